// A poster's JSON: which drawing for which season and orientation, and the palette they share.
//
//   {"municipality": id, "name": text, "scale": 10,
//    "posters": {"summer-landscape": {"season", "orientation", "view": [x, y, w, h] (design pixels), "svg": "a.svg"
//    (beside the JSON),
//                 "drawn": [x, y, w, h] (optional: how far the land goes on past the view, which it holds), "motif":
//                 [x, y, w, h] (optional: what a stand shows whole),
//                 "sun": {"x": number, "y": NUMBER, "r": NUMBER, "halos"} (optional), "view_azimuth": degrees
//                 (optional), "counts"}, …},
//    "palette": [{"c": COLOUR, "o": NUMBER}, …]}
// Summer and winter, each in landscape and portrait, must be there; autumn may be, and then names summer's drawing: its
// colours come from the ground. "halos" and "counts" are notes of who made the file.
//
// The grammar of COLOUR and NUMBER stands in assets/packs/reference.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/pack/fault.hpp"
#include "sync/pack/poster.hpp"

namespace monter::press {

inline constexpr std::size_t json_bytes_max = 4UL * 1024 * 1024;

// An expression as read, before it becomes steps.
struct Term {
    enum class Is { colour, input, number, elevation, aurora, front, mix, mul, times, minus, lerp, line, by };
    Is is = Is::number;
    bool gives_colour = false;
    pack::PosterColour colour;
    pack::PosterInput input{};
    float number = 0;
    std::vector<float> cuts;  // of by; of line: slope and offset
    std::vector<Term> terms;
};
struct TermEntry {
    Term colour;
    std::optional<Term> opacity;
};
struct SunTerms {
    float x = 0;
    Term y, r;
};
struct PosterView {
    std::string season, orientation, svg;  // svg: name inside the pack
    float x = 0, y = 0, w = 0, h = 0;
    std::optional<pack::PosterBox> drawn, motif;
    std::optional<float> azimuth;
    std::optional<SunTerms> sun;
};
struct PosterDocument {
    std::vector<PosterView> views;  // summer and winter only
    std::vector<TermEntry> palette;
};

// Faults are added under `file`; what is returned then is not to be used.
[[nodiscard]] PosterDocument read_poster_document(const std::string& file, View json, pack::Faults& faults);

// Appends expressions to a palette, and finds constants that are there already.
class PaletteWriter {
public:
    [[nodiscard]] std::uint16_t add(const TermEntry& entry);  // the row
    [[nodiscard]] pack::PosterExpression add(const Term& term);
    [[nodiscard]] pack::PosterPalette& palette() { return palette_; }

private:
    void write(const Term& term);
    std::uint16_t constants(const std::vector<float>& values);  // one after the other
    pack::PosterPalette palette_;
};

}  // namespace monter::press
