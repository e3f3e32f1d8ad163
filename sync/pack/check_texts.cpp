#include <algorithm>
#include <map>
#include <set>

#include "assets/ui_texts.hpp"
#include "sync/base/plural.hpp"
#include "sync/pack/check_parts.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/nearest_word.hpp"
#include "sync/pack/word_forms.hpp"

namespace monter::pack {
namespace {

// "{name}" and the like: what the program fills in.
std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        found.emplace(text.substr(at, text.find('}', at) - at + 1));
    }
    return found;
}

std::string list_of(const std::set<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list.empty() ? "none" : list;
}

using Flat = std::map<std::string, const Value*>;

void flatten(const Value& value, const std::string& prefix, Flat& texts) {
    for (const auto& [key, one] : value.table) {
        std::string path = prefix;
        if (!path.empty()) path += '.';
        path += key;
        if (one.is == Value::Is::table) {
            flatten(one, path, texts);
        } else {
            texts[path] = &one;
        }
    }
}

void check_text(const std::string& file, const std::string& key, const Value& value, std::string_view built_in,
                Faults& faults) {
    if (const auto wrong = wrong_word(value, Form::lines)) {
        faults.push_back({file, value.line, "'" + key + "' " + *wrong, "Translate: " + std::string(built_in)});
        return;
    }
    const auto needed = placeholders(built_in);
    const auto there = placeholders(value.text);
    if (there == needed) return;
    faults.push_back({file, value.line, "'" + key + "' has the placeholders " + list_of(there),
                      "They must be those of the English text: " + list_of(needed)});
}

// One key; of a counted text one for each plural form of the language.
std::vector<std::string> keys_of(texts::Text text, std::string_view language) {
    const std::string key(texts::key(text));
    if (!texts::is_counted(text)) return {key};
    std::vector<std::string> keys;
    for (const auto form : plural_forms(language)) keys.push_back(key + "." + std::string(form));
    return keys;
}

void check_language(const std::string& file, std::string_view language, const Value& document, Faults& faults) {
    Flat there;
    flatten(document, "", there);
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < texts::text_count; ++i) {
        const auto text = static_cast<texts::Text>(i);
        const std::string_view built_in = texts::find(text, "en").value_or("");
        for (const std::string& key : keys_of(text, language)) {
            keys.push_back(key);
            if (const auto found = there.find(key); found != there.end()) {
                check_text(file, key, *found->second, built_in, faults);
            } else {
                faults.push_back({file, 1, "'" + key + "' is missing", "Translate: " + std::string(built_in)});
            }
        }
    }
    for (const auto& [key, value] : there) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        faults.push_back({file, value->key_line, "unknown key '" + key + "'",
                          did_you_mean(key, keys, "Take it out: the program has no such text")});
    }
}

bool is_built_in(std::string_view language) {
    const auto all = texts::languages();
    return std::find(all.begin(), all.end(), language) != all.end();
}

}  // namespace

void check_texts(const Pack& pack, Faults& faults) {
    for (const std::string& language : pack.known.languages) {
        const std::string file = "texts/" + language + ".toml";
        if (is_built_in(language) || pack.documents.contains(file)) continue;
        faults.push_back({"pack.toml", document(pack.documents, "pack.toml").at("languages").line,
                          "the program has no texts in '" + language + "'", "Add " + file});
    }
    for (const auto& [file, value] : pack.documents) {
        const auto language = toml_in("texts", file);
        if (!language) continue;
        if (is_built_in(*language)) {
            faults.push_back(
                {file, 1, "the program brings '" + std::string(*language) + "' itself", "Take the file out"});
        } else if (std::find(pack.known.languages.begin(), pack.known.languages.end(), *language) ==
                   pack.known.languages.end()) {
            faults.push_back({file, 1, "'" + std::string(*language) + "' is not a language of the pack",
                              "Add it to languages in pack.toml, or take the file out"});
        } else {
            check_language(file, *language, value, faults);
        }
    }
}

}  // namespace monter::pack
