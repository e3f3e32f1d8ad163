#include "sync/portal/web/statistics_charts.hpp"

#include <algorithm>
#include <cstdio>

namespace monter::portal::web {
namespace {

constexpr double middle_y = 108, tallest = 46;  // of a funnel's half
constexpr double floor_y = 128, highest = 100;  // of a histogram

std::string length(double value) {
    char out[32];
    (void)std::snprintf(out, sizeof out, "%.1f", value);
    return out;
}

std::int64_t largest_of(const std::vector<Measure>& stations) {
    std::int64_t out = 1;
    for (const Measure& one : stations) out = std::max(out, one.n.value_or(0));
    return out;
}

// Along the upper edge and back along the lower: half the way level, half the way bending.
std::string outline(const std::vector<double>& x, const std::vector<double>& half, double end) {
    std::string out = "M" + length(x[0]) + " " + length(middle_y - half[0]);
    const auto bend = [&](std::size_t from, std::size_t to, double side) {
        const double between = (x[from] + x[to]) / 2;
        out += "C" + length(between) + " " + length(middle_y + side * half[from]) + " " + length(between) + " " +
               length(middle_y + side * half[to]) + " " + length(x[to]) + " " + length(middle_y + side * half[to]);
    };
    for (std::size_t i = 1; i < x.size(); ++i) bend(i - 1, i, -1);
    out += "H" + length(end) + "V" + length(middle_y + half.back()) + "H" + length(x.back());
    for (std::size_t i = x.size() - 1; i > 0; --i) bend(i, i - 1, 1);
    return out + "Z";
}

}  // namespace

std::string count_text(const std::optional<std::int64_t>& n, const Texts& texts) {
    if (!n) return texts.get("statistics.hidden");
    std::string out = std::to_string(*n);
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, texts.get("statistics.thousands"));
    }
    return out;
}

Data funnel(const std::vector<Measure>& stations, int width, const Texts& texts) {
    const double first = 20,
                 step = (width - 100.0) / static_cast<double>(std::max<std::size_t>(stations.size() - 1, 1));
    const auto largest = static_cast<double>(largest_of(stations));
    std::vector<double> x, half;
    Data::List points;
    std::string label;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const Measure& one = stations[i];
        x.push_back(first + step * static_cast<double>(i));
        half.push_back(std::max(0.8, tallest * static_cast<double>(one.n.value_or(0)) / largest));
        std::string share;
        if (i > 0 && one.n && stations[i - 1].n && *stations[i - 1].n > 0) {
            share = texts.fill("statistics.go_on", {{"n", std::to_string(100 * *one.n / *stations[i - 1].n)}});
        }
        points.push_back(Data::Named{{"x", length(x.back())},
                                     {"text_x", length(x.back() + 8)},
                                     {"big", count_text(one.n, texts)},
                                     {"label", one.label},
                                     {"share", share},
                                     {"bar", length(100 * static_cast<double>(one.n.value_or(0)) / largest)}});
        label += (label.empty() ? "" : ", ") + one.label + " " + count_text(one.n, texts);
    }
    return Data::Named{{"path", outline(x, half, width)},
                       {"label", label},
                       {"width", std::to_string(width + 40)},
                       {"stations", std::move(points)}};
}

Data histogram(const std::vector<Measure>& bins, const std::string& label, const Texts& texts) {
    const auto largest = static_cast<double>(largest_of(bins));
    Data::List bars;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const double x = 14 + 72 * static_cast<double>(i);
        const double height = std::max(1.5, highest * static_cast<double>(bins[i].n.value_or(0)) / largest);
        bars.push_back(Data::Named{{"x", length(x)},
                                   {"y", length(floor_y - height)},
                                   {"h", length(height)},
                                   {"middle", length(x + 30)},
                                   {"above", length(floor_y - height - 6)},
                                   {"n", count_text(bins[i].n, texts)},
                                   {"hidden", !bins[i].n},
                                   {"label", bins[i].label}});
    }
    return Data::Named{{"label", label}, {"bars", std::move(bars)}};
}

}  // namespace monter::portal::web
