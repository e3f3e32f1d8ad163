// A poster's SVG as layers of shapes. The subset is told to people in assets/packs/reference.md and is kept strictly:
// what is not in it is a fault with its line, so that nothing a person drew is silently left out.
//
//   <svg data-scale="10">                              every length in tenths of a design pixel
//     <defs> <linearGradient id="g3" x1 y1 x2 y2 [gradientUnits="userSpaceOnUse"]>
//              <stop offset="0..1" data-c="entry" [stop-opacity]/> …      2 to 64 stops, offsets rise
//     <g id="layer" data-parallax="0..1">              back to front
//       <path data-c="entry" d="M x y l … z"/>         filled; or data-g="3" data-b="x0 y0 x1 y1"
//       <path data-s="entry" data-w="32" [data-cap="round"] [data-join="round"] d="…"/>      or data-sg
//       <circle data-c cx cy r/>                       or data-s data-w
//       <g [data-when] [data-role="aurora|stars"] [data-sun="disc|glint"]> shapes </g>
//   Any shape may have opacity="0..1". Of a disc's circles only data-k, the multiple of the sun's radius, counts.
//   What lets light through in the layer "water", outside a group, are streaks and reflections: they sway on the stand.
#pragma once

#include <optional>

#include "sync/pack/fault.hpp"
#include "sync/pack/poster.hpp"
#include "sync/press/tessellate.hpp"

namespace monter::press {

inline constexpr std::size_t svg_bytes_max = 8UL * 1024 * 1024;
inline constexpr std::size_t shapes_max = 20'000;

struct Gradient {
    bool of_box = true;  // the line is in fractions of the shape's box
    Point from, to;
    std::vector<pack::PosterStop> stops;  // entries as the file numbers them
};
struct Box {
    Point from, to;
};
struct Shape {
    std::ptrdiff_t offset = 0;  // where in the file it stands
    std::vector<Contour> contours;
    std::optional<std::size_t> gradient;  // else `entry`
    std::uint16_t entry = 0;
    Box box;  // of a gradient in fractions of it
    float opacity = 1;
    pack::PosterRange::Kind kind = pack::PosterRange::Kind::blended;  // what its group makes it: never opaque
};
struct Layer {
    std::string name;
    float parallax = 0;
    std::vector<Shape> shapes;
};
struct Drawing {
    std::vector<Gradient> gradients;
    std::vector<Layer> layers;
};

// `entries`: how many the palette has. Faults are added under `file`; what is returned then is not to be used.
[[nodiscard]] Drawing read_drawing(const std::string& file, View svg, std::size_t entries, pack::Faults& faults);

}  // namespace monter::press
