#include "sync/press/gradient_rows.hpp"

#include <algorithm>
#include <cmath>

namespace monter::press {
namespace {

constexpr double sixteenths = 16;
constexpr double slack = 1.0 / 255;  // a byte's step: rounding of the box, no reason for another row

}  // namespace

double along(const Gradient& gradient, const Box& box, Point p) {
    if (gradient.of_box) {
        p = {(p.x - box.from.x) / (box.to.x - box.from.x), (p.y - box.from.y) / (box.to.y - box.from.y)};
    }
    const double dx = gradient.to.x - gradient.from.x, dy = gradient.to.y - gradient.from.y;
    return ((p.x - gradient.from.x) * dx + (p.y - gradient.from.y) * dy) / (dx * dx + dy * dy);
}

Span span_of(std::size_t gradient, double least, double most) {
    const auto part = [](double t) { return std::clamp(t, -64.0, 64.0) * sixteenths; };
    return {gradient, least < -slack ? static_cast<int>(std::floor(part(least))) : 0,
            most > 1 + slack ? static_cast<int>(std::ceil(part(most))) : static_cast<int>(sixteenths)};
}

std::uint16_t Rows::entry(std::uint16_t number) {
    const auto there = entry_rows_.find(number);
    if (there != entry_rows_.end()) return there->second;
    const std::uint16_t row = writer_.add(entries_.at(number));
    entry_rows_.emplace(number, row);
    return row;
}

std::uint16_t Rows::gradient(const Span& span) {
    const auto key = std::make_tuple(span.gradient, span.first, span.last);
    const auto there = gradient_rows_.find(key);
    if (there != gradient_rows_.end()) return there->second;
    auto& all = writer_.palette().gradients;
    std::vector<pack::PosterStop> stops = drawing_.gradients.at(span.gradient).stops;
    for (pack::PosterStop& stop : stops) {
        stop.entry = entry(stop.entry);
        const double offset = (stop.offset * sixteenths - span.first) / (span.last - span.first);
        stop.offset = static_cast<float>(std::clamp(offset, 0.0, 1.0));
    }
    all.push_back(std::move(stops));
    const auto row = static_cast<std::uint16_t>(all.size() - 1);
    gradient_rows_.emplace(key, row);
    return row;
}

bool Rows::lets_light_through(const Shape& shape) const {
    using Kind = pack::PosterRange::Kind;
    if (shape.opacity < 1 || (shape.kind != Kind::blended && shape.kind != Kind::water)) return true;
    if (!shape.gradient) return entries_.at(shape.entry).opacity.has_value();
    const auto& stops = drawing_.gradients.at(*shape.gradient).stops;
    return std::any_of(stops.begin(), stops.end(), [this](const pack::PosterStop& stop) {
        return stop.opacity < 1 || entries_.at(stop.entry).opacity.has_value();
    });
}

}  // namespace monter::press
