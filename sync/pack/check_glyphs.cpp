#include <set>
#include <sstream>

#include "sync/base/utf8.hpp"
#include "sync/pack/check_parts.hpp"

namespace monter::pack {
namespace {

// "U+1F600": what a character list finds, also for what can't be shown.
std::string code_of(char32_t c) {
    std::ostringstream out;
    out << "U+" << std::uppercase << std::hex;
    out.width(4);
    out.fill('0');
    out << static_cast<std::uint32_t>(c);
    return out.str();
}

// The kiosk draws a glyph a character and puts none above another.
bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

class Walk {
public:
    Walk(const std::string& file, const std::unordered_set<char32_t>& glyphs, Faults& faults)
        : file_(file), glyphs_(glyphs), faults_(faults) {}

    void value(const Value& value) {
        if (value.is == Value::Is::text) text(value);
        for (const Value& one : value.list) this->value(one);
        for (const auto& [key, one] : value.table) this->value(one);
    }

private:
    // Each missing character once a text. Control characters are told by the text's form.
    void text(const Value& value) {
        if (!is_plain_text(value.text, true)) return;
        std::set<char32_t> told;
        std::size_t at = 0;
        while (const auto c = next_character(value.text, at)) {
            if (*c == '\n' || !told.insert(*c).second) continue;
            if (is_combining(*c)) {
                faults_.push_back({file_, value.line, "the mark " + code_of(*c) + " stands apart from its letter",
                                   "Write letter and mark as one character (Unicode NFC)"});
            } else if (!glyphs_.contains(*c)) {
                faults_.push_back({file_, value.line, "the kiosk's fonts lack the character " + code_of(*c),
                                   "Write it with other characters"});
            }
        }
    }

    const std::string& file_;
    const std::unordered_set<char32_t>& glyphs_;
    Faults& faults_;
};

}  // namespace

void check_glyphs(const Pack& pack, const std::unordered_set<char32_t>& glyphs, Faults& faults) {
    for (const auto& [file, document] : pack.documents) Walk(file, glyphs, faults).value(document);
    for (const std::string& file : pack.known.captions) {
        const auto bytes = pack.source.read(file);
        if (!bytes) continue;
        std::istringstream lines(std::string(bytes->begin(), bytes->end()));
        Value line;
        line.is = Value::Is::text;
        for (line.line = 1; std::getline(lines, line.text); ++line.line) {
            // As editors of other systems write files: a mark before the first line, a return behind each.
            if (line.line == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
            if (line.text.ends_with('\r')) line.text.pop_back();
            Walk(file, glyphs, faults).value(line);
        }
    }
}

}  // namespace monter::pack
