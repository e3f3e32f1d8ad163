// Can a mesh be drawn and its palette evaluated? Every number that leads to another is followed once here, so that the
// kiosk, which runs the palette at every turn of the light, need not ask again.
#pragma once

#include <string>

#include "sync/pack/poster.hpp"

namespace monter::pack {

// Limits of one mesh. The largest of the Norrbotten pack stays well under each.
inline constexpr std::size_t poster_vertices_max = 4'000'000;
inline constexpr std::size_t poster_indices_max = 16'000'000;
inline constexpr std::size_t poster_steps_max = 262'144;  // that all expressions together run
inline constexpr std::size_t poster_rows_max = 2048;      // the texture height that GLES 3 promises on every card
inline constexpr std::size_t poster_stops_max = 64;
inline constexpr std::size_t poster_slots_max = 0x10000;  // what a vertex can count
inline constexpr std::size_t poster_layers_max = 16;
inline constexpr std::size_t poster_ranges_max = 4096;

// What is wrong, in words for a log, or empty. Any thread.
//   - expressions lie inside the steps, every step finds its operands and its constants, one value is left of the
//     wanted sort, never more than poster_stack_max at once; cuts rise
//   - gradients have 2 to poster_stops_max stops, offsets rise within 0..1, each names an entry
//   - vertices name a row; indices name vertices; ranges name whole triangles among the indices, and a layer
//   - all numbers are finite
[[nodiscard]] std::string unsound(const PosterMesh& mesh);

}  // namespace monter::pack
