#include "kiosk/stage/shader.hpp"

#include <array>
#include <string>

#include "sync/base/log.hpp"

namespace monter::kiosk {

namespace {

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    const std::array<const char*, 3> text{"#version 300 es\n", kind == GL_VERTEX_SHADER ? turn_glsl : "", source};
    glShaderSource(shader, static_cast<GLsizei>(text.size()), text.data(), nullptr);
    glCompileShader(shader);
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_FALSE) {
        std::array<char, 512> why{};
        glGetShaderInfoLog(shader, static_cast<GLsizei>(why.size()), nullptr, why.data());
        log_warning(std::string("a shader does not compile: ") + why.data());
    }
    return shader;
}

}  // namespace

Turn turn_of(int quarters) {
    constexpr std::array<Turn, 4> turns{Turn{1, 0}, Turn{0, 1}, Turn{-1, 0}, Turn{0, -1}};
    return turns[static_cast<std::size_t>(quarters & 3)];
}

GLuint link_program(const char* vertex, const char* fragment) {
    const GLuint program = glCreateProgram();
    const std::array<GLuint, 2> parts{compile(GL_VERTEX_SHADER, vertex), compile(GL_FRAGMENT_SHADER, fragment)};
    for (const GLuint part : parts) glAttachShader(program, part);
    glLinkProgram(program);
    for (const GLuint part : parts) glDeleteShader(part);
    return program;
}

}  // namespace monter::kiosk
