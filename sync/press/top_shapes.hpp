// Which shape of a layer a visitor sees at a place: all shapes of a layer move together, so what lies under an opaque
// one there never shows, and need not be drawn.
#pragma once

#include <cstdint>
#include <vector>

#include "sync/press/poster_document.hpp"
#include "sync/press/tessellate.hpp"

namespace monter::press {

// A picture of numbers, a design pixel each, of the view and what may be moved into it. Places in tenths of a design
// pixel, as an Area's; outside the picture nothing lies.
class TopShapes {
public:
    explicit TopShapes(const PosterView& view);
    void clear();
    // Whatever `number` covers (the middles of pixels) is hidden by it. Later numbers lie over earlier ones.
    void paint(const Area& area, std::uint16_t number);
    [[nodiscard]] std::uint16_t at(double x, double y) const;  // 0: nothing
    // Some pixel of the area has a number already.
    [[nodiscard]] bool meets(const Area& area) const;

private:
    template <class Each>
    bool any_pixel(const Area& area, Each each) const;
    int x_ = 0, y_ = 0, w_ = 0, h_ = 0;  // design pixels
    std::vector<std::uint16_t> numbers_;
};

}  // namespace monter::press
