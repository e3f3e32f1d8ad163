#include "kiosk/ui/letter_case.hpp"

#include "sync/base/utf8.hpp"

namespace monter::kiosk {
namespace {

char32_t capital(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 32;
    if (c == U'ß' || c == U'÷') return c;
    if (c == U'ÿ') return U'Ÿ';
    if (c == U'ı') return U'I';
    if (c >= U'а' && c <= U'я') return c - 32;
    if (c >= U'ѐ' && c <= U'џ') return c - 80;
    if (c == U'ґ') return U'Ґ';
    if (c >= 0xE0 && c <= 0xFE) return c - 32;
    // Latin Extended-A: pairs of capital and small letter, at even and odd places, but for two stretches.
    const bool odd_is_small = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    const bool even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (odd_is_small && c % 2 == 1) return c - 1;
    if (even_is_small && c % 2 == 0) return c - 1;
    return c;
}

// Up to U+07FF: all the capitals above.
std::string utf8(char32_t c) {
    if (c < 0x80) return {static_cast<char>(c)};
    return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
}

}  // namespace

std::string to_upper(std::string_view character) {
    std::size_t at = 0;
    const auto c = next_character(character, at);
    if (!c || *c >= 0x800 || at != character.size()) return std::string(character);
    return utf8(capital(*c));
}

}  // namespace monter::kiosk
