// The palette's rows that a drawing uses: which entry went where, and the gradients after them.
#pragma once

#include <map>
#include <tuple>

#include "sync/press/drawing.hpp"
#include "sync/press/poster_document.hpp"

namespace monter::press {

// A gradient as one shape sees it. A row holds t = 0 to 1 and a vertex a byte of it, so where a shape reaches
// past the ends of the line, the row is stretched over all of the shape (and padded there), which keeps t linear inside
// every triangle. Stretches are rounded to sixteenths, so that few rows are made.
struct Span {
    std::size_t gradient = 0;
    int first = 0, last = 16;  // sixteenths of the line
};

class Rows {
public:
    Rows(const Drawing& drawing, const std::vector<TermEntry>& entries) : drawing_(drawing), entries_(entries) {}

    // All entries first, then all gradients: their rows follow the entries' in the palette.
    [[nodiscard]] std::uint16_t entry(std::uint16_t number);
    [[nodiscard]] std::uint16_t gradient(const Span& span);  // counted from the first gradient
    [[nodiscard]] bool lets_light_through(const Shape& shape) const;
    [[nodiscard]] PaletteWriter& writer() { return writer_; }

private:
    const Drawing& drawing_;
    const std::vector<TermEntry>& entries_;
    PaletteWriter writer_;
    std::map<std::uint16_t, std::uint16_t> entry_rows_;
    std::map<std::tuple<std::size_t, int, int>, std::uint16_t> gradient_rows_;
};

// Where a point of the shape lies along the line: 0 at its start, 1 at its end, also beyond both.
[[nodiscard]] double along(const Gradient& gradient, const Box& box, Point point);
// The part of the line that holds every value from `least` to `most`, never less than the line itself.
[[nodiscard]] Span span_of(std::size_t gradient, double least, double most);

}  // namespace monter::press
