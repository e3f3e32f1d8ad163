#include "sync/pack/document.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "sync/base/utf8.hpp"
#include "sync/pack/bare_letters.hpp"

namespace monter::pack {
namespace {

Value value_of(const toml::node& node);

int line_of(const toml::source_region& where, int otherwise) {
    return where.begin.line > 0 ? static_cast<int>(where.begin.line) : otherwise;
}

// Tables made by a dotted key or a header may have no place of their own; then their first entry's stands for them.
void fill_table(const toml::table& from, Value& to) {
    to.is = Value::Is::table;
    for (const auto& [key, node] : from) {
        Value inner = value_of(node);
        inner.key_line = line_of(key.source(), inner.line);
        to.table.push_back({std::string(key.str()), std::move(inner)});
    }
    if (from.source().begin.line != 0 || to.table.empty()) return;
    to.line = to.table.front().value.key_line;
    for (const auto& [key, inner] : to.table) to.line = std::min(to.line, inner.key_line);
}

void fill_list(const toml::array& from, Value& to) {
    to.is = Value::Is::list;
    for (const auto& node : from) {
        to.list.push_back(value_of(node));
        to.list.back().key_line = to.list.back().line;
    }
}

Value value_of(const toml::node& node) {
    Value value;
    value.line = line_of(node.source(), 1);
    if (const auto* table = node.as_table()) {
        fill_table(*table, value);
    } else if (const auto* list = node.as_array()) {
        fill_list(*list, value);
    } else if (const auto* text = node.as_string()) {
        value.is = Value::Is::text;
        value.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
        value.is = Value::Is::integer;
        value.integer = integer->get();
        value.number = static_cast<double>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
        value.is = Value::Is::number;
        value.number = number->get();
    } else if (const auto* date = node.as_date()) {
        std::ostringstream written;
        written << date->get();
        value.is = Value::Is::text;
        value.text = written.str();
    }
    return value;
}

int line_of_bad_utf8(std::string_view text) {
    int line = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '\n') ++line;
        if (!next_character(text, at)) break;
    }
    return line;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
    const auto there = std::find_if(table.begin(), table.end(), [&](const Entry& entry) { return entry.key == key; });
    return there == table.end() ? nullptr : &there->value;
}

const Value& Value::at(std::string_view key) const {
    static const Value nothing;
    const Value* there = find(key);
    return there == nullptr ? nothing : *there;
}

std::optional<Value> parse_toml(const std::string& file, View bytes, Faults& faults) {
    const std::string_view text = text_of(bytes);
    if (!is_utf8(text)) {
        faults.push_back({file, line_of_bad_utf8(text), "the text is not valid UTF-8", "Save the file as UTF-8"});
        return std::nullopt;
    }
    if (const int line = line_of_bare_letter(text); line > 0) {
        faults.push_back({file, line, "a letter or sign beyond a to z stands outside quotation marks",
                          "Put the text between quotation marks; before an equals sign stand a to z, 0 to 9, _ and -"});
        return std::nullopt;
    }
    try {
        return value_of(toml::parse(text, file));
    } catch (const toml::parse_error& why) {
        faults.push_back({file, line_of(why.source(), 1), "this is not TOML: " + std::string(why.description()),
                          "Mend this line; quotes, brackets and equals signs come in pairs"});
        return std::nullopt;
    }
}

}  // namespace monter::pack
