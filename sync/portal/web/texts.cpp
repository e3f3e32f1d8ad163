#include "sync/portal/web/texts.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"

namespace monter::portal::web {
namespace {

using Table = std::map<std::string, std::string, std::less<>>;

void flatten(const toml::table& from, const std::string& prefix, Table& to) {
    for (const auto& [key, node] : from) {
        const std::string path = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
        if (const auto* table = node.as_table()) {
            flatten(*table, path, to);
        } else if (const auto* text = node.as_string()) {
            to[path] = text->get();
        }
    }
}

// The texts of all these folders together; no key is in two of them.
Texts read(std::initializer_list<std::string_view> folders, const std::string& language) {
    Table table;
    for (const std::string_view folder : folders) {
        const auto* file = assets::portal_file(std::string(folder) + "/" + language + ".toml");
        try {
            if (file != nullptr) flatten(toml::parse(file->text()), "", table);
        } catch (const toml::parse_error& why) {
            log_error("the page texts in " + language + " can't be read: " + std::string(why.description()));
        }
    }
    return {language, std::move(table)};
}

// In the order sent: browsers put the reader's first language first.
std::optional<std::string> first_accepted(const Request& request, const std::function<bool(std::string_view)>& known) {
    const std::string header = request.header("accept-language");
    std::string_view rest = header;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        std::string_view one = rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
        const std::string_view code = one.substr(0, one.find_first_of("-;"));
        if (known(code)) return std::string(code);
    }
    return std::nullopt;
}

}  // namespace

std::string Texts::get(std::string_view key) const {
    const auto found = table_.find(key);
    return found == table_.end() ? std::string(key) : found->second;
}

std::string Texts::fill(std::string_view key, const Fill& values) const {
    const std::string pattern = get(key);
    std::string out;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) break;
        out += pattern.substr(at, open - at);
        const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
        out += value == values.end() ? pattern.substr(open, close - open + 1) : value->second;
        at = close + 1;
    }
    return out + pattern.substr(at);
}

std::string Texts::count(std::string_view key, std::int64_t n) const {
    return fill(std::string(key) + (n == 1 ? ".one" : ".other"), {{"n", std::to_string(n)}});
}

const std::vector<std::string>& languages() {
    static const std::vector<std::string> codes{"sv", "en"};
    return codes;
}

const Texts& texts(const std::string& language) {
    static const std::map<std::string, Texts> all = [] {
        std::map<std::string, Texts> out;
        for (const std::string& code : languages()) out.emplace(code, read({"texts", "people", "office"}, code));
        return out;
    }();
    const auto found = all.find(language);
    return found == all.end() ? all.at("en") : found->second;
}

const Texts& texts_for(const Request& request) {
    const auto known = [](std::string_view code) {
        return std::find(languages().begin(), languages().end(), code) != languages().end();
    };
    const std::string chosen = cookie(request, language_cookie);
    if (known(chosen)) return texts(chosen);
    return texts(first_accepted(request, known).value_or("sv"));
}

const std::map<std::string, std::string>& visitor_languages() {
    static const std::map<std::string, std::string> names{{"de", "Deutsch"}, {"en", "English"},
                                                          {"fi", "Suomi"},   {"nl", "Nederlands"},
                                                          {"sv", "Svenska"}, {"uk", "Українська"}};
    return names;
}

namespace {

const std::map<std::string, Texts, std::less<>>& all_visitor_texts() {
    static const std::map<std::string, Texts, std::less<>> all = [] {
        std::map<std::string, Texts, std::less<>> out;
        for (const auto& [code, name] : visitor_languages()) out.emplace(code, read({"visitor"}, code));
        return out;
    }();
    return all;
}

}  // namespace

const Texts& visitor_texts(const std::string& language) {
    const auto found = all_visitor_texts().find(language);
    return found == all_visitor_texts().end() ? all_visitor_texts().at("en") : found->second;
}

const Texts& visitor_texts_for(const Request& request) {
    const auto known = [](std::string_view code) { return all_visitor_texts().contains(code); };
    const std::string chosen = form_fields(request.query)["l"];
    return visitor_texts(known(chosen) ? chosen : first_accepted(request, known).value_or("en"));
}

}  // namespace monter::portal::web
