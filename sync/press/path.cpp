#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "sync/press/outline.hpp"

namespace monter::press {
namespace {

constexpr double pi = 3.14159265358979323846;

Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(double k, Point a) {
    return {k * a.x, k * a.y};
}
double length(Point a) {
    return std::hypot(a.x, a.y);
}

// Wang's formula: so many equal steps keep within `flatness`.
int steps_for(double second_difference, double degree) {
    const double n = std::sqrt(degree * (degree - 1) / 8 * second_difference / flatness);
    return std::max(1, static_cast<int>(std::ceil(std::min(n, 500.0))));
}

class PathReader {
public:
    explicit PathReader(std::string_view data) : data_(data) {}

    std::vector<Line> read(std::string& wrong) {
        while (wrong_.empty() && skip_spaces()) command(data_[at_++]);
        if (wrong_.empty() && lines_.empty()) wrong_ = "it draws nothing";
        for (Line& line : lines_) finish(line);
        wrong = wrong_.empty() ? "" : wrong_ + " (character " + std::to_string(at_) + ")";
        return wrong_.empty() ? std::move(lines_) : std::vector<Line>{};
    }

private:
    void command(char letter) {
        if (letter == 'M') {
            const auto p = points<1>();
            lines_.push_back({{p[0]}, false});
            return;
        }
        if (lines_.empty() || lines_.back().closed) {
            wrong_ = std::string("'") + letter + "' stands where 'M' must open a subpath";
            return;
        }
        if (letter == 'z') {
            lines_.back().closed = true;
            return;
        }
        if (letter != 'l' && letter != 'q' && letter != 'c') {
            wrong_ = std::string("'") + letter + "' is none of M, l, q, c, z";
            return;
        }
        do {
            if (letter == 'l') line(points<1>());
            if (letter == 'q') quadratic(points<2>());
            if (letter == 'c') cubic(points<3>());
            if (++count_ > path_points_max) wrong_ = "it has more than 200000 points";
        } while (wrong_.empty() && skip_spaces() && is_number(data_[at_]));
    }

    Contour& here() { return lines_.back().points; }

    void line(const std::array<Point, 1>& p) { here().push_back(here().back() + p[0]); }

    void quadratic(const std::array<Point, 2>& p) {
        const Point a = here().back();
        const int n = steps_for(length(p[1] - 2 * p[0]), 2);
        for (int i = 1; i <= n; ++i) {
            const double t = static_cast<double>(i) / n;
            here().push_back(a + 2 * t * (1 - t) * p[0] + t * t * p[1]);
        }
        count_ += static_cast<std::size_t>(n);
    }

    void cubic(const std::array<Point, 3>& p) {
        const Point a = here().back();
        const int n = steps_for(std::max(length(p[1] - 2 * p[0]), length(p[2] - 2 * p[1] + p[0])), 3);
        for (int i = 1; i <= n; ++i) {
            const double t = static_cast<double>(i) / n, u = 1 - t;
            here().push_back(a + 3 * u * u * t * p[0] + 3 * u * t * t * p[1] + t * t * t * p[2]);
        }
        count_ += static_cast<std::size_t>(n);
    }

    template <std::size_t N>
    std::array<Point, N> points() {
        std::array<Point, N> out;
        for (Point& p : out) {
            p.x = number();
            p.y = number();
        }
        return out;
    }

    double number() {
        if (!wrong_.empty()) return 0;
        skip_spaces();
        double value = 0;
        const auto [end, error] = std::from_chars(data_.data() + at_, data_.data() + data_.size(), value);
        if (error != std::errc() || !(std::abs(value) < 1e6)) {
            wrong_ = "a number is missing or out of bounds";
            return 0;
        }
        at_ = static_cast<std::size_t>(end - data_.data());
        return value;
    }

    bool skip_spaces() {
        while (at_ < data_.size() && (data_[at_] == ' ' || data_[at_] == '\n')) ++at_;
        return at_ < data_.size();
    }
    static bool is_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; }

    static void finish(Line& line) {
        Contour kept;
        for (const Point& p : line.points) {
            if (kept.empty() || length(p - kept.back()) > 1e-9) kept.push_back(p);
        }
        while (line.closed && kept.size() > 1 && length(kept.back() - kept.front()) <= 1e-9) kept.pop_back();
        line.points = std::move(kept);
    }

    std::string_view data_;
    std::size_t at_ = 0, count_ = 0;
    std::vector<Line> lines_;
    std::string wrong_;
};

}  // namespace

std::vector<Line> read_path(std::string_view data, std::string& wrong) {
    return PathReader(data).read(wrong);
}

Contour circle(Point centre, double radius, double off) {
    const double step = 2 * std::acos(1 - std::min(off / std::max(radius, off), 0.25));
    const int n = std::max(8, static_cast<int>(std::ceil(2 * pi / step)));
    Contour out;
    for (int i = 0; i < n; ++i) {
        const double a = 2 * pi * i / n;
        out.push_back({centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)});
    }
    return out;
}

}  // namespace monter::press
