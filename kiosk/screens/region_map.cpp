#include "kiosk/screens/region_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "kiosk/screens/present.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

constexpr double arctic_circle = 66.56;
constexpr float dot_radius = 19, rank_radius = 36;  // as the painter draws them
constexpr float label_gap = 6;

// Equal scale along both axes at the region's middle latitude: true enough for a county.
struct Projection {
    double west = 180, east = -180, south = 90, north = -90, squeeze = 1;
    float scale = 1, x = 0, y = 0;

    void hold(double lon, double lat) {
        west = std::min(west, lon);
        east = std::max(east, lon);
        south = std::min(south, lat);
        north = std::max(north, lat);
    }
    void fit(const Rect& area) {
        squeeze = std::cos((south + north) / 2 * std::numbers::pi / 180);
        const double wide = (east - west) * squeeze, high = north - south;
        if (wide <= 0 || high <= 0) return;
        scale = static_cast<float>(std::min(static_cast<double>(area.w) / wide, static_cast<double>(area.h) / high));
        x = area.x + (area.w - static_cast<float>(wide) * scale) / 2;
        y = area.y + (area.h - static_cast<float>(high) * scale) / 2;
    }
    [[nodiscard]] Point at(double lon, double lat) const {
        return {x + static_cast<float>((lon - west) * squeeze) * scale, y + static_cast<float>(north - lat) * scale};
    }
};

struct Dot {
    const pack::Place* place = nullptr;
    int rank = 0;
    Point at;
    Rect target, disc;
};

int rank_of(const View& view, const std::string& place) {
    const auto& matches = view.model.matches;
    for (std::size_t i = 0; i < std::min(matches_shown, matches.size()); ++i) {
        if (matches[i].municipality == place) return static_cast<int>(i) + 1;
    }
    return 0;
}

Projection projection_of(const View& view, const Rect& area) {
    Projection projection;
    for (const pack::Outline& outline : view.content().map) {
        for (const auto& polygon : outline.polygons) {
            for (const auto& [lon, lat] : polygon.empty() ? decltype(pack::Ring::points){} : polygon.front().points) {
                projection.hold(lon, lat);
            }
        }
    }
    for (const pack::Place& place : view.content().places) projection.hold(place.lon, place.lat);
    projection.fit(area);
    return projection;
}

MapShape shape_of(const pack::Outline& outline, const Projection& projection, Colour colour) {
    MapShape shape{outline.place, {}, colour};
    for (const auto& polygon : outline.polygons) {
        if (polygon.empty()) continue;
        std::vector<Point> ring;
        for (const auto& [lon, lat] : polygon.front().points) ring.push_back(projection.at(lon, lat));
        shape.polygons.push_back(std::move(ring));
    }
    return shape;
}

// Dashes across the map; a shape that belongs to no place.
MapShape circle_line(const Rect& area, float y) {
    constexpr float dash = 14, gap = 14, thick = 8;
    MapShape line{"", {}, Colour::sun};
    for (float x = area.x; x + dash <= area.right(); x += dash + gap) {
        line.polygons.push_back({{x, y}, {x + dash, y}, {x + dash, y + thick}, {x, y + thick}});
    }
    return line;
}

std::vector<Dot> dots_of(const View& view, const Projection& projection) {
    std::vector<Dot> dots;
    for (const pack::Place& place : view.content().places) {
        Dot dot;
        dot.place = &place;
        dot.rank = rank_of(view, place.id);
        dot.at = projection.at(place.lon, place.lat);
        const float radius = dot.rank > 0 ? rank_radius : dot_radius;
        dot.disc = {dot.at.x - radius, dot.at.y - radius, 2 * radius, 2 * radius};
        dots.push_back(dot);
    }
    return dots;
}

// Targets begin at the least size around their dots, are pushed apart where the coast is crowded, then grow to 88 px
// where there is room. The polygon around a dot answers too.
void settle_targets(std::vector<Dot>& dots, const Rect& area) {
    constexpr float least = space::target_least + 2, most = 88;
    for (Dot& dot : dots) dot.target = {dot.at.x - least / 2, dot.at.y - least / 2, least, least};
    for (int round = 0; round < 200; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < dots.size(); ++i) {
            for (std::size_t k = i + 1; k < dots.size(); ++k) {
                Rect &a = dots[i].target, &b = dots[k].target;
                const float in_x = std::min(a.right(), b.right()) - std::max(a.x, b.x) + 4;
                const float in_y = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) + 4;
                if (in_x <= 0 || in_y <= 0) continue;
                moved = true;
                const float sx = a.x <= b.x ? -1.0F : 1.0F, sy = a.y <= b.y ? -1.0F : 1.0F;
                if (in_x < in_y) {
                    a.x += sx * in_x / 2;
                    b.x -= sx * in_x / 2;
                } else {
                    a.y += sy * in_y / 2;
                    b.y -= sy * in_y / 2;
                }
            }
        }
        for (Dot& dot : dots) {
            dot.target.x = std::clamp(dot.target.x, area.x, area.right() - dot.target.w);
            dot.target.y = std::clamp(dot.target.y, area.y, area.bottom() - dot.target.h);
        }
        if (!moved) break;
    }
    for (Dot& dot : dots) {
        for (float size = most; size > least; size -= 6) {
            const Rect grown = dot.target.inset((least - size) / 2);
            const bool free = area.holds(grown) && std::none_of(dots.begin(), dots.end(), [&](const Dot& other) {
                                  return &other != &dot && other.target.inset(-4).overlaps(grown);
                              });
            if (!free) continue;
            dot.target = grown;
            break;
        }
    }
}

// A dot is round: a name may come into the corner of its box.
bool touches(const Dot& dot, const Rect& name) {
    const Point nearest{std::clamp(dot.at.x, name.x, name.right()), std::clamp(dot.at.y, name.y, name.bottom())};
    return std::hypot(nearest.x - dot.at.x, nearest.y - dot.at.y) < dot.disc.w / 2;
}

// Where a name may stand, best first: beside, above, below or at a corner of its dot, clear of all dots and of `taken`.
std::vector<Rect> label_places(const Dot& dot, Size label, const std::vector<Dot>& dots, const Rect& area,
                               const Rect& taken) {
    const float r = dot.disc.w / 2 + label_gap, near = r * 0.8F;
    const float right = dot.at.x + r, left = dot.at.x - r - label.w, centre = dot.at.x - label.w / 2;
    const float level = dot.at.y - label.h / 2, above = dot.at.y - r - label.h + 4, below = dot.at.y + r - 4;
    const float quarter = label.w / 4, step = label.h * 0.4F;
    const std::array<Point, 24> tries{Point{right, level},
                                      {left, level},
                                      {centre, above},
                                      {centre, below},
                                      {right, level + step},
                                      {right, level - step},
                                      {centre + quarter, above},
                                      {centre - quarter, above},
                                      {centre + quarter, below},
                                      {centre - quarter, below},
                                      {dot.at.x + near, below - 8},
                                      {dot.at.x + near, above + 8},
                                      {dot.at.x - near - label.w, below - 8},
                                      {dot.at.x - near - label.w, above + 8},
                                      {left, level + step},
                                      {left, level - step},
                                      {right - 6, level + 2 * step},
                                      {right - 6, level - 2 * step},
                                      {left + 6, level + 2 * step},
                                      {left + 6, level - 2 * step},
                                      {dot.at.x - 12, above},
                                      {dot.at.x - 12, below},
                                      {dot.at.x + 12 - label.w, above},
                                      {dot.at.x + 12 - label.w, below}};
    std::vector<Rect> places;
    for (const Point& at : tries) {
        const Rect rect{at.x, at.y, label.w, label.h};
        const bool free = area.holds(rect) && !taken.overlaps(rect) &&
                          std::none_of(dots.begin(), dots.end(),
                                       [&](const Dot& other) { return &other != &dot && touches(other, rect); });
        if (free) places.push_back(rect);
    }
    return places;
}

// Gives every name a place: a search that always goes on with the name that has the fewest places left, and back where
// one has none. It gives up after `patience` steps with the best it saw; a name without a place (an empty rectangle)
// then stands in the list only, a match's last of all.
class LabelSearch {
public:
    // Names side by side stand `air` apart.
    LabelSearch(const std::vector<Dot>& dots, const std::vector<Size>& labels, const Rect& area, const Rect& taken,
                float air)
        : dots_(dots), air_(air), settled_(dots.size(), false), places_(dots.size()), best_(dots.size()) {
        for (std::size_t i = 0; i < dots.size(); ++i) {
            choices_.push_back(label_places(dots[i], labels[i], dots, area, taken));
        }
    }
    std::vector<Rect> find() {
        settle(0);
        return best_;
    }
    [[nodiscard]] bool is_complete() const { return least_missing_ == 0; }

private:
    [[nodiscard]] bool is_free(const Rect& choice) const {
        return std::none_of(places_.begin(), places_.end(), [&](const Rect& other) {
            return other.overlaps({choice.x - air_, choice.y, choice.w + 2 * air_, choice.h});
        });
    }
    void settle(std::size_t missing) {
        if (missing >= least_missing_ || steps_++ > patience) return;
        std::size_t next = dots_.size(), fewest = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < dots_.size(); ++i) {
            if (settled_[i]) continue;
            const auto left = static_cast<std::size_t>(
                std::count_if(choices_[i].begin(), choices_[i].end(), [&](const Rect& c) { return is_free(c); }));
            if (left < fewest) {
                fewest = left;
                next = i;
            }
        }
        if (next == dots_.size()) {
            least_missing_ = missing;
            best_ = places_;
            return;
        }
        settled_[next] = true;
        for (const Rect& choice : choices_[next]) {
            if (!is_free(choice)) continue;
            places_[next] = choice;
            settle(missing);
            places_[next] = {};
        }
        settle(missing + (dots_[next].rank > 0 ? dots_.size() : 1));
        settled_[next] = false;
    }

    static constexpr int patience = 4'000;
    const std::vector<Dot>& dots_;
    const float air_;
    std::vector<std::vector<Rect>> choices_;
    std::vector<bool> settled_;
    std::vector<Rect> places_, best_;
    std::size_t least_missing_ = std::numeric_limits<std::size_t>::max();
    int steps_ = 0;
};

std::vector<Rect> place_labels(const std::vector<Dot>& dots, const std::vector<Size>& labels, const Rect& area,
                               const Rect& taken) {
    LabelSearch roomy(dots, labels, area, taken, 14);
    std::vector<Rect> places = roomy.find();
    return roomy.is_complete() ? places : LabelSearch(dots, labels, area, taken, 0).find();
}

void draw_dots(Page& page, const View& view, const std::vector<Dot>& dots, const Rect& area, const Rect& taken) {
    std::vector<Laid> names;
    std::vector<Size> sizes;
    for (const Dot& dot : dots) {
        TextStyle style = page.style(Type::small, Colour::snow);
        if (dot.rank > 0) style.face = Face::bold;
        style.line = 1.0F;  // one line each, and the coast is crowded
        names.push_back(page.lay(dot.place->name, style, area.w));
        sizes.push_back({names.back().w, names.back().h});
    }
    const std::vector<Rect> places = place_labels(dots, sizes, area, taken);
    // Matches are drawn last, the first of them on top.
    std::vector<std::size_t> order(dots.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return dots[a].rank > dots[b].rank; });
    std::vector<Element> elements;
    for (const std::size_t i : order) {
        const Dot* dot = &dots[i];
        Element element;
        element.id = "place." + dot->place->id;
        element.role = Role::button;
        element.look = Look::map_dot;
        element.on_dark = true;
        element.rect = dot->disc;
        element.target = dot->target;
        element.text = dot->place->name;
        element.states.on = is_present(view, dot->place->id);
        element.lang = "sv";
        element.value = static_cast<float>(dot->rank);
        element.tap = OpenPlace{dot->place->id};
        element.next_picture = mesh_to_come(page, view, *dot->place);
        if (places[i].w > 0) Page::put(element, names[i], places[i].inset(-1), false);
        elements.push_back(std::move(element));
    }
    for (auto element = elements.rbegin(); element != elements.rend(); ++element) page.add(std::move(*element));
}

}  // namespace

void draw_map(Page& page, const View& view, const Rect& area) {
    // The names of the places along the eastern border stand to the right of their dots.
    const float names = page.width("Övertorneå", page.style(Type::small)) - 30;
    const Projection projection = projection_of(view, {area.x + 24, area.y + 16, area.w - 48 - names, area.h - 32});
    auto shapes = std::make_shared<std::vector<MapShape>>();
    for (const pack::Outline& outline : view.content().map) {
        const Colour colour = rank_of(view, outline.place) > 0 ? Colour::map_match : Colour::key2;
        shapes->push_back(shape_of(outline, projection, colour));
    }
    const float circle = projection.at(0, arctic_circle).y;
    shapes->push_back(circle_line(area, circle));
    const std::size_t count = view.content().places.size();
    Element map;
    map.id = "places.map";
    map.role = Role::map;
    map.look = Look::map;
    map.rect = area;
    map.on_dark = true;
    map.text = view.texts.count(Text::places_map, static_cast<std::int64_t>(count));
    map.shapes = std::move(shapes);
    page.add(std::move(map));

    const std::string name = view.texts.say(Text::places_circle);
    const TextStyle style = page.style(Type::small, Colour::sun);
    const Laid laid = page.lay(name, style, area.w);
    const Rect label{area.right() - laid.w - 1, circle - laid.h - 4, laid.w + 1, laid.h};
    page.text("places.circle", label, name, style).on_dark = true;

    std::vector<Dot> dots = dots_of(view, projection);
    settle_targets(dots, area);
    draw_dots(page, view, dots, area, label);
}

}  // namespace monter::kiosk
