// A program of two shaders. UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>

namespace monter::kiosk {

// How a picture lies on its panel: turned clockwise about the middle by quarters. Every vertex shader that draws on the
// screen takes it as `uniform vec2 turn` (cosine, sine) and ends with `lying(p)` of turn_glsl.
struct Turn {
    float cosine = 1, sine = 0;
};
[[nodiscard]] Turn turn_of(int quarters);
inline constexpr const char* turn_glsl =
    "uniform highp vec2 turn;\n"
    "vec2 lying(vec2 p) { return vec2(dot(turn, p), dot(vec2(-turn.y, turn.x), p)); }\n";

// The sources are this program's own: one that does not compile is a bug, and shows as nothing drawn; the log names it.
// Both begin without their version line, which is the same for all; the vertex shader may call lying().
[[nodiscard]] GLuint link_program(const char* vertex, const char* fragment);

}  // namespace monter::kiosk
