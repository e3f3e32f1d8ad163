#include "sync/press/short_edges.hpp"

#include <array>
#include <unordered_map>
#include <utility>

namespace monter::press {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

class Shortener {
public:
    explicit Shortener(Area& area) : points_(area.points) {
        for (std::size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
            triangles_.push_back({area.triangles[i], area.triangles[i + 1], area.triangles[i + 2]});
            if (turn(triangles_.back()) < 0) std::swap(triangles_.back()[1], triangles_.back()[2]);
        }
        for (std::uint32_t t = 0; t < triangles_.size(); ++t) add_edges(t);
    }

    std::vector<std::uint32_t> run() {
        while (!waiting_.empty()) {
            const auto [from, to] = waiting_.back();
            waiting_.pop_back();
            try_flip(from, to);
        }
        std::vector<std::uint32_t> all;
        for (const Triangle& triangle : triangles_) all.insert(all.end(), triangle.begin(), triangle.end());
        return all;
    }

private:
    [[nodiscard]] std::int64_t turn(const Triangle& t) const {
        const GridPoint a = points_[t[0]], b = points_[t[1]], c = points_[t[2]];
        return static_cast<std::int64_t>(b.x - a.x) * (c.y - b.y) - static_cast<std::int64_t>(b.y - a.y) * (c.x - b.x);
    }
    [[nodiscard]] std::int64_t square(std::uint32_t from, std::uint32_t to) const {
        const std::int64_t dx = points_[to].x - points_[from].x, dy = points_[to].y - points_[from].y;
        return dx * dx + dy * dy;
    }
    static std::uint64_t key(std::uint32_t from, std::uint32_t to) {
        return static_cast<std::uint64_t>(from) << 32U | to;
    }
    void add_edges(std::uint32_t t) {
        for (std::size_t i = 0; i < 3; ++i) {
            const std::uint32_t from = triangles_[t][i], to = triangles_[t][(i + 1) % 3];
            sides_[key(from, to)] = t;
            waiting_.emplace_back(from, to);
        }
    }
    [[nodiscard]] static std::uint32_t across(const Triangle& t, std::uint32_t a, std::uint32_t b) {
        for (const std::uint32_t corner : t) {
            if (corner != a && corner != b) return corner;
        }
        return t[0];
    }

    void try_flip(std::uint32_t a, std::uint32_t b) {
        const auto left = sides_.find(key(a, b)), right = sides_.find(key(b, a));
        if (left == sides_.end() || right == sides_.end() || left->second == right->second) return;
        const std::uint32_t one = left->second, two = right->second;
        const std::uint32_t c = across(triangles_[one], a, b), d = across(triangles_[two], a, b);
        if (c == d || square(c, d) >= square(a, b)) return;
        const Triangle first{c, a, d}, second{c, d, b};
        if (turn(first) <= 0 || turn(second) <= 0) return;  // the other diagonal would lie outside
        sides_.erase(left);
        sides_.erase(key(b, a));
        triangles_[one] = first;
        triangles_[two] = second;
        add_edges(one);
        add_edges(two);
    }

    const std::vector<GridPoint>& points_;
    std::vector<Triangle> triangles_;
    std::unordered_map<std::uint64_t, std::uint32_t> sides_;  // an edge, as its triangle walks it
    std::vector<std::pair<std::uint32_t, std::uint32_t>> waiting_;
};

}  // namespace

void shorten_edges(Area& area) {
    area.triangles = Shortener(area).run();
}

}  // namespace monter::press
