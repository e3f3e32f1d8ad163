#include "kiosk/ui/scene.hpp"

#include <algorithm>

namespace monter::kiosk {
namespace {

// Even-odd rule; a point on the edge may fall on either side.
bool is_inside(const std::vector<Point>& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Point a = ring[i], b = ring[before];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

const Element* place_at(const Scene& scene, const Element& map, Point p) {
    for (const MapShape& shape : *map.shapes) {
        const bool holds = std::any_of(shape.polygons.begin(), shape.polygons.end(),
                                       [&](const auto& ring) { return !ring.empty() && is_inside(ring, p); });
        if (holds) return scene.find("place." + shape.place);
    }
    return nullptr;
}

}  // namespace

const Element* Scene::find(std::string_view id) const {
    const auto found =
        std::find_if(elements.begin(), elements.end(), [&](const Element& element) { return element.id == id; });
    return found == elements.end() ? nullptr : &*found;
}

const Element* Scene::at(Point p) const {
    for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
        if (modal && element->look == Look::dim) return nullptr;
        const Rect& target = element->target.w > 0 ? element->target : element->rect;
        if (!target.holds(p)) continue;
        if (element->tap) return &*element;
        if (element->look == Look::map && element->shapes) {
            if (const Element* place = place_at(*this, *element, p)) return place;
        }
    }
    return nullptr;
}

}  // namespace monter::kiosk
