// Coded answers and reasons put into words. Nothing here reads free words: a sentence about a person is made of codes
// only.
#pragma once

#include <string>
#include <vector>

#include "sync/lead/record.hpp"
#include "sync/pack/content.hpp"
#include "sync/portal/web/texts.hpp"

namespace monter::portal::guides {

// A piece of a sentence; strong ones are what the sentence is about.
struct Piece {
    std::string text;
    bool strong = false;
};

// The content the names come from; may be nothing before the first pack, then codes stand for themselves.
using Content = const pack::Content*;

[[nodiscard]] std::string language_name(const std::string& code, const web::Texts& texts);
[[nodiscard]] std::string dream_name(const std::string& code, Content content, const std::string& language);
[[nodiscard]] std::string place_name(const std::string& municipality, Content content);
// "Relocation guide, Arjeplog".
[[nodiscard]] std::string guide_title(const std::string& municipality, Content content, const std::string& language);

// "Wants to move *within 6 months*, with *a partner*. …"
[[nodiscard]] std::vector<Piece> sentence(const lead::Record& record, Content content, const web::Texts& texts);
// "Alone", "A partner, children 6 to 15"; empty where not told.
[[nodiscard]] std::string who_comes(const lead::Record& record, const web::Texts& texts);
// "Dutch, English"; empty where not told.
[[nodiscard]] std::string speaks(const lead::Record& record, const web::Texts& texts);

struct ReasonWords {
    std::string title, fact;
};
[[nodiscard]] ReasonWords reason_words(const lead::Reason& reason, const std::string& municipality, Content content,
                                       const web::Texts& texts);
// As the visitor read it, in the visitor's language where the content and the screens' texts have it.
[[nodiscard]] std::string reason_as_shown(const lead::Reason& reason, const std::string& municipality, Content content,
                                          const std::string& language);

// A text of the stand's screens by its key, from the content or from those built in; English where the language has
// none.
[[nodiscard]] std::string screen_text(const std::string& key, Content content, const std::string& language);

// The first word of a name: how a guide speaks of a person.
[[nodiscard]] std::string first_name(std::string_view name);
// The first letter small, the rest as it is: a name inside a sentence. And the other way round.
[[nodiscard]] std::string begun_small(std::string text);
[[nodiscard]] std::string begun_large(std::string text);

}  // namespace monter::portal::guides
