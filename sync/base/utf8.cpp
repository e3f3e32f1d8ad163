#include "sync/base/utf8.hpp"

#include <cstdint>

namespace monter {

std::optional<char32_t> next_character(std::string_view text, std::size_t& at) {
    if (at >= text.size()) return std::nullopt;
    const auto lead = static_cast<std::uint8_t>(text[at]);
    std::size_t more = 0;
    char32_t value = lead;
    if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        value = lead & 0x07U;
    } else if (lead >= 0xE0) {
        more = 2;
        value = lead & 0x0FU;
    } else if (lead >= 0xC2) {
        more = 1;
        value = lead & 0x1FU;
    } else if (lead >= 0x80) {
        return std::nullopt;
    }
    if (lead > 0xF4 || at + more >= text.size()) return std::nullopt;
    for (std::size_t i = 1; i <= more; ++i) {
        const auto next = static_cast<std::uint8_t>(text[at + i]);
        if ((next & 0xC0U) != 0x80U) return std::nullopt;
        value = (value << 6U) | (next & 0x3FU);
    }
    static constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (value < least[more] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    at += more + 1;
    return value;
}

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (!next_character(text, at)) return false;
    }
    return true;
}

bool is_plain_text(std::string_view text, bool lines) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto c = next_character(text, at);
        if (!c) return false;
        if (*c < 0x20 && !(lines && *c == '\n')) return false;
        if (*c >= 0x7F && *c <= 0x9F) return false;
        if ((*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069)) return false;
    }
    return true;
}

std::string without_case(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        const auto letter = next_character(text, at);
        if (!letter) return out + std::string(text.substr(begin));
        const char32_t c = *letter;
        const bool latin = (c >= U'A' && c <= U'Z') || (c >= U'\u00C0' && c <= U'\u00DE' && c != U'\u00D7');
        const bool cyrillic = c >= U'\u0410' && c <= U'\u042F';
        const bool more_cyrillic = c >= U'\u0400' && c <= U'\u040F';
        const char32_t small = latin || cyrillic ? c + 0x20 : more_cyrillic ? c + 0x50 : c;
        if (small == c) {
            out += text.substr(begin, at - begin);
        } else if (small < 0x80) {
            out += static_cast<char>(small);
        } else {  // of two bytes, all of them
            out += static_cast<char>(0xC0U | (small >> 6U));
            out += static_cast<char>(0x80U | (small & 0x3FU));
        }
    }
    return out;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::size_t last_character_bytes(std::string_view text) {
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        ++bytes;
        if ((static_cast<std::uint8_t>(text[text.size() - bytes]) & 0xC0U) != 0x80U) break;
    }
    return bytes;
}

}  // namespace monter
