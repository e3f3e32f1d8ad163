#include "kiosk/stage/mix_gl.hpp"

#include <array>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

namespace {

// One triangle that covers the viewport; the picture lies turned already.
constexpr const char* vertex_shader = R"(out highp vec2 at;
void main() {
    at = vec2(float(gl_VertexID & 1) * 2.0, float(gl_VertexID >> 1) * 2.0);
    gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
})";

constexpr const char* fragment_shader = R"(precision mediump float;
uniform sampler2D image;
uniform float opacity;
in highp vec2 at;
out vec4 pixel;
void main() { pixel = vec4(texture(image, at).rgb, opacity); })";

}  // namespace

MixGl::MixGl() : program_(link_program(vertex_shader, fragment_shader)) {
    opacity_ = glGetUniformLocation(program_, "opacity");
}

MixGl::~MixGl() {
    forget();
    glDeleteProgram(program_);
}

void MixGl::forget() {
    // The framebuffer first: while it holds the texture, the texture's memory stays.
    glDeleteFramebuffers(1, &frame_);
    glDeleteTextures(1, &texture_);
    frame_ = texture_ = 0;
}

void MixGl::draw(float opacity, const std::function<void()>& picture) {
    std::array<GLint, 4> view{};
    GLint before = 0;
    glGetIntegerv(GL_VIEWPORT, view.data());
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &before);
    if (texture_ == 0 || w_ != view[2] || h_ != view[3]) {
        if (texture_ == 0) glGenTextures(1, &texture_);
        w_ = view[2];
        h_ = view[3];
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, w_, h_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        for (const GLenum which : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
            glTexParameteri(GL_TEXTURE_2D, which, GL_NEAREST);
        }
        for (const GLenum which : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
            glTexParameteri(GL_TEXTURE_2D, which, GL_CLAMP_TO_EDGE);
        }
    }
    if (frame_ == 0) glGenFramebuffers(1, &frame_);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    glViewport(0, 0, w_, h_);
    picture();
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    glViewport(view[0], view[1], view[2], view[3]);
    glUseProgram(program_);
    glUniform1f(opacity_, opacity);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace monter::kiosk
