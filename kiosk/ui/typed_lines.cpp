#include "kiosk/ui/typed_lines.hpp"

#include "sync/base/utf8.hpp"

namespace monter::kiosk {
namespace {

struct Typed {
    char32_t character;
    std::size_t begin, end;
    float width;
};

std::vector<Typed> measured(const Ruler& ruler, const TextStyle& style, std::string_view text) {
    std::vector<Typed> out;
    out.reserve(text.size());
    std::size_t at = 0;
    for (std::size_t begin = 0; const auto character = next_character(text, at); begin = at) {
        const float width = *character == U'\n' ? 0 : ruler.advance(style.face, style.size, *character);
        out.push_back({*character, begin, at, width});
    }
    return out;
}

}  // namespace

std::vector<Span> typed_lines(const Ruler& ruler, const TextStyle& style, std::string_view text, float width) {
    const auto typed = measured(ruler, style, text);
    std::vector<Span> lines;
    std::size_t first = 0, after_space = 0;  // of this line: where it begins, and the last place it may break at
    float used = 0;
    const auto end_line = [&](std::size_t end, std::size_t next) {
        lines.push_back({first < typed.size() ? typed[first].begin : text.size(),
                         end > first ? typed[end - 1].end : (first < typed.size() ? typed[first].begin : text.size())});
        first = after_space = next;
        used = 0;
        for (std::size_t i = next; i < end; ++i) used += typed[i].width;
    };
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i].character == U'\n') {
            end_line(i, i + 1);
            continue;
        }
        if (used + typed[i].width > width && i > first && typed[i].character != U' ') {
            const std::size_t next = after_space > first ? after_space : i;
            end_line(next, next);
            for (std::size_t k = next; k < i; ++k) used += typed[k].width;
        }
        used += typed[i].width;
        if (typed[i].character == U' ') after_space = i + 1;
    }
    end_line(typed.size(), typed.size());
    return lines;
}

Span typed_end(const Ruler& ruler, const TextStyle& style, std::string_view text, float width) {
    const auto typed = measured(ruler, style, text);
    std::size_t begin = text.size();
    float used = 0;
    for (std::size_t i = typed.size(); i > 0; --i) {
        used += typed[i - 1].width;
        if (used > width) break;
        begin = typed[i - 1].begin;
    }
    return {begin, text.size()};
}

Span typed_beginning(const Ruler& ruler, const TextStyle& style, std::string_view text, float width) {
    std::size_t end = 0;
    float used = 0;
    for (const Typed& one : measured(ruler, style, text)) {
        used += one.width;
        if (used > width) break;
        end = one.end;
    }
    return {0, end};
}

}  // namespace monter::kiosk
