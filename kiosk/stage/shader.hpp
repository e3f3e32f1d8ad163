// A program of two shaders. UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>

namespace monter::kiosk {

// The sources are this program's own: one that does not compile is a bug, and shows as nothing drawn; the log names it.
[[nodiscard]] GLuint link_program(const char* vertex, const char* fragment);

}  // namespace monter::kiosk
