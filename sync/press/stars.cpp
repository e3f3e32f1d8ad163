#include "sync/press/stars.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace monter::press {
namespace {

using pack::PosterVertex;

constexpr double radius_max = 4 * tenths;  // design pixels by the mesh's units
constexpr double round_most = 1.35;        // of the nearest corner's distance: a square has 1, a sparkle two and more
constexpr double wider = 1.7;  // of the radius: with the feather, a cone of about the light that the disc had
constexpr std::uint32_t rays = 5;

struct Star {
    double x = 0, y = 0, near = 1e9, far = 0;
};

Star star_of(const Area& area, const std::vector<std::uint32_t>& loop) {
    Star star;
    for (const std::uint32_t i : loop) {
        star.x += area.points[i].x / static_cast<double>(loop.size());
        star.y += area.points[i].y / static_cast<double>(loop.size());
    }
    for (const std::uint32_t i : loop) {
        const double away = std::hypot(area.points[i].x - star.x, area.points[i].y - star.y);
        star.near = std::min(star.near, away);
        star.far = std::max(star.far, away);
    }
    return star;
}

}  // namespace

bool are_small_stars(const Area& area) {
    return std::all_of(area.rims.begin(), area.rims.end(), [&](const std::vector<std::uint32_t>& loop) {
        const Star star = star_of(area, loop);
        return star.far <= radius_max && star.far <= star.near * round_most;
    });
}

Triangles make_stars(std::vector<PosterVertex>& vertices, const Area& area, const PosterVertex& like) {
    Triangles made;
    const auto put = [&](double x, double y) -> PosterVertex& {
        PosterVertex& vertex = vertices.emplace_back(like);
        vertex.x = static_cast<std::int16_t>(std::lround(x));
        vertex.y = static_cast<std::int16_t>(std::lround(y));
        return vertex;
    };
    for (const auto& loop : area.rims) {
        const Star star = star_of(area, loop);
        const auto middle = static_cast<std::uint32_t>(vertices.size());
        put(star.x, star.y);
        for (std::uint32_t k = 0; k < rays; ++k) {
            const double turn = 2 * std::numbers::pi * k / rays, x = std::sin(turn), y = -std::cos(turn);
            PosterVertex& tip = put(star.x + x * star.far * wider, star.y + y * star.far * wider);
            tip.nx = static_cast<std::int8_t>(std::lround(x * 64));
            tip.ny = static_cast<std::int8_t>(std::lround(y * 64));
            tip.alpha = 0;
            for (const std::uint32_t index : {middle, middle + 1 + k, middle + 1 + (k + 1) % rays}) {
                made.rim.push_back(index);
            }
        }
    }
    return made;
}

}  // namespace monter::press
