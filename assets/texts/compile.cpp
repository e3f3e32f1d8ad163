// Build tool: the UI texts as an enum and a table. `compile-texts FOLDER OUT.hpp OUT.cpp`
//
// FOLDER holds one <language>.toml each, and beside it <language>.crew.toml for the people at the stand; nested tables
// are joined with '.': [dream] next = "…" is dream.next, in code Text::dream_next. en.toml is the source: a language
// that lacks one of its texts, has one more, or differs in a {placeholder} stops the build with the file and the key.
//
// A text with a count in it has a form for each of its language's plural forms (sync/base/plural.hpp):
// left = { one = "{n} second left", other = "{n} seconds left" }. In the flat table such forms are "idle.left.one" …
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sync/base/plural.hpp"

namespace {

using Table = std::map<std::string, std::string>;

constexpr std::string_view form_names[] = {"one", "two", "few", "many", "other"};

// "idle.left" of "idle.left.one"; the key itself where it is no form.
std::string without_form(const std::string& key) {
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) return key;
    const std::string_view last = std::string_view(key).substr(dot + 1);
    const bool is_form = std::find(std::begin(form_names), std::end(form_names), last) != std::end(form_names);
    return is_form ? key.substr(0, dot) : key;
}

std::set<std::string> texts_of(const Table& table) {
    std::set<std::string> keys;
    for (const auto& [key, text] : table) keys.insert(without_form(key));
    return keys;
}

bool is_counted(const Table& source, const std::string& text) {
    return !source.contains(text);
}

// The flat keys a language needs for one text of the source.
std::vector<std::string> keys_of(const Table& source, const std::string& text, const std::string& language) {
    if (!is_counted(source, text)) return {text};
    std::vector<std::string> keys;
    for (const auto form : monter::plural_forms(language)) keys.push_back(text + "." + std::string(form));
    return keys;
}

void flatten(const toml::table& from, const std::string& prefix, Table& to) {
    for (const auto& [key, node] : from) {
        const std::string path = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
        if (const auto* table = node.as_table()) {
            flatten(*table, path, to);
        } else if (const auto* text = node.as_string()) {
            to[path] = text->get();
        } else {
            throw std::runtime_error(path + " is not a text");
        }
    }
}

std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos) throw std::runtime_error("a { without its }");
        found.insert(text.substr(at, end - at + 1));
    }
    return found;
}

// Every way `table` differs from the source, one line each.
std::vector<std::string> faults(const Table& source, const Table& table, const std::string& language) {
    std::vector<std::string> out;
    std::set<std::string> needed;
    for (const std::string& text : texts_of(source)) {
        const std::string model = is_counted(source, text) ? text + ".other" : text;
        for (const std::string& key : keys_of(source, text, language)) {
            needed.insert(key);
            const auto there = table.find(key);
            if (there == table.end()) {
                out.push_back(key + " is missing");
            } else if (there->second.empty()) {
                out.push_back(key + " is empty");
            } else if (placeholders(there->second) != placeholders(source.at(model))) {
                out.push_back(key + " has other {placeholders} than en.toml");
            }
        }
    }
    for (const auto& [key, text] : table) {
        if (!needed.contains(key)) out.push_back(key + " is not in en.toml, or no plural form of " + language);
    }
    return out;
}

std::string identifier(std::string key) {
    std::replace(key.begin(), key.end(), '.', '_');
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

std::string literal(const std::string& text) {
    std::ostringstream out;
    out << '"';
    for (const char c : text) {
        if (c == '\n') {
            out << "\\n";
        } else {
            if (c == '"' || c == '\\') out << '\\';
            out << c;
        }
    }
    out << '"';
    return out.str();
}

std::string header(const Table& source) {
    std::ostringstream out;
    out << "// Made from assets/texts/*.toml by assets/texts/compile.cpp.\n#pragma once\n\n#include "
           "<cstddef>\n#include <cstdint>\n"
           "#include <optional>\n#include <span>\n#include <string_view>\n\nnamespace monter::texts {\n\nenum class "
           "Text : std::uint16_t {\n";
    const auto keys = texts_of(source);
    for (const std::string& key : keys) out << "    " << identifier(key) << ",\n";
    out << "};\ninline constexpr std::size_t text_count = " << keys.size() << ";\n\n"
        << "// \"dream.next\" for Text::dream_next.\n[[nodiscard]] std::string_view key(Text text);\n"
           "[[nodiscard]] std::optional<Text> text_from(std::string_view key);\n"
           "// Built-in languages, en first.\n[[nodiscard]] std::span<const std::string_view> languages();\n"
           "// Has it a form for each plural form of its language?\n[[nodiscard]] bool is_counted(Text text);\n"
           "// Nothing for a language that is not built in. Of a counted text the form asked for, else the one that\n"
           "// fits most numbers.\n"
           "[[nodiscard]] std::optional<std::string_view> find(Text text, std::string_view language,\n"
           "                                                   std::string_view form = {});\n\n"
           "}  // namespace monter::texts\n";
    return out.str();
}

std::string body(const std::map<std::string, Table>& languages) {
    const Table& source = languages.at("en");
    std::vector<std::string> order{"en"};
    for (const auto& [language, table] : languages) {
        if (language != "en") order.push_back(language);
    }
    std::ostringstream out;
    out << "#include \"assets/ui_texts.hpp\"\n\nnamespace monter::texts {\nnamespace {\n\n"
        << "constexpr std::string_view codes[] = {";
    for (const auto& language : order) out << literal(language) << ", ";
    out << "};\nconstexpr std::string_view keys[] = {\n";
    const auto keys = texts_of(source);
    for (const std::string& key : keys) out << "    " << literal(key) << ",\n";
    out << "};\nconstexpr bool counted[] = {\n";
    for (const std::string& key : keys) out << "    " << (is_counted(source, key) ? "true" : "false") << ",\n";
    out << "};\nstruct Form {\n    std::string_view language;\n    Text text;\n    std::string_view form, words;\n};\n"
        << "constexpr Form forms[] = {\n";
    for (const auto& [language, table] : languages) {
        for (const std::string& key : keys) {
            if (!is_counted(source, key)) continue;
            for (const auto form : monter::plural_forms(language)) {
                out << "    {" << literal(language) << ", Text::" << identifier(key) << ", "
                    << literal(std::string(form)) << ", " << literal(table.at(key + "." + std::string(form))) << "},\n";
            }
        }
    }
    out << "};\nconstexpr std::string_view table[" << order.size() << "][text_count] = {\n";
    for (const auto& language : order) {
        out << "    {\n";
        for (const std::string& key : keys) {
            out << "        " << literal(languages.at(language).at(keys_of(source, key, language).back())) << ",\n";
        }
        out << "    },\n";
    }
    out << "};\n\n}  // namespace\n\n"
           "std::string_view key(Text text) { return keys[static_cast<std::size_t>(text)]; }\n"
           "std::optional<Text> text_from(std::string_view wanted) {\n    for (std::size_t i = 0; i < text_count; ++i) "
           "{\n"
           "        if (keys[i] == wanted) return static_cast<Text>(i);\n    }\n    return std::nullopt;\n}\n"
           "std::span<const std::string_view> languages() { return codes; }\n"
           "bool is_counted(Text text) { return counted[static_cast<std::size_t>(text)]; }\n"
           "std::optional<std::string_view> find(Text text, std::string_view language, std::string_view form) {\n"
           "    for (const Form& one : forms) {\n"
           "        if (one.text == text && one.form == form && one.language == language) return one.words;\n    }\n"
           "    for (std::size_t i = 0; i < std::size(codes); ++i) {\n"
           "        if (codes[i] == language) return table[i][static_cast<std::size_t>(text)];\n    }\n"
           "    return std::nullopt;\n}\n\n}  // namespace monter::texts\n";
    return out.str();
}

void write(const std::string& path, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    // The same again is left alone: whatever includes it need not be compiled anew.
    std::ifstream before(path);
    if (before && std::string(std::istreambuf_iterator<char>(before), {}) == text) return;
    std::ofstream(path) << text;
}

int run(const std::string& folder, const std::string& hpp, const std::string& cpp) {
    std::map<std::string, Table> languages;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        flatten(toml::parse_file(entry.path().string()), "", languages[entry.path().stem().stem().string()]);
    }
    int wrong = 0;
    for (const auto& [language, table] : languages) {
        for (const std::string& fault : faults(languages["en"], table, language)) {
            std::cerr << folder << "/" << language << ".toml: " << fault << "\n";
            ++wrong;
        }
    }
    if (wrong > 0) return 1;
    write(hpp, header(languages.at("en")));
    write(cpp, body(languages));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "compile-texts FOLDER OUT.hpp OUT.cpp\n";
        return 2;
    }
    try {
        return run(argv[1], argv[2], argv[3]);
    } catch (const std::exception& why) {
        std::cerr << argv[1] << ": " << why.what() << "\n";
        return 1;
    }
}
