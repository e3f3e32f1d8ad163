#include "kiosk/stage/aurora_gl.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

constexpr int columns = 200, rows = 8, curtains = 3;

// corner = column 0..1, row 0 (lower edge) .. 1 (top), curtain 0..2.
constexpr const char* aurora_vertex_shader = R"(layout(location = 0) in vec3 corner;
uniform highp vec4 place;
uniform highp vec3 view;
uniform highp vec2 now;
out mediump vec4 light;
void main() {
    float k = corner.z, x = corner.x, t = now.x * 0.188;
    float fold = sin(x * (5.1 + k) + t + k * 2.1) * 0.055 + sin(x * (9.7 - 2.0 * k) - t * 0.7 + k) * 0.022;
    float edge = 0.285 - k * 0.1 + fold - x * 0.03;
    float rays = 0.72 + 0.16 * sin(x * 173.0 + t * 1.3 + k * 7.0) + 0.12 * sin(x * 269.0 - t + k);
    float tall = (0.3 - k * 0.05) * (0.7 + 0.3 * sin(x * 6.3 - t * 0.5 + k * 4.0));
    float breath = 1.0 + 0.15 * sin(now.x * 0.9 + k * 2.4);
    float profile = smoothstep(0.0, 0.07, corner.y) * pow(1.0 - corner.y, 1.7);
    float side = smoothstep(view.z, view.z + 260.0, x * view.x) ;
    float patchy = 0.55 + 0.45 * sin(x * 3.7 + t * 0.4 + k * 1.9);
    float a = profile * rays * breath * side * patchy * now.y * (0.72 - k * 0.16);
    vec3 colour = mix(vec3(0.36, 0.92, 0.67), vec3(0.30, 0.42, 0.72), smoothstep(0.35, 1.0, corner.y));
    light = vec4(colour * a, a * 0.75);
    vec2 p = vec2(x * view.x, (edge - corner.y * tall) * min(view.y, view.x * 0.75));
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
    glUniform2f(turn_, view.turn.cosine, view.turn.sine);
    constexpr int in_column = curtains * rows * 6;
    const int first = std::clamp(static_cast<int>(view.from / view.width * columns), 0, columns);
    glDrawElements(GL_TRIANGLES, (columns - first) * in_column, GL_UNSIGNED_SHORT,
                   reinterpret_cast<const void*>(static_cast<std::size_t>(first) * in_column * sizeof(std::uint16_t)));
}

}  // namespace monter::kiosk
