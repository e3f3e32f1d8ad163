#include "kiosk/stage/gl_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

constexpr const char* vertex_shader = R"(#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 picture;
layout(location = 2) in vec4 colour;
uniform vec2 view;
out vec2 at;
out vec4 tint;
void main() {
    at = picture;
    tint = colour;
    gl_Position = vec4(place.x * view.x - 1.0, 1.0 - place.y * view.y, 0.0, 1.0);
})";

constexpr const char* fragment_shader = R"(#version 300 es
precision mediump float;
uniform sampler2D image;
in highp vec2 at;
in vec4 tint;
out vec4 pixel;
void main() { pixel = tint * texture(image, at); })";

// For surfaces, whose texture is the white pixel: a machine without a graphics card fills them three times as fast
// without reading it.
constexpr const char* plain_fragment_shader = R"(#version 300 es
precision mediump float;
in vec4 tint;
out vec4 pixel;
void main() { pixel = tint; })";

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

}  // namespace

Fit fit(Size design, int window_w, int window_h) {
    Fit f{.window_w = window_w, .window_h = window_h};
    f.scale = std::min(static_cast<float>(window_w) / design.w, static_cast<float>(window_h) / design.h);
    f.w = static_cast<int>(std::lround(design.w * f.scale));
    f.h = static_cast<int>(std::lround(design.h * f.scale));
    f.x = (window_w - f.w) / 2;
    f.y = (window_h - f.h) / 2;
    return f;
}

GlRenderer::GlRenderer() : textured_(vertex_shader, fragment_shader), plain_(vertex_shader, plain_fragment_shader) {
    glGenVertexArrays(1, &vertex_array_);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
}

GlRenderer::Ink::Ink(const char* vertex, const char* fragment)
    : program(link_program(vertex, fragment)), view(glGetUniformLocation(program, "view")) {}

GlRenderer::~GlRenderer() {
    glDeleteFramebuffers(1, &frame_);
    glDeleteRenderbuffers(1, &depth_);
    glDeleteTextures(2, pictures_);
    glDeleteBuffers(1, &vertices_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &vertex_array_);
    glDeleteProgram(textured_.program);
    glDeleteProgram(plain_.program);
}

void GlRenderer::draw(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, fit.window_w, fit.window_h);
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(border);
    glClearColor(colour.x, colour.y, colour.z, 1);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glViewport(fit.x, fit.window_h - fit.y - fit.h, fit.w, fit.h);
    behind();
    draw_lists(lists, fit, fit.x, fit.window_h - fit.y - fit.h);
}

GLuint GlRenderer::snapshot(const ImDrawData* lists, const Fit& fit, const Behind& behind) {
    if (frame_ == 0) glGenFramebuffers(1, &frame_);
    if (pictures_[0] == 0) glGenTextures(2, pictures_);
    const GLuint picture = pictures_[next_picture_];
    next_picture_ = 1 - next_picture_;
    glBindTexture(GL_TEXTURE_2D, picture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, fit.w, fit.h, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture, 0);
    if (depth_ == 0) glGenRenderbuffers(1, &depth_);
    glBindRenderbuffer(GL_RENDERBUFFER, depth_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, fit.w, fit.h);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glViewport(0, 0, fit.w, fit.h);
    behind();
    if (lists != nullptr) draw_lists(*lists, fit, 0, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return picture;
}

Bytes GlRenderer::pixels(const ImDrawData& lists, const Fit& fit, const Behind& behind) {
    const GLuint picture = snapshot(&lists, fit, behind);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture, 0);
    const auto row = static_cast<std::size_t>(fit.w) * 4;
    Bytes upside_down(row * static_cast<std::size_t>(fit.h)), pixels(upside_down.size());
    glReadPixels(0, 0, fit.w, fit.h, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    for (std::size_t y = 0; y < static_cast<std::size_t>(fit.h); ++y) {
        std::copy_n(upside_down.data() + (static_cast<std::size_t>(fit.h) - 1 - y) * row, row, pixels.data() + y * row);
    }
    return pixels;
}

void GlRenderer::draw_lists(const ImDrawData& lists, const Fit& fit, int x, int y) {
    glViewport(x, y, fit.w, fit.h);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glEnable(GL_SCISSOR_TEST);
    for (const Ink* ink : {&textured_, &plain_}) {
        glUseProgram(ink->program);
        glUniform2f(ink->view, 2.0F / lists.DisplaySize.x, 2.0F / lists.DisplaySize.y);
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
            const auto left = static_cast<int>(std::floor(command.ClipRect.x * fit.scale));
            const auto top = static_cast<int>(std::floor(command.ClipRect.y * fit.scale));
            const auto right = static_cast<int>(std::ceil(command.ClipRect.z * fit.scale));
            const auto bottom = static_cast<int>(std::ceil(command.ClipRect.w * fit.scale));
            if (command.ElemCount == 0 || right <= left || bottom <= top) continue;
            glScissor(x + std::max(left, 0), y + std::max(fit.h - bottom, 0), right - std::max(left, 0), bottom - top);
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
