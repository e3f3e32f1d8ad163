#include "sync/pack/read_values.hpp"

#include "sync/pack/names.hpp"

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

Posters read_posters(const Value& value) {
    const auto drawn = [&](const char* orientation) {
        return Poster{"", "", mesh_name(value.text, "summer", orientation),
                      mesh_name(value.text, "winter", orientation)};
    };
    const auto photographs = [&](const char* orientation) {
        const Value& seasons = value.at(orientation);
        return Poster{seasons.at("summer").text, seasons.at("winter").text, "", ""};
    };
    if (value.is == Value::Is::text) return {drawn("landscape"), drawn("portrait")};
    return {photographs("landscape"), photographs("portrait")};
}

}  // namespace monter::pack
