// A TOML file as a tree of plain values that remember their lines, so that a fault can be told with its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/pack/fault.hpp"

namespace monter::pack {

struct Entry;  // a key and its value

struct Value {
    enum class Is { text, integer, number, list, table, other };

    Is is = Is::other;
    int line = 1;
    int key_line = 1;  // of the key it stands under; its own line inside a list
    std::string text;  // dates and times stand here too, as written
    std::int64_t integer = 0;
    double number = 0;         // of an integer too
    std::vector<Value> list;   // of a list
    std::vector<Entry> table;  // of a table, by key

    [[nodiscard]] const Value* find(std::string_view key) const;
    // What stands under `key`, or an empty value: for readers that run after the shape was checked.
    [[nodiscard]] const Value& at(std::string_view key) const;
};
struct Entry {
    std::string key;
    Value value;
};

// The whole file as a table. A file that is not UTF-8 or not TOML gives one fault with its line, and nothing.
[[nodiscard]] std::optional<Value> parse_toml(const std::string& file, View bytes, Faults& faults);

}  // namespace monter::pack
