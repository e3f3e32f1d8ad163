#include "kiosk/stage/poster_gl.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <string>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

using pack::PosterRange;

// place = scale and offset from the mesh's units to clip space; feather = a window pixel in clip space; slots = the
// palette's colours, row by row; life = seconds, how far the water's streaks sway (in the mesh's units), how far stars
// dim: slow waves over the picture, each star with a time of its own, none quicker than 0.3 Hz. A pixel has no texture
// to read: that would cost a machine without a graphics card more than all the rest of it.
constexpr int slots_in_row = 256;
constexpr const char* vertex_shader = R"(layout(location = 0) in vec2 corner;
layout(location = 1) in vec2 rim;
layout(location = 2) in vec2 tone;
layout(location = 3) in float row;
uniform highp vec4 place;
uniform highp vec2 feather;
uniform sampler2D slots;
uniform highp vec3 life;
varying_out mediump vec4 colour;
vec4 of_slot(int slot) { return texelFetch(slots, ivec2(slot & 255, slot >> 8), 0); }
void main() {
    int slot = int(row);
    vec4 own = mix(of_slot(slot), of_slot(slot + 1), tone.x);
    float alpha = own.a * tone.y;
    vec2 at = corner;
    if (life.y > 0.0) {
        at.x += life.y * (sin(corner.y * 0.013 + life.x * 1.1) + 0.6 * sin(corner.x * 0.0021 - life.x * 0.7));
        alpha *= 0.88 + 0.12 * sin(corner.y * 0.031 - life.x * 1.3 + corner.x * 0.0009);
    }
    if (life.z > 0.0) {
        vec2 cell = floor(corner / 512.0);
        float own_time = fract(sin(dot(cell, vec2(12.9898, 78.233))) * 43758.5);
        alpha *= 1.0 - life.z * (0.5 + 0.5 * sin(life.x * (0.7 + own_time) + own_time * 40.0));
    }
    colour = vec4(own.rgb * alpha, alpha);
    vec2 p = at * place.xy + place.zw + rim * feather / 64.0;
    gl_Position = vec4(lying(p), 0.0, 1.0);
})";

constexpr const char* fragment_shader = R"(precision mediump float;
varying_in vec4 colour;
out vec4 pixel;
void main() { pixel = colour; })";

constexpr float units = 10;  // a mesh's units a design pixel
constexpr float sway = 4 * units, twinkle = 0.55F;

template <std::size_t Offset>
const void* field() {
    return reinterpret_cast<const void*>(Offset);
}

bool is_same(const Light& a, const Light& b) {
    return a.elevation == b.elevation && a.azimuth == b.azimuth && a.day == b.day;
}

}  // namespace

std::optional<Disc> disc_of(const pack::PosterMesh& mesh, const pack::PosterInputs& inputs, const Light& light) {
    if (!mesh.sun || inputs.front <= 0) return {};
    Disc disc{
        .x = mesh.sun->x, .y = mesh.palette.number(mesh.sun->y, inputs), .r = mesh.palette.number(mesh.sun->r, inputs)};
    // 55 degrees to the side is the edge of the picture: half of 1920.
    if (mesh.view_azimuth) disc.moved = sun_aside(light.azimuth, *mesh.view_azimuth) / 55 * 960;
    disc.x += disc.moved;
    return disc;
}

PosterMeshGl::PosterMeshGl(pack::PosterMesh&& mesh) : mesh_(std::move(mesh)) {
    find_runs();
    glGenVertexArrays(1, &array_);
    glBindVertexArray(array_);
    glGenBuffers(1, &vertices_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh_.vertices.size() * sizeof(pack::PosterVertex)),
                 mesh_.vertices.data(), GL_STATIC_DRAW);
    glGenBuffers(1, &indices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh_.indices.size() * sizeof(std::uint32_t)),
                 mesh_.indices.data(), GL_STATIC_DRAW);
    using Vertex = pack::PosterVertex;
    for (GLuint i = 0; i < 4; ++i) glEnableVertexAttribArray(i);
    constexpr GLsizei stride = sizeof(Vertex);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, stride, field<offsetof(Vertex, x)>());
    glVertexAttribPointer(1, 2, GL_BYTE, GL_FALSE, stride, field<offsetof(Vertex, nx)>());
    glVertexAttribPointer(2, 2, GL_UNSIGNED_BYTE, GL_TRUE, stride, field<offsetof(Vertex, t)>());
    glVertexAttribPointer(3, 1, GL_UNSIGNED_SHORT, GL_FALSE, stride, field<offsetof(Vertex, row)>());
    glBindVertexArray(0);
    mesh_.vertices = {};
    mesh_.indices = {};

    // One more than there are: a vertex at the last slot names the next one too, with nothing of it.
    rows_ = static_cast<GLsizei>(mesh_.palette.slots() / slots_in_row + 1);
    texels_.resize(static_cast<std::size_t>(rows_) * slots_in_row * 4);
    glGenTextures(1, &palette_);
    glBindTexture(GL_TEXTURE_2D, palette_);
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, slots_in_row, rows_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

// Triangles of one colour in a row. Those that cost next to nothing are joined to what comes before them, and count as
// always there; a few large ones do cost, and so do the halos of a sun that has set.
void PosterMeshGl::find_runs() {
    constexpr std::uint32_t short_most = 64 * 3;
    constexpr float small_most = 40'000;  // design pixels: a fiftieth of the picture
    for (const PosterRange& range : mesh_.ranges) {
        first_run_.push_back(runs_.size());
        std::vector<Run> runs;
        std::vector<float> areas;
        for (std::uint32_t i = range.first; i < range.first + range.count; i += 3) {
            const auto corner = [&](std::uint32_t k) -> const pack::PosterVertex& {
                return mesh_.vertices[mesh_.indices[i + k]];
            };
            const auto &a = corner(0), &b = corner(1), &c = corner(2);
            if (runs.empty() || runs.back().slot != a.row) {
                runs.push_back({i, 0, a.row});
                areas.push_back(0);
            }
            runs.back().count += 3;
            runs.back().mixes = runs.back().mixes || a.t > 0 || b.t > 0 || c.t > 0;
            areas.back() += std::abs(static_cast<float>(b.x - a.x) * static_cast<float>(c.y - a.y) -
                                     static_cast<float>(c.x - a.x) * static_cast<float>(b.y - a.y)) /
                            (2 * units * units);
        }
        for (std::size_t n = 0; n < runs.size(); ++n) {
            Run& run = runs[n];
            run.flat = range.kind == PosterRange::Kind::opaque && !run.mixes;
            const bool is_small = run.count < short_most && areas[n] < small_most;
            if (is_small && range.kind != PosterRange::Kind::disc) run.slot = always;
            const bool joins = runs_.size() > first_run_.back() && runs_.back().slot == always && run.slot == always &&
                               runs_.back().flat == run.flat;
            if (joins) {
                runs_.back().count += run.count;
            } else {
                runs_.push_back(run);
            }
        }
    }
    first_run_.push_back(runs_.size());
}

PosterMeshGl::~PosterMeshGl() {
    glDeleteTextures(1, &palette_);
    glDeleteBuffers(1, &vertices_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &array_);
}

PosterGl::Ink::Ink(const char* varying)
    : program(link_program((std::string("#define varying_out ") + varying + " out\n" + vertex_shader).c_str(),
                           (std::string("#define varying_in ") + varying + " in\n" + fragment_shader).c_str())),
      place(glGetUniformLocation(program, "place")),
      feather(glGetUniformLocation(program, "feather")),
      turn(glGetUniformLocation(program, "turn")),
      life(glGetUniformLocation(program, "life")) {}

PosterGl::PosterGl() : smooth_("smooth"), flat_("flat") {}

PosterGl::~PosterGl() {
    glDeleteProgram(smooth_.program);
    glDeleteProgram(flat_.program);
}

void PosterGl::light(PosterMeshGl& poster, const Light& light) {
    glBindTexture(GL_TEXTURE_2D, poster.palette_);
    if (poster.lit_ && is_same(*poster.lit_, light)) return;
    const auto begin = std::chrono::steady_clock::now();
    poster.lit_ = light;
    poster.inputs_ = poster_inputs(light, poster.mesh_.view_azimuth);
    poster.mesh_.palette.colours_of_slots(poster.inputs_, poster.texels_);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, slots_in_row, poster.rows_, GL_RGBA, GL_UNSIGNED_BYTE,
                    poster.texels_.data());
    light_ms_ += std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

bool PosterGl::shows(const PosterMeshGl& poster, const PosterMeshGl::Run& run) {
    if (run.slot == PosterMeshGl::always) return true;
    const auto alpha = [&](std::size_t slot) { return poster.texels_[slot * 4 + 3]; };
    return alpha(run.slot) > 0 || (run.mixes && alpha(run.slot + 1U) > 0);
}

// Neighbours that show are drawn in one call.
void PosterGl::put_range(const PosterMeshGl& poster, std::size_t range) const {
    const auto begin = poster.first_run_[range], end = poster.first_run_[range + 1];
    for (std::size_t i = begin; i < end;) {
        if (!shows(poster, poster.runs_[i])) {
            ++i;
            continue;
        }
        const std::uint32_t first = poster.runs_[i].first;
        const bool flat = poster.runs_[i].flat;
        std::uint32_t count = 0;
        for (; i < end && poster.runs_[i].flat == flat && shows(poster, poster.runs_[i]); ++i) {
            count += poster.runs_[i].count;
        }
        glUseProgram((flat ? flat_ : smooth_).program);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(static_cast<std::size_t>(first) * sizeof(std::uint32_t)));
    }
}

void PosterGl::draw(PosterMeshGl& poster, const PosterView& view, Size size, float scale, const Turn& turn) {
    light(poster, view.light);
    const pack::PosterMesh& mesh = poster.mesh_;
    const PosterFit whole = cover(mesh, size);
    const PosterFit fit = view.framing ? framed(mesh, size, *view.framing) : whole;
    const auto disc = disc_of(mesh, poster.inputs_, view.light);
    const float to_clip_x = 2 / size.w, to_clip_y = -2 / size.h;
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_CULL_FACE);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    bool has_aurora = false;
    const auto begin = [&] {
        glBindVertexArray(poster.array_);
        glBindTexture(GL_TEXTURE_2D, poster.palette_);
        for (const Ink* const ink : {&smooth_, &flat_}) {
            glUseProgram(ink->program);
            glUniform2f(ink->turn, turn.cosine, turn.sine);
            glUniform2f(ink->feather, to_clip_x / scale, to_clip_y / scale);
        }
    };
    begin();
    for (std::size_t i = 0; i < mesh.ranges.size(); ++i) {
        const PosterRange& range = mesh.ranges[i];
        const bool follows_sun = range.kind == PosterRange::Kind::disc || range.kind == PosterRange::Kind::glint;
        if (follows_sun && !disc) continue;
        range.kind == PosterRange::Kind::opaque ? glDisable(GL_BLEND) : glEnable(GL_BLEND);
        if (range.kind == PosterRange::Kind::aurora) {
            if (!has_aurora && poster.inputs_.aurora > 0) {
                const float clip_x = to_clip_x * whole.scale, clip_y = to_clip_y * whole.scale;
                // Its rays may rise behind the letters; the curtains themselves hang below them.
                const float hang = std::max(0.0F, view.aurora_below - 0.08F * std::min(size.h, size.w));
                aurora_.draw({.place = {clip_x, clip_y, (whole.x + mesh.view_x * whole.scale) * to_clip_x - 1,
                                        (whole.y + hang + mesh.view_y * whole.scale) * to_clip_y + 1},
                              .width = mesh.view_w,
                              .height = mesh.view_h,
                              .from = view.aurora_from,
                              .letters = view.aurora_below > 0
                                             ? (view.aurora_below - hang - whole.y) / whole.scale - mesh.view_y
                                             : AuroraGl::View{}.letters,
                              .strength = poster.inputs_.aurora,
                              .seconds = view.seconds,
                              .turn = turn});
                begin();
            }
            has_aurora = true;
            continue;
        }
        const float parallax = range.layer < mesh.layers.size() ? mesh.layers[range.layer].parallax : 0;
        float unit = fit.scale / units, x = fit.x + view.drift * poster_drift_px * parallax * fit.scale, y = fit.y;
        if (range.kind == PosterRange::Kind::disc) {
            unit = fit.scale * disc->r / pack::poster_disc_radius;
            x += disc->x * fit.scale;
            y += disc->y * fit.scale;
        } else if (range.kind == PosterRange::Kind::glint) {
            x += disc->moved * fit.scale;
        }
        const bool flows =
            view.lives && (range.kind == PosterRange::Kind::water || range.kind == PosterRange::Kind::glint);
        const bool twinkles = view.lives && range.kind == PosterRange::Kind::stars;
        for (const Ink* const ink : {&smooth_, &flat_}) {
            glUseProgram(ink->program);
            glUniform3f(ink->life, view.seconds, flows ? sway : 0, twinkles ? twinkle : 0);
            glUniform4f(ink->place, unit * to_clip_x, unit * to_clip_y, x * to_clip_x - 1, y * to_clip_y + 1);
        }
        put_range(poster, i);
    }
    glEnable(GL_BLEND);
    glBindVertexArray(0);
}

}  // namespace monter::kiosk
