// Where in an SVG something is wrong, and the reading of one element's attributes with their faults.
#pragma once

#include <pugixml.hpp>

#include <charconv>
#include <optional>

#include "sync/pack/fault.hpp"

namespace monter::press {

// Faults of one file after which no more are told: a file saved by a drawing program breaks the same rule a thousand
// times.
inline constexpr std::size_t faults_told_max = 20;

class DrawingFaults {
public:
    DrawingFaults(std::string file, std::string_view text, pack::Faults& faults)
        : file_(std::move(file)), text_(text), faults_(faults) {}

    void add(const pugi::xml_node& node, const std::string& what, const std::string& remedy);
    void add_at(std::ptrdiff_t offset, const std::string& what, const std::string& remedy);
    [[nodiscard]] int line_of(std::ptrdiff_t offset) const;
    [[nodiscard]] bool any() const { return told_ > 0; }
    [[nodiscard]] bool enough() const { return told_ >= faults_told_max; }

private:
    std::string file_;
    std::string_view text_;
    pack::Faults& faults_;
    std::size_t told_ = 0;
};

// The attributes of one element. Each getter marks its own as known; unknown() names the others.
class Attributes {
public:
    Attributes(const pugi::xml_node& node, DrawingFaults& faults) : node_(node), faults_(faults) {}

    [[nodiscard]] bool has(const char* name);
    [[nodiscard]] std::string text(const char* name);  // empty where it is missing
    // Missing or no number within the bounds: a fault, and 0.
    [[nodiscard]] double number(const char* name, double least, double most);
    [[nodiscard]] double number_or(const char* name, double otherwise, double least, double most);
    [[nodiscard]] std::uint16_t entry(const char* name, std::size_t entries);
    void fault(const std::string& what, const std::string& remedy) { faults_.add(node_, what, remedy); }
    void no_others();

private:
    const pugi::xml_node& node_;
    DrawingFaults& faults_;
    std::vector<std::string> known_;
};

// The whole of `text` as a number.
[[nodiscard]] std::optional<double> number_from(std::string_view text);

}  // namespace monter::press
