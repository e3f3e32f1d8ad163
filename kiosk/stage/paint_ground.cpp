// What a screen stands on: paper, night, a poster, and the hills along the foot of the paper screens.
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

constexpr float foot_height = 170;  // of the drawing the hills were laid out in, 1920 wide

constexpr ImU32 sand = IM_COL32(0xDD, 0xC3, 0xA7, 0xFF), clay = IM_COL32(0xB6, 0x89, 0x70, 0xFF),
                spruce = IM_COL32(0x24, 0x49, 0x3B, 0xFF), bank = IM_COL32(0x15, 0x39, 0x30, 0xFF);

Point on_curve(const std::vector<Point>& knots, std::size_t i, float t) {  // Catmull-Rom between knot i and i + 1
    const Point p0 = knots[i == 0 ? 0 : i - 1], p1 = knots[i], p2 = knots[i + 1];
    const Point p3 = knots[std::min(i + 2, knots.size() - 1)];
    const auto at = [t](float a, float b, float c, float d) {
        const float m1 = (c - a) / 2, m2 = (d - b) / 2, t2 = t * t, t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * b + (t3 - 2 * t2 + t) * m1 + (-2 * t3 + 3 * t2) * c + (t3 - t2) * m2;
    };
    return {at(p0.x, p1.x, p2.x, p3.x), at(p0.y, p1.y, p2.y, p3.y)};
}

struct Foot {
    const Brush& brush;
    Rect rect;
    [[nodiscard]] float k() const { return rect.h / foot_height; }
    [[nodiscard]] Point at(Point p) const { return {rect.x + p.x * rect.w / 1920, rect.y + (p.y - 70) * k()}; }

    void hill(const std::vector<Point>& knots, ImU32 colour) const {
        std::vector<Point> line;
        for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
            for (int step = 0; step < 12; ++step) {
                line.push_back(at(on_curve(knots, i, static_cast<float>(step) / 12)));
            }
        }
        line.push_back(at(knots.back()));
        brush.canvas.ground(line, rect.bottom(), colour);
    }

    // A narrow candle of tiers, each a triangle that begins inside the one above it.
    void tree(float x, float y, float h, float w) const {
        const int tiers = std::max(3, static_cast<int>(h / 26));
        float above_half = 0, above_y = y - h;
        for (int i = 0; i < tiers; ++i) {
            const float t = static_cast<float>(i + 1) / static_cast<float>(tiers);
            const float half = w / 2 * std::pow(t, 0.85F), foot = y - h * (1 - t * 0.93F);
            const float rise = (foot - above_y) / (half - above_half * 0.52F);
            const Point top = at({x, above_y - above_half * 0.52F * rise});
            brush.canvas.triangle(top, at({x + half, foot}), at({x - half, foot}), spruce);
            above_half = half;
            above_y = foot;
        }
        const Point stem = at({x - w * 0.05F, y - h * 0.08F}), root = at({x + w * 0.05F, y});
        brush.canvas.fill({stem.x, stem.y, root.x - stem.x, root.y - stem.y}, 0, spruce);
    }
};

// The same forest every time: its places are drawn from one seed.
void forest(const Foot& foot) {
    std::minstd_rand dice(30);
    const auto between = [&dice](float low, float high) {
        return low + (high - low) * static_cast<float>(dice() % 10'000) / 10'000.0F;
    };
    for (float x = -20; x < 1940; x += 30 * between(0.55F, 1.45F)) {
        const bool is_giant = between(0, 1) < 0.12F;
        const float h = between(34, 70) * (is_giant ? 1.25F : 1.0F);
        foot.tree(x, 210 - 10 * std::sin(x / 240), h, h * 0.3F * between(0.85F, 1.15F));
    }
}

void hills(const Brush& brush, const Rect& rect) {
    if (brush.palette.high_contrast()) return;
    const Foot foot{brush, rect};
    foot.hill({{-20, 150}, {260, 110}, {560, 140}, {860, 104}, {1180, 136}, {1500, 84}, {1700, 110}, {1960, 70}}, sand);
    foot.hill({{-20, 190}, {360, 160}, {760, 186}, {1160, 156}, {1560, 170}, {1960, 130}}, clay);
    forest(foot);
    foot.hill({{-20, 214}, {400, 196}, {900, 214}, {1400, 192}, {1960, 200}}, bank);
}

// Whole behind the text, gone where the sky is to be seen again.
void veil(const Brush& brush, const Element& element) {
    if (element.value <= 0) return;  // a dark sky needs none, and half a screen of nothing is not for free
    constexpr float soft_right = 420, soft_below = 150;
    const ImU32 full = with_alpha(rgb(Colour::night), element.value), none = with_alpha(rgb(Colour::night), 0);
    const Rect& whole = element.picture_rect;
    brush.canvas.shade(whole, full, full, full, full);
    brush.canvas.shade({whole.right(), whole.y, soft_right, whole.h}, full, none, none, full);
    brush.canvas.shade({whole.x, whole.bottom(), whole.w, soft_below}, full, full, none, none);
    brush.canvas.shade({whole.right(), whole.bottom(), soft_right, soft_below}, full, none, none, none);
}

// What a poster's light has of colours alone, while its land is still being read: a sky down to the horizon, and dark
// ground. It gives way to the land, so that nothing appears at once.
void colour_field(const Brush& brush, const Element& poster, float opacity) {
    if (brush.palette.high_contrast()) {
        return brush.canvas.fill(poster.rect, 0, with_alpha(brush.palette.surface(Colour::night), opacity));
    }
    const pack::PosterInputs inputs = poster_inputs(*poster.light, {});
    const auto colour = [&](pack::PosterInput what) {
        const pack::PosterColour& c = inputs.colours[static_cast<std::size_t>(what)];
        const auto byte = [](float v) { return static_cast<int>(std::lround(v * 255)); };
        return with_alpha(IM_COL32(byte(c.r), byte(c.g), byte(c.b), 0xFF), opacity);
    };
    using Input = pack::PosterInput;
    // The sky's stops, as the art direction has them, over the upper 62 % of the picture; then water or land.
    constexpr float horizon = 0.62F;
    struct Stop {
        float at;
        ImU32 colour;
    };
    const std::array<Stop, 6> stops{{{0, colour(Input::zenith)},
                                     {0.42F * horizon, colour(Input::mid)},
                                     {0.78F * horizon, colour(Input::low)},
                                     {horizon, colour(Input::horizon)},
                                     {horizon, colour(Input::mid)},
                                     {1, colour(Input::zenith)}}};
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const float top = stops[i].at * poster.rect.h, bottom = stops[i + 1].at * poster.rect.h;
        if (bottom <= top) continue;
        const ImU32 from = stops[i].colour, to = stops[i + 1].colour;
        brush.canvas.shade({poster.rect.x, poster.rect.y + top, poster.rect.w, bottom - top}, from, from, to, to);
    }
}

}  // namespace

void paint_ground(const Brush& brush, const Element& element) {
    const Palette& palette = brush.palette;
    switch (element.look) {
        case Look::paper:
            brush.canvas.fill(element.rect, 0, palette.surface(Colour::birch));
            break;
        case Look::night:
            brush.canvas.fill(element.rect, 0,
                              palette.surface(element.fill == Colour::deep ? Colour::deep : Colour::night));
            break;
        case Look::poster: {
            if (element.light) {
                // The poster itself lies behind these lists (kiosk/stage/posters.hpp).
                if (const float field = brush.posters.field(); field > 0) colour_field(brush, element, field);
                const float leaving = brush.posters.leaving();
                if (leaving > 0) brush.canvas.frame(brush.posters.last(), element.rect, leaving);
                break;
            }
            const Texture texture = brush.pictures.get(element.picture);
            brush.canvas.fill(element.rect, 0, palette.surface(Colour::night));
            brush.canvas.picture(texture, element.rect, 0,
                                 texture.id == 0 ? 0 : brush.motion.faded_in(texture.since_ms));
            break;
        }
        case Look::veil:
            veil(brush, element);
            break;
        case Look::hills:
            hills(brush, element.rect);
            break;
        case Look::dim:
            brush.canvas.fill(element.rect, 0, with_alpha(palette.surface(Colour::deep), 0.72F));
            break;
        default:
            break;
    }
}

}  // namespace monter::kiosk
