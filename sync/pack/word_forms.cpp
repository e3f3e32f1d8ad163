#include "sync/pack/word_forms.hpp"

#include <algorithm>

#include "sync/base/clock.hpp"
#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"

namespace monter::pack {
namespace {

using Is = Value::Is;
using Wrong = std::optional<std::string>;

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_url(std::string_view text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.size() <= 500 && text.find_first_of(" \"<>\\") == std::string_view::npos &&
           text.find('.') != std::string_view::npos;
}

// Three numbers with points between them.
bool is_version(std::string_view text) {
    for (int part = 0; part < 3; ++part) {
        const std::size_t point = text.find('.');
        if (!is_digits(text.substr(0, point)) || (point == std::string_view::npos) != (part == 2)) return false;
        if (part < 2) text.remove_prefix(point + 1);
    }
    return true;
}

Wrong wrong_number(const Value& value, Form form) {
    if (form == Form::number) {
        if (value.is == Is::integer || value.is == Is::number) return std::nullopt;
        return "must be a number";
    }
    if (form == Form::degree) {
        if (value.is == Is::integer && value.integer >= 0 && value.integer <= 3) return std::nullopt;
        return "must be 0, 1, 2 or 3";
    }
    if (value.is == Is::integer && value.integer >= 0) return std::nullopt;
    return "must be a whole number from 0";
}

Wrong wrong_text(const std::string& text, Form form) {
    const bool lines = form == Form::lines;
    if (!is_plain_text(text, lines)) {
        if (!lines && is_plain_text(text, true)) return "must be on one line";
        return "holds a control character or a hidden mark that turns the reading direction";
    }
    if (text.find_first_not_of(" \n") == std::string::npos) return "is empty";
    switch (form) {
        case Form::id:
            return lead::is_id(text) ? Wrong{} : "must be small letters, digits, '-' and '_'";
        case Form::language:
            return lead::is_language(text) ? Wrong{} : "must be a language code of two or three small letters";
        case Form::url:
            return is_url(text) ? Wrong{} : "must be a web address";
        case Form::date:
            return from_iso_utc(text + "T00:00:00Z") ? Wrong{} : "must be a date";
        case Form::year:
            return is_digits(text.substr(0, 4)) && text.size() >= 4 ? Wrong{} : "must begin with a year";
        case Form::version:
            return is_version(text) ? Wrong{} : "must be a version of three numbers";
        default:
            return std::nullopt;
    }
}

std::string value_example(Form form) {
    switch (form) {
        case Form::whole:
            return "1234";
        case Form::degree:
            return "2";
        case Form::number:
            return "66.05";
        case Form::url:
            return "\"https://…\"";
        case Form::date:
            return "\"2025-12-31\"";
        case Form::year:
            return "\"2025\"";
        case Form::version:
            return "\"0.1.0\"";
        case Form::language:
            return "\"sv\"";
        case Form::languages:
            return "[\"en\", \"sv\"]";
        case Form::ids:
            return "[\"an-id\"]";
        case Form::picture:
            return "\"pictures/….webp\"";
        case Form::video:
            return "\"videos/….webm\"";
        case Form::captions:
            return "\"videos/….vtt\"";
        case Form::sources:
            return "\"<an id of sources.toml>\"";
        case Form::fact:
            return "\"<the id of a fact of this place>\"";
        case Form::id:
            return "\"an-id\"";
        default:
            return "\"…\"";
    }
}

}  // namespace

Wrong wrong_word(const Value& value, Form form) {
    if (form == Form::whole || form == Form::degree || form == Form::number) return wrong_number(value, form);
    if (form == Form::year && value.is == Is::integer) return wrong_text(std::to_string(value.integer), form);
    if (value.is != Is::text) return "must be a text in quotes";
    return wrong_text(value.text, form);
}

std::string example_of(const Rule& rule) {
    switch (rule.form) {
        case Form::translated:
        case Form::translated_lines:
            return rule.key + ".en = \"…\", and the same in each other language";
        case Form::table:
            return "[" + rule.key + "]";
        case Form::list:
            return "[[" + rule.key + "]]";
        default:
            return rule.key + " = " + value_example(rule.form);
    }
}

std::string count_of(const Rule& rule) {
    if (rule.most == Rule{}.most) return "Write at least " + std::to_string(rule.least);
    return "Write " + std::to_string(rule.least) + " to " + std::to_string(rule.most);
}

}  // namespace monter::pack
