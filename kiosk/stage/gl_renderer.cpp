#include "kiosk/stage/gl_renderer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

constexpr const char* draw_list_vertex_shader = R"(layout(location = 0) in vec2 place;
layout(location = 1) in vec2 picture;
layout(location = 2) in vec4 colour;
uniform vec2 view;
out vec2 at;
out vec4 tint;
void main() {
    at = picture;
    tint = colour;
    gl_Position = vec4(lying(vec2(place.x * view.x - 1.0, 1.0 - place.y * view.y)), 0.0, 1.0);
})";

constexpr const char* draw_list_fragment_shader = R"(precision mediump float;
uniform sampler2D image;
in highp vec2 at;
in vec4 tint;
out vec4 pixel;
void main() { pixel = tint * texture(image, at); })";

// For surfaces, whose texture is the white pixel: a machine without a graphics card fills them three times as fast
// without reading it.
constexpr const char* plain_fragment_shader = R"(precision mediump float;
in vec4 tint;
out vec4 pixel;
void main() { pixel = tint; })";

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

}  // namespace

Fit fit(Size design, int window_w, int window_h, int quarters) {
    Fit f{.window_w = window_w, .window_h = window_h, .quarters = quarters & 3};
    const bool sideways = f.quarters % 2 != 0;
    f.scale = std::min(static_cast<float>(sideways ? window_h : window_w) / design.w,
                       static_cast<float>(sideways ? window_w : window_h) / design.h);
    f.w = static_cast<int>(std::lround(design.w * f.scale));
    f.h = static_cast<int>(std::lround(design.h * f.scale));
    f.x = (window_w - f.lying_w()) / 2;
    f.y = (window_h - f.lying_h()) / 2;
    return f;
}

Point Fit::to_window(Point design) const {
    const Point p{design.x * scale, design.y * scale};
    const auto across = static_cast<float>(w), down = static_cast<float>(h);
    const std::array<Point, 4> lying{p, {down - p.y, p.x}, {across - p.x, down - p.y}, {p.y, across - p.x}};
    const Point there = lying[static_cast<std::size_t>(quarters)];
    return {there.x + static_cast<float>(x), there.y + static_cast<float>(y)};
}

Point Fit::to_design(float window_x, float window_y) const {
    const Point p{window_x - static_cast<float>(x), window_y - static_cast<float>(y)};
    const auto across = static_cast<float>(w), down = static_cast<float>(h);
    const std::array<Point, 4> upright{p, {p.y, down - p.x}, {across - p.x, down - p.y}, {across - p.y, p.x}};
    const Point there = upright[static_cast<std::size_t>(quarters)];
    return {there.x / scale, there.y / scale};
}

GlRenderer::GlRenderer()
    : textured_(draw_list_vertex_shader, draw_list_fragment_shader),
      plain_(draw_list_vertex_shader, plain_fragment_shader) {
    glGenVertexArrays(1, &vertex_array_);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
}

GlRenderer::Ink::Ink(const char* vertex, const char* fragment)
    : program(link_program(vertex, fragment)),
      view(glGetUniformLocation(program, "view")),
      turn(glGetUniformLocation(program, "turn")) {}

GlRenderer::~GlRenderer() {
    glDeleteFramebuffers(1, &frame_);
    glDeleteTextures(2, pictures_);
    glDeleteBuffers(1, &vertices_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &vertex_array_);
    glDeleteProgram(textured_.program);
    glDeleteProgram(plain_.program);
}

void GlRenderer::draw(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    // Every screen has a ground that fills it: without borders there is nothing a clear would be seen of.
    if (fit.lying_w() < fit.window_w || fit.lying_h() < fit.window_h) clear(fit, border);
    draw_window(lists, fit, behind);
}

void GlRenderer::clear(const Fit& fit, ImU32 border) {
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, fit.window_w, fit.window_h);
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(border);
    glClearColor(colour.x, colour.y, colour.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void GlRenderer::draw_window(const ImDrawData& lists, const Fit& fit, const Behind& behind) {
    glDisable(GL_SCISSOR_TEST);
    glViewport(fit.x, fit.window_h - fit.y - fit.lying_h(), fit.lying_w(), fit.lying_h());
    behind(turn_of(fit.quarters));
    draw_lists(lists, fit);
}

// A texture to draw into.
GLuint GlRenderer::bind_picture(int w, int h) {
    if (frame_ == 0) glGenFramebuffers(1, &frame_);
    if (pictures_[0] == 0) glGenTextures(2, pictures_);
    const GLuint picture = pictures_[next_picture_];
    next_picture_ = 1 - next_picture_;
    glBindTexture(GL_TEXTURE_2D, picture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, w, h, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture, 0);
    return picture;
}

GLuint GlRenderer::snapshot(const ImDrawData* lists, const Fit& fit, const Behind& behind) {
    const GLuint picture = bind_picture(fit.w, fit.h);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glViewport(0, 0, fit.w, fit.h);
    behind(Turn{});
    const Fit upright{.window_w = fit.w, .window_h = fit.h, .w = fit.w, .h = fit.h, .scale = fit.scale};
    if (lists != nullptr) draw_lists(*lists, upright);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return picture;
}

Bytes GlRenderer::pixels(const ImDrawData& lists, const Fit& fit, const Behind& behind) {
    const GLuint picture = snapshot(&lists, fit, behind);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture, 0);
    return read(fit.w, fit.h);
}

Bytes GlRenderer::window_pixels(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind) {
    bind_picture(fit.window_w, fit.window_h);
    clear(fit, border);
    draw_window(lists, fit, behind);
    return read(fit.window_w, fit.window_h);
}

Bytes GlRenderer::read(int w, int h) {
    const auto row = static_cast<std::size_t>(w) * 4;
    Bytes upside_down(row * static_cast<std::size_t>(h)), pixels(upside_down.size());
    glReadPixels(0, 0, w, h, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    for (std::size_t y = 0; y < static_cast<std::size_t>(h); ++y) {
        std::copy_n(upside_down.data() + (static_cast<std::size_t>(h) - 1 - y) * row, row, pixels.data() + y * row);
    }
    return pixels;
}

void GlRenderer::draw_lists(const ImDrawData& lists, const Fit& fit) {
    glViewport(fit.x, fit.window_h - fit.y - fit.lying_h(), fit.lying_w(), fit.lying_h());
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glEnable(GL_SCISSOR_TEST);
    const Turn turn = turn_of(fit.quarters);
    for (const Ink* ink : {&textured_, &plain_}) {
        glUseProgram(ink->program);
        glUniform2f(ink->view, 2.0F / lists.DisplaySize.x, 2.0F / lists.DisplaySize.y);
        glUniform2f(ink->turn, turn.cosine, turn.sine);
    }
    glBindVertexArray(vertex_array_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);

    for (int n = 0; n < lists.CmdListsCount; ++n) {
        const ImDrawList& list = *lists.CmdLists[n];
        glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const Point from = fit.to_window({command.ClipRect.x, command.ClipRect.y});
            const Point to = fit.to_window({command.ClipRect.z, command.ClipRect.w});
            const auto [left, right] = std::minmax(from.x, to.x);
            const auto [top, bottom] = std::minmax(from.y, to.y);
            const int x = std::max(static_cast<int>(std::floor(left)), fit.x);
            const int y = std::max(static_cast<int>(std::floor(top)), fit.y);
            const int w = std::min(static_cast<int>(std::ceil(right)), fit.x + fit.lying_w()) - x;
            const int h = std::min(static_cast<int>(std::ceil(bottom)), fit.y + fit.lying_h()) - y;
            if (command.ElemCount == 0 || w <= 0 || h <= 0) continue;
            glScissor(x, fit.window_h - y - h, w, h);
            const std::size_t first = command.VtxOffset * sizeof(ImDrawVert);
            constexpr GLsizei stride = sizeof(ImDrawVert);
            glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(first + offsetof(ImDrawVert, pos)));
            glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(first + offsetof(ImDrawVert, uv)));
            glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(first + offsetof(ImDrawVert, col)));
            const auto texture = (GLuint)(intptr_t)command.GetTexID();
            glUseProgram(texture == white_ ? plain_.program : textured_.program);
            if (texture != white_) glBindTexture(GL_TEXTURE_2D, texture);
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                           sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                           offset(command.IdxOffset * sizeof(ImDrawIdx)));
        }
    }
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace monter::kiosk
