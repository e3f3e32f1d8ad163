// A mesh of two triangles with a palette that uses every operator, for the tests of its file and its arithmetic.
#pragma once

#include "sync/pack/poster.hpp"

namespace monter::pack::test {

inline PosterMesh small_mesh() {
    PosterMesh mesh;
    mesh.view_azimuth = 165.0F;
    mesh.drawn = PosterBox{mesh.view_x - 40, mesh.view_y, mesh.view_w + 80, mesh.view_h};
    mesh.motif = PosterBox{mesh.view_x + 1, mesh.view_y + 1, 2, 3};
    mesh.layers = {{"sky", 0}, {"foreground", 1}};
    PosterPalette& palette = mesh.palette;
    palette.numbers = {-3, 6, 0.5F, -8.6F, 492, 0.25F};  // two cuts, a half, a line, a quarter
    palette.colours = {{1, 0.5F, 0}, {0, 0, 1}};
    const auto input = [](PosterInput which) {
        return PosterStep{PosterOp::input, 0, static_cast<std::uint16_t>(which)};
    };
    palette.steps = {// entry 0: by [-3, 6]: zenith * ambient | mix(colour 0, colour 1, 0.5) | colour 1; opacity:
                     // lerp(.5, .25, aurora)
                     input(PosterInput::zenith),
                     input(PosterInput::ambient),
                     {PosterOp::mul},
                     {PosterOp::colour, 0, 0},
                     {PosterOp::colour, 0, 1},
                     {PosterOp::number, 0, 2},
                     {PosterOp::mix},
                     {PosterOp::colour, 0, 1},
                     {PosterOp::by_colour, 3, 0},
                     {PosterOp::number, 0, 2},
                     {PosterOp::number, 0, 5},
                     {PosterOp::aurora},
                     {PosterOp::lerp},
                     // 13: entry 1: colour 0; opacity: by [-3] (.5 - front * .25 | elevation)
                     {PosterOp::colour, 0, 0},
                     {PosterOp::number, 0, 2},
                     {PosterOp::front},
                     {PosterOp::number, 0, 5},
                     {PosterOp::times},
                     {PosterOp::minus},
                     {PosterOp::elevation},
                     {PosterOp::by_number, 2, 0},
                     // 21: the sun's height
                     {PosterOp::line, 0, 3},
                     // 22: its radius
                     {PosterOp::number, 0, 4}};
    palette.entries = {{{0, 9}, {9, 4}}, {{13, 1}, {14, 7}}, {{3, 1}, {}}};
    palette.gradients = {{{0, 1, 2}, {0.5F, 0.5F, 0}, {1, 1, 2}}};
    mesh.sun = PosterSun{946, {21, 1}, {22, 1}};
    mesh.vertices = {{0, 0, 0, 0, 0, 255, 2},     {1920, 0, 0, 0, 0, 255, 2}, {0, 1080, 0, 0, 0, 255, 2},
                     {-50, -7, 64, -64, 9, 0, 3}, {70, 1, 0, 0, 128, 128, 3}, {32767, -32768, -128, 127, 255, 7, 3}};
    mesh.indices = {0, 1, 2, 3, 5, 4};
    mesh.ranges = {{PosterRange::Kind::opaque, 0, 0, 3}, {PosterRange::Kind::blended, 1, 3, 3}};
    return mesh;
}

}  // namespace monter::pack::test
