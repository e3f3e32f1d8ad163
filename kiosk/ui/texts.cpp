#include "kiosk/ui/texts.hpp"

#include <algorithm>

#include "sync/base/plural.hpp"

namespace monter::kiosk {
namespace {

struct Named {
    std::string_view code, name;
};
// As speakers of the language write it (CLDR), first letter as on a list.
constexpr Named own_names[] = {
    {"en", "English"},    {"nl", "Nederlands"},       {"sv", "Svenska"},  {"de", "Deutsch"}, {"fi", "Suomi"},
    {"uk", "Українська"}, {"fr", "Français"},         {"es", "Español"},  {"pl", "Polski"},  {"se", "Davvisámegiella"},
    {"fit", "Meänkieli"}, {"smj", "Julevsámegiella"}, {"it", "Italiano"}, {"nb", "Norsk"},   {"da", "Dansk"}};

const std::string* in_pack(const pack::Content& content, const std::string& language, std::string_view key) {
    const auto table = content.texts.find(language);
    if (table == content.texts.end()) return nullptr;
    const auto text = table->second.find(std::string(key));
    return text == table->second.end() ? nullptr : &text->second;
}

void fill(std::string& text, const Filled& filled) {
    const std::string wanted = "{" + std::string(filled.placeholder) + "}";
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at)) {
        text.replace(at, wanted.size(), filled.text);
        at += filled.text.size();
    }
}

}  // namespace

std::string Texts::raw(Text text, std::string_view form) const {
    std::string key(texts::key(text));
    if (texts::is_counted(text)) {
        key += '.';
        key += form.empty() ? plural_forms(language_).back() : form;
    }
    if (const std::string* own = in_pack(*content_, language_, key)) return *own;
    if (const auto built_in = texts::find(text, language_, form)) return std::string(*built_in);
    return std::string(texts::find(text, "en").value_or(""));
}

std::string Texts::say(Text text, std::initializer_list<Filled> filled) const {
    std::string said = raw(text, {});
    for (const Filled& one : filled) fill(said, one);
    return said;
}

std::string Texts::count(Text text, std::int64_t n, std::initializer_list<Filled> filled) const {
    std::string said = raw(text, plural_form(n, language_));
    fill(said, {"n", number(n)});
    for (const Filled& one : filled) fill(said, one);
    return said;
}

std::string Texts::say(std::string_view key) const {
    const auto text = texts::text_from(key);
    return text ? say(*text) : std::string();
}

std::string Texts::list(const std::vector<std::string>& names) const {
    if (names.empty()) return {};
    std::string first = names.front();
    for (std::size_t i = 1; i + 1 < names.size(); ++i) first += ", " + names[i];
    return names.size() == 1 ? first : say(Text::common_and, {{"first", first}, {"last", names.back()}});
}

std::string Texts::spoken(const std::string& code) const {
    const std::string known = say("speaks." + code);
    return known.empty() ? own_name(code) : known;
}

std::string Texts::spoken_here(const std::string& code) const {
    const std::string known = say("spoken." + code);
    return known.empty() ? spoken(code) : known;
}

std::string Texts::number(std::int64_t value) const {
    // English groups by comma; Swedish, Finnish, Ukrainian and French by a space that does not break; others by a
    // point.
    const bool spaced = language_ == "sv" || language_ == "fi" || language_ == "uk" || language_ == "fr";
    const std::string_view mark = language_ == "en" ? "," : spaced ? "\u00A0" : ".";
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, mark);
    return digits;
}

bool has_texts(const std::string& language, const pack::Content& content) {
    const auto built_in = texts::languages();
    if (std::find(built_in.begin(), built_in.end(), language) != built_in.end()) return true;
    const auto table = content.texts.find(language);
    return table != content.texts.end() && table->second.size() >= texts::text_count;
}

std::string own_name(const std::string& code) {
    for (const Named& named : own_names) {
        if (named.code == code) return std::string(named.name);
    }
    return code;
}

}  // namespace monter::kiosk
