#include "kiosk/ui/touch_targets.hpp"

#include <algorithm>
#include <vector>

namespace monter::kiosk {
namespace {

std::vector<Element*> touchable(Scene& scene) {
    std::vector<Element*> out;
    for (Element& element : scene.elements) {
        if (scene.modal && element.look == Look::dim) out.clear();
        if (element.tap) out.push_back(&element);
    }
    return out;
}

struct Range {
    float from = 0, to = 0;
};

// `now` widened to `wanted` about its middle, inside `room`; where one side has none left the other takes it.
Range widened(Range now, float wanted, Range room) {
    const float lack = wanted - (now.to - now.from);
    if (lack <= 0) return now;
    const float before = std::min(now.from - room.from, lack / 2), after = std::min(room.to - now.to, lack - before);
    const float rest = std::min(now.from - room.from, lack - after);
    return {now.from - std::max(0.0F, rest), now.to + std::max(0.0F, after)};
}

void grow(Element& element, const std::vector<Element*>& others, Size screen, float wanted) {
    Rect target = target_of(element);
    Range up_down{0, screen.h}, left_right{0, screen.w};
    for (const Element* other : others) {
        const Rect there = target_of(*other);
        if (other == &element || there.x >= target.right() || there.right() <= target.x) continue;
        if (there.bottom() <= target.y) up_down.from = std::max(up_down.from, there.bottom());
        if (there.y >= target.bottom()) up_down.to = std::min(up_down.to, there.y);
    }
    const Range tall = widened({target.y, target.bottom()}, wanted, up_down);
    target = {target.x, tall.from, target.w, tall.to - tall.from};
    for (const Element* other : others) {
        const Rect there = target_of(*other);
        if (other == &element || there.y >= target.bottom() || there.bottom() <= target.y) continue;
        if (there.right() <= target.x) left_right.from = std::max(left_right.from, there.right());
        if (there.x >= target.right()) left_right.to = std::min(left_right.to, there.x);
    }
    const Range wide = widened({target.x, target.right()}, wanted, left_right);
    element.target = {wide.from, target.y, wide.to - wide.from, target.h};
}

}  // namespace

Rect target_of(const Element& element) {
    return element.target.w > 0 ? element.target : element.rect;
}

float least_mm(const Element& element) {
    switch (element.look) {
        case Look::sun_button:
        case Look::chrome_circle:
        case Look::tile:
        case Look::place_card:
            return main_target_mm;
        default:
            return target_mm_least;
    }
}

void fit_targets(Scene& scene, float px_per_mm) {
    const auto all = touchable(scene);
    for (Element* element : all) {
        const Rect target = target_of(*element);
        const float wanted = least_mm(*element) * px_per_mm;
        if (target.w < wanted || target.h < wanted) grow(*element, all, scene.size, wanted);
    }
}

}  // namespace monter::kiosk
