#include "sync/press/drawing_faults.hpp"

#include <algorithm>
#include <cmath>

namespace monter::press {
namespace {

std::string in_words(double bound) {
    std::string text = std::to_string(bound);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

int DrawingFaults::line_of(std::ptrdiff_t offset) const {
    const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text_.size()));
    return 1 + static_cast<int>(std::count(text_.begin(), text_.begin() + end, '\n'));
}

void DrawingFaults::add_at(std::ptrdiff_t offset, const std::string& what, const std::string& remedy) {
    if (told_++ < faults_told_max) faults_.push_back({file_, line_of(offset), what, remedy});
}

void DrawingFaults::add(const pugi::xml_node& node, const std::string& what, const std::string& remedy) {
    add_at(node.offset_debug(), std::string("<") + node.name() + ">: " + what, remedy);
}

std::optional<double> number_from(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool Attributes::has(const char* name) {
    known_.emplace_back(name);
    return !node_.attribute(name).empty();
}

std::string Attributes::text(const char* name) {
    return has(name) ? node_.attribute(name).value() : "";
}

double Attributes::number(const char* name, double least, double most) {
    if (!has(name)) {
        fault(std::string("'") + name + "' is missing", std::string("Add ") + name + "=\"…\"");
        return 0;
    }
    const auto value = number_from(node_.attribute(name).value());
    if (value && *value >= least && *value <= most) return *value;
    fault(std::string("'") + name + "' is no number from " + in_words(least) + " to " + in_words(most), "Mend it");
    return 0;
}

double Attributes::number_or(const char* name, double otherwise, double least, double most) {
    return has(name) ? number(name, least, most) : otherwise;
}

std::uint16_t Attributes::entry(const char* name, std::size_t entries) {
    const double value = number(name, 0, 65535);
    if (value == std::floor(value) && value < static_cast<double>(entries)) return static_cast<std::uint16_t>(value);
    fault(std::string("'") + name + "': the palette has no entry " + node_.attribute(name).value(),
          "Write a number from 0 to " + std::to_string(entries - 1) + ", or add the entry to the palette");
    return 0;
}

void Attributes::no_others() {
    for (const pugi::xml_attribute& one : node_.attributes()) {
        if (std::find(known_.begin(), known_.end(), one.name()) != known_.end()) continue;
        fault(std::string("unknown attribute '") + one.name() + "'",
              "Take it out; what a shape may have stands in assets/packs/reference.md");
    }
}

}  // namespace monter::press
