// What an EURES adviser takes home of people who said yes to it: JSON or CSV. EURES has no published format for this,
// so none is made up: names are schema.org's Person (https://schema.org/Person) where it has one, and the codes of the
// portal's own description (/openapi.json, Person) for the rest. The exact words each said yes to go along.
//
//   JSON  {"@context":"https://schema.org/","people":[{"@type":"Person","identifier":"ABCD-2345","name","email",
//          "telephone","knowsLanguage":["nl","en"],"preferredLanguage":"nl","work":"employed","when":"soon",
//          "with":["partner"],"municipality":"Arjeplog","consent":{"given":"2026-11-23","how":"mail","language":"nl",
//          "words":"…"}}]}     preferredLanguage: write in it; knowsLanguage: ISO 639 codes
//   CSV   the same, one line each; lists with a space between, the consent as consent_given, consent_how,
//         consent_language, consent_words
#pragma once

#include <string>
#include <vector>

#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/later_consents.hpp"

namespace monter::portal::guides {

struct Agreed {
    OpenPerson person;
    store::LaterConsent consent;
    std::string words;
};
inline constexpr int agreed_at_most = 5000;

// Those of the reader's people who said yes: all of them, or the one with this page. Each is logged as exported. An
// empty list where there is none; whoever can't be opened is left out.
[[nodiscard]] Result<std::vector<Agreed>> take_out(store::Database& database, const routing::Desk& desk,
                                                   const store::Account& reader, const std::string& page_id,
                                                   std::int64_t now_ms);

[[nodiscard]] std::string eures_json(const std::vector<Agreed>& people, Content content);
[[nodiscard]] std::string eures_csv(const std::vector<Agreed>& people, Content content);

}  // namespace monter::portal::guides
