#include "sync/pack/bare_letters.hpp"

#include <array>

namespace monter::pack {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

// Behind the string that begins at `at`: behind its last quotation mark, or where the line ends that it may not leave.
// TOML's own reader stops there, too.
std::size_t behind_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool escapes = quote == '"';
    const std::array<char, 3> three = {quote, quote, quote};
    const std::string_view fence(three.data(), three.size());
    const bool is_long = text.substr(at).starts_with(fence);
    for (at += is_long ? fence.size() : 1; at < text.size(); ++at) {
        if (escapes && text[at] == '\\') {
            ++at;
        } else if (!is_long && text[at] == '\n') {
            return at;
        } else if (text[at] == quote && !is_long) {
            return at + 1;
        } else if (text.substr(at).starts_with(fence)) {
            at += fence.size();
            // Up to two more belong to the text.
            for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
            return at;
        }
    }
    return text.size();
}

}  // namespace

int line_of_bare_letter(std::string_view text) {
    int line = 1;
    std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (at < text.size()) {
        std::size_t next = at + 1;
        if (text[at] == '"' || text[at] == '\'') {
            next = behind_string(text, at);
        } else if (text[at] == '#') {
            next = text.find('\n', at);
            if (next == std::string_view::npos) return 0;
        } else if (!is_ascii(text[at])) {
            return line;
        }
        for (; at < next && at < text.size(); ++at) {
            if (text[at] == '\n') ++line;
        }
    }
    return 0;
}

}  // namespace monter::pack
