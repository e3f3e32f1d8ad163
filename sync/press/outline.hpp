// Lines before they are triangles: path data read and flattened, strokes turned into areas.
//
// Path data is read here and not with svgpp: posters use `M` absolute, `l q c` relative and `z` and nothing else (whole
// tenths of a design pixel, so that relative steps never drift), which is a page of code that can name the faulty
// place; svgpp reads all of SVG through a mountain of templates that every build would compile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace monter::press {

inline constexpr double tenths = 10;  // of a design pixel: the unit of drawings and meshes

struct Point {
    double x = 0, y = 0;  // tenths of a design pixel, y downwards
};
using Contour = std::vector<Point>;

struct Line {
    Contour points;  // the last differs from the first, closed or not
    bool closed = false;
};

// How far a flattened curve may leave the true one: 0.06 design pixels are an eighth of a pixel on a panel of 3840 x
// 2160.
inline constexpr double flatness = 1.0;
inline constexpr std::size_t path_points_max = 200'000;

// The lines of `data`; or empty, and `wrong` says what is wrong with it and behind which character.
[[nodiscard]] std::vector<Line> read_path(std::string_view data, std::string& wrong);

// A circle, clockwise on the screen; its chords leave it by `off` at most.
[[nodiscard]] Contour circle(Point centre, double radius, double off = flatness);

enum class Cap { butt, round };
enum class Join { mitre, round };

// The area of a stroke, as overlapping pieces that all turn the same way: united by the non-zero rule. A mitre longer
// than four widths is cut off, as in SVG.
[[nodiscard]] std::vector<Contour> stroke(const Line& line, double width, Cap cap, Join join);

}  // namespace monter::press
