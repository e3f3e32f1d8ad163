// A poster as triangles whose colours follow the light: what monter-pack build makes of a poster's SVG and JSON
// (assets/packs/reference.md), and what the kiosk keeps on the graphics card. Geometry never changes; when the light
// changes, the palette is evaluated again and that is all.
//
// One mesh is one season of one orientation, complete in itself: posters/<id>-<season>-<orientation>.mesh.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/base/result.hpp"

namespace monter::pack {

struct PosterColour {
    float r = 0, g = 0, b = 0, a = 1;  // sRGB values as they are, 0..1, not premultiplied
};

// What the palette's expressions may name. kiosk/light makes them of the sun's place and the day.
enum class PosterInput : std::uint8_t {
    zenith,
    mid,
    low,
    horizon,
    ambient,
    haze,
    sun,  // of the sky's ramp
    far,
    farlit,
    snowcap,
    fell,
    fell2,
    hill,
    hill2,
    spruce,
    spruce2,
    birch,
    meadow,
    shore,
    fg,
    rock,
    reed  // of the ground
};
inline constexpr std::size_t poster_input_count = 22;
inline constexpr std::size_t poster_stack_max =
    64;  // colours, and as many numbers, that one expression may hold at once
struct PosterInputs {
    std::array<PosterColour, poster_input_count> colours{};
    float elevation = 0;  // of the sun, degrees
    float aurora = 0;     // 0..1
    float front = 1;      // 1: the sun's disc is in the picture, 0: the sun is behind the viewer
    // How far a piecewise expression blends to both sides of a cut, in degrees; 0 = hard.
    float soft = 1;
};

// An expression in reverse Polish order.
enum class PosterOp : std::uint8_t {
    colour,  // index into colours; pushes a colour
    input,   // PosterInput; pushes a colour
    number,  // index into numbers; pushes a number
    elevation,
    aurora,
    front,      // push a number
    mix,        // colour a, colour b, number t -> colour
    mul,        // colour, colour -> colour
    times,      // number, number -> number
    minus,      // number, number -> number
    lerp,       // number a, number b, number t -> number
    line,       // index into numbers (slope, then offset): slope * elevation + offset -> number
    by_colour,  // `n` pieces on the stack, `index` of the n - 1 rising cuts in numbers -> colour
    by_number
};
struct PosterStep {
    PosterOp op = PosterOp::number;
    std::uint8_t n = 0;
    std::uint16_t index = 0;
};
struct PosterExpression {
    std::uint32_t first = 0, count = 0;  // of steps; count 0: opaque, for opacities
};
struct PosterEntry {
    PosterExpression colour, opacity;
};
struct PosterStop {
    float offset = 0, opacity = 1;
    std::uint16_t entry = 0;
};
struct PosterPalette {
    std::vector<PosterStep> steps;
    std::vector<PosterColour> colours;
    std::vector<float> numbers;
    std::vector<PosterEntry> entries;                // rows 0 .. entries - 1: one colour each
    std::vector<std::vector<PosterStop>> gradients;  // the rows after them

    [[nodiscard]] std::size_t rows() const { return entries.size() + gradients.size(); }
    // Every channel within 0..1. Any thread; nothing is allocated.
    [[nodiscard]] PosterColour evaluate(const PosterEntry& entry, const PosterInputs& inputs) const;
    // Not clamped: a place or a length too. 1 where the expression is empty.
    [[nodiscard]] float number(const PosterExpression& expression, const PosterInputs& inputs) const;
    // What the graphics card mixes a poster from: a colour for each entry, in rows' order, then one for each stop of
    // each gradient, in order. RGBA, alpha not multiplied in; `rgba` holds slots() * 4 bytes; a shorter one is left
    // alone. Nothing is allocated.
    [[nodiscard]] std::size_t slots() const;
    void colours_of_slots(const PosterInputs& inputs, std::span<std::uint8_t> rgba) const;
};

// The sun's disc is drawn about (0, 0) with this radius, its halos reach further; `sun` says where it stands and how
// large it is. (Halos of up to seven radii fit 16 bits.)
inline constexpr std::int16_t poster_disc_radius = 4096;

// Ten bytes, as the graphics card reads them.
struct PosterVertex {
    std::int16_t x = 0, y = 0;   // tenths of a design pixel; of a disc: poster_disc_radius is its radius
    std::int8_t nx = 0, ny = 0;  // an edge's outer rim: where it goes, 64 = one length; the kiosk moves it by the width
                                 // of the feather in pixels of the panel. 0, 0 inside.
    std::uint8_t t = 0;          // along a gradient, 0..255; linear over each triangle
    std::uint8_t alpha = 255;    // the shape's own opacity; 0 on the outer rim
    std::uint16_t row = 0;       // of the palette
};
static_assert(sizeof(PosterVertex) == 10);

// What is drawn in one call.
struct PosterRange {
    enum class Kind : std::uint8_t {
        opaque,   // insides of opaque shapes, back to front: no blending
        blended,  // rims and all that lets light through, back to front
        aurora,   // the stand-in curtains: left out where the kiosk draws its own
        disc,     // the sun's halos and disc about (0, 0): placed and scaled by `sun`
        glint,    // the sun's column in the water: moves sideways with the disc
        water,    // streaks and reflections, which sway
        stars     // which twinkle
    };
    Kind kind = Kind::blended;
    std::uint8_t layer = 0;
    std::uint32_t first = 0, count = 0;  // of indices
};
struct PosterLayer {
    std::string name;    // sky, far, near, forest, water, motif, foreground
    float parallax = 0;  // 0 stands still, 1 moves all the way
};
struct PosterSun {
    float x = 0;            // where the disc is composed, design pixels
    PosterExpression y, r;  // design pixels
};
struct PosterBox {
    float x = 0, y = 0, w = 0, h = 0;  // design pixels
};
struct PosterMesh {
    float view_x = 0, view_y = 0, view_w = 1920, view_h = 1080;  // design pixels; shapes reach past it on both sides
    std::optional<PosterBox> drawn;     // how far the land goes on past the view, so that a stand may frame it anew
    std::optional<PosterBox> motif;     // what must be seen whole, whatever stands before the poster
    std::optional<float> view_azimuth;  // degrees; unknown: the sun is always in front
    std::optional<PosterSun> sun;       // absent: the disc never shows
    std::vector<PosterLayer> layers;    // back to front
    PosterPalette palette;
    std::vector<PosterVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<PosterRange> ranges;  // in drawing order: layer by layer from the back
};

// The file and back. Reading checks every number, so that a mesh that was read can be drawn: Kind::corrupt otherwise.
[[nodiscard]] Bytes to_bytes(const PosterMesh& mesh);
[[nodiscard]] Result<PosterMesh> poster_mesh_from(std::span<const std::uint8_t> bytes);

}  // namespace monter::pack
