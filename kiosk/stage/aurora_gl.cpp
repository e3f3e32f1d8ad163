#include "kiosk/stage/aurora_gl.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

constexpr int columns = 160, rows = 12, curtains = 3;
constexpr float dimmed = 0.34F;  // what is left of it behind letters: snow on it keeps 4.5 : 1

// corner = column 0..1, row 0 (lower edge) .. 1 (top), curtain 0..2.
constexpr const char* aurora_vertex_shader = R"(layout(location = 0) in vec3 corner;
uniform highp vec4 place;
uniform highp vec3 view;
uniform highp vec2 now;
uniform highp vec2 letters;
out mediump vec4 light;
void main() {
    float k = corner.z, y = corner.y, t = now.x * 0.188;
    float x = corner.x + 0.03 * sin(corner.x * 7.3 + t * 0.6 + k);
    float fold = sin(x * (4.3 + 1.3 * k) + t + k * 2.1) * 0.07 + sin(x * (11.0 - 2.0 * k) - t * 0.8 + k) * 0.026;
    float edge = 0.33 - k * 0.09 + fold - x * 0.03;
    float knots = 0.5 + 0.5 * sin(x * 5.2 - t * 0.9 + k * 1.7 + 1.2 * sin(x * 2.9 + t * 0.3));
    float fine = sin(x * 151.0 + t * 1.6 + k * 7.0 + 3.0 * sin(x * 9.0 - t * 0.4));
    float finer = sin(x * 269.0 - t * 1.1 + k * 3.0);
    float rays = 0.7 + 0.19 * fine + 0.11 * finer;
    float tall = (0.38 - k * 0.05) * (0.62 + 0.5 * knots * knots + 0.08 * fine);
    float breath = 0.93 + 0.07 * sin(now.x * 0.9 + k * 2.4);
    float body = pow(1.0 - y, 2.0), hem = smoothstep(0.0, 0.05, y) * (1.0 - smoothstep(0.05, 0.24, y));
    float profile = smoothstep(0.0, 0.06, y) * body * mix(rays, 1.0, 0.35 * hem) + 0.30 * hem;
    float side = smoothstep(view.z, view.z + 260.0, corner.x * view.x);
    float place_y = (edge - y * tall) * min(view.y, view.x);
    float behind = mix(letters.y, 1.0, smoothstep(letters.x - 10.0, letters.x + 60.0, place_y));
    float bright = (0.42 + 0.78 * knots) * (1.0 - k * 0.27);
    float a = min(profile * bright * breath * side * now.y, 0.94) * behind;
    vec3 green = mix(vec3(0.66, 1.0, 0.80), vec3(0.34, 0.92, 0.64), smoothstep(0.0, 0.16, y));
    vec3 colour = mix(green, vec3(0.46, 0.40, 0.86), smoothstep(0.28, 0.85, y));
    light = vec4(colour * a, a * 0.8);
    vec2 p = vec2(corner.x * view.x, place_y);
    gl_Position = vec4(lying(p * place.xy + place.zw), 0.0, 1.0);
})";

constexpr const char* aurora_fragment_shader = R"(precision mediump float;
in vec4 light;
out vec4 pixel;
void main() { pixel = light; })";

}  // namespace

AuroraGl::AuroraGl() : program_(link_program(aurora_vertex_shader, aurora_fragment_shader)) {
    place_ = glGetUniformLocation(program_, "place");
    view_ = glGetUniformLocation(program_, "view");
    now_ = glGetUniformLocation(program_, "now");
    turn_ = glGetUniformLocation(program_, "turn");
    letters_ = glGetUniformLocation(program_, "letters");
    std::vector<float> corners;
    std::vector<std::uint16_t> indices;
    for (int k = 0; k < curtains; ++k) {
        for (int row = 0; row <= rows; ++row) {
            for (int column = 0; column <= columns; ++column) {
                // Closer together at the lower edge, where the light changes fastest.
                const float up = static_cast<float>(row) / rows;
                corners.insert(corners.end(), {static_cast<float>(column) / columns, up * up, static_cast<float>(k)});
            }
        }
    }
    // Column by column, so that those behind a text can be left out.
    for (int column = 0; column < columns; ++column) {
        for (int k = 0; k < curtains; ++k) {
            for (int row = 0; row < rows; ++row) {
                const int at = (k * (rows + 1) + row) * (columns + 1) + column;
                for (const int corner : {at, at + 1, at + columns + 1, at + 1, at + columns + 2, at + columns + 1}) {
                    indices.push_back(static_cast<std::uint16_t>(corner));
                }
            }
        }
    }
    static_assert(curtains * (rows + 1) * (columns + 1) < 65'536);
    glGenVertexArrays(1, &array_);
    glBindVertexArray(array_);
    glGenBuffers(1, &corners_);
    glBindBuffer(GL_ARRAY_BUFFER, corners_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners.size() * sizeof(float)), corners.data(),
                 GL_STATIC_DRAW);
    glGenBuffers(1, &indices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint16_t)),
                 indices.data(), GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, 3 * sizeof(float), nullptr);
    glBindVertexArray(0);
}

AuroraGl::~AuroraGl() {
    glDeleteBuffers(1, &corners_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &array_);
    glDeleteProgram(program_);
}

void AuroraGl::draw(const View& view) const {
    glUseProgram(program_);
    glBindVertexArray(array_);
    glUniform4fv(place_, 1, view.place.data());
    glUniform3f(view_, view.width, view.height, view.from);
    glUniform2f(now_, view.seconds, view.strength);
    glUniform2f(letters_, view.letters, dimmed);
    glUniform2f(turn_, view.turn.cosine, view.turn.sine);
    constexpr int in_column = curtains * rows * 6;
    const int first = std::clamp(static_cast<int>(view.from / view.width * columns), 0, columns);
    glDrawElements(GL_TRIANGLES, (columns - first) * in_column, GL_UNSIGNED_SHORT,
                   reinterpret_cast<const void*>(static_cast<std::size_t>(first) * in_column * sizeof(std::uint16_t)));
}

}  // namespace monter::kiosk
