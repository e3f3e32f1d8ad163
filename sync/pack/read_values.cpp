#include "sync/pack/read_values.hpp"

namespace monter::pack {

Text read_text(const Value& value) {
    Text text;
    for (const auto& [language, one] : value.table) text[language] = one.text;
    return text;
}

std::string read_word(const Value& value) {
    return value.is == Value::Is::integer ? std::to_string(value.integer) : value.text;
}

std::vector<std::string> read_words(const Value& value) {
    if (value.is == Value::Is::text) return {value.text};
    std::vector<std::string> words;
    for (const Value& one : value.list) words.push_back(one.text);
    return words;
}

Guide read_guide(const Value& value) {
    return {read_text(value.at("title")), value.at("url").text, read_word(value.at("year")),
            read_words(value.at("source"))};
}

Poster read_poster(const Value& value) {
    return {value.at("summer").text, value.at("winter").text};
}

}  // namespace monter::pack
