#include "kiosk/stage/options.hpp"

#include <charconv>

namespace monter::kiosk {

std::optional<Size> size_from(const std::string& text) {
    int w = 0, h = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, w);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'x') return {};
    const auto second = std::from_chars(first.ptr + 1, end, h);
    if (second.ec != std::errc{} || second.ptr != end || w < 1 || h < 1 || w > 16384 || h > 16384) return {};
    return Size{static_cast<float>(w), static_cast<float>(h)};
}

}  // namespace monter::kiosk
