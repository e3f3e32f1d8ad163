// What the kiosk says, by key and language: the texts built in (assets/texts), and those a pack brings for a language
// the program does not have.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assets/ui_texts.hpp"
#include "sync/pack/content.hpp"

namespace monter::kiosk {

using texts::Text;

struct Filled {
    std::string_view placeholder;  // without the braces
    std::string text;
};

class Texts {
public:
    // `content` must outlive it.
    Texts(std::string language, const pack::Content& content) : language_(std::move(language)), content_(&content) {}

    [[nodiscard]] const std::string& language() const { return language_; }
    // The pack's text, else the built-in one, else the built-in English one.
    [[nodiscard]] std::string say(Text text, std::initializer_list<Filled> filled = {}) const;
    // A counted text in the plural form of `n`, with {n} filled in as this language writes numbers.
    [[nodiscard]] std::string count(Text text, std::int64_t n, std::initializer_list<Filled> filled = {}) const;
    // "when.soon": for coded answers. Empty where there is no such text.
    [[nodiscard]] std::string say(std::string_view key) const;
    // A text of the pack's content in this language.
    [[nodiscard]] const std::string& in(const pack::Text& text) const { return pack::in(text, language_); }
    // "Arjeplog, Boden and Kiruna".
    [[nodiscard]] std::string list(const std::vector<std::string>& names) const;
    // A language's name in the language of the screen where we know it, else in its own.
    [[nodiscard]] std::string spoken(const std::string& code) const;
    // The same as it stands inside why.language: "engelska", "englantia".
    [[nodiscard]] std::string spoken_here(const std::string& code) const;
    // "2,600": grouped as this language writes numbers.
    [[nodiscard]] std::string number(std::int64_t value) const;

private:
    [[nodiscard]] std::string raw(Text text, std::string_view form) const;
    std::string language_;
    const pack::Content* content_;
};

// Can the kiosk speak it: built in, or brought whole by the pack?
[[nodiscard]] bool has_texts(const std::string& language, const pack::Content& content);
// "Nederlands": a language's name in itself; the code where we do not know it.
[[nodiscard]] std::string own_name(const std::string& code);

}  // namespace monter::kiosk
