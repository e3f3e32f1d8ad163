// What the pages say, in the languages people on staff read: assets/portal/texts, assets/portal/people and
// assets/portal/office, <language>.toml in each, compiled in. en.toml is the source; a test demands the same keys and
// {placeholders} of every other.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/portal/http.hpp"

namespace monter::portal::web {

using Fill = std::vector<std::pair<std::string_view, std::string>>;

class Texts {
public:
    Texts(std::string language, std::map<std::string, std::string, std::less<>> table)
        : language_(std::move(language)), table_(std::move(table)) {}

    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& table() const { return table_; }
    // "inbox.title" of [inbox] title = "…"; an unknown key comes back as itself, so that it is seen.
    [[nodiscard]] std::string get(std::string_view key) const;
    // With each {name} replaced; what is filled in is not looked through again.
    [[nodiscard]] std::string fill(std::string_view key, const Fill& values) const;
    // key.one where n is 1, else key.other; {n} is filled in.
    [[nodiscard]] std::string count(std::string_view key, std::int64_t n) const;
    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> table_;
};

[[nodiscard]] const std::vector<std::string>& languages();      // "sv", "en"
[[nodiscard]] const Texts& texts(const std::string& language);  // an unknown one is answered in English
// The reader's choice (a cookie), else the first of Accept-Language we have, else Swedish.
[[nodiscard]] const Texts& texts_for(const Request& request);

// What visitors read: their own texts (assets/portal/visitor), in the language of ?l=, else the first of
// Accept-Language we have, else English.
[[nodiscard]] const std::map<std::string, std::string>& visitor_languages();  // code -> its own name
[[nodiscard]] const Texts& visitor_texts_for(const Request& request);
[[nodiscard]] const Texts& visitor_texts(const std::string& language);  // an unknown one is answered in English

inline constexpr std::string_view language_cookie = "monter-language";

}  // namespace monter::portal::web
