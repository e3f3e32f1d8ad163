// What a guide does with a person: writes down what was said, plans, tells what came of it, ticks steps of the way
// north, shares, hands over. What is written is sealed with the desk's key; every act is a step with its moment and who
// did it.
//
// Only within the consent: a person goes, or is shown, to places they named, and to others only where they ticked that
// too. Who has a person shared with them reads and writes down; whose person it is decides.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sync/portal/routing/desk.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/care.hpp"
#include "sync/portal/store/later_consents.hpp"
#include "sync/portal/store/steps.hpp"
#include "sync/portal/store/weights.hpp"

namespace monter::portal::guides {

inline constexpr std::size_t words_bytes_max = 8000;  // of one note: four pages of prose
inline constexpr std::array<const char*, 5> hand_over_reasons = {"asked", "fits", "language", "full", "other"};
inline constexpr std::string_view step_label = "step", next_label = "next", reply_label = "reply";

enum class Answer {
    done,
    nobody,       // the reader has no such person
    refused,      // the consent, or whose person it is, forbids it
    sent_before,  // this very form: nothing is changed a second time
    unclear       // nothing was written, too much, or an unknown code
};

// Who asks for what, when.
struct Act {
    store::Database& database;
    const routing::Desk& desk;
    const store::Account& reader;
    std::string id;  // of the person's page
    std::int64_t now_ms = 0;
};

// Where this person may go, beside where they are: `places` are all of the region.
[[nodiscard]] std::vector<std::string> may_go_to(const lead::Consent& consent, const std::vector<std::string>& places,
                                                 const std::string& here);

// `what`: note, call or mail.
[[nodiscard]] Result<Answer> write_down(const Act& act, store::What what, const std::string& words);
[[nodiscard]] Result<Answer> plan_next(const Act& act, const std::string& words, std::int64_t by_ms, bool theirs);
[[nodiscard]] Result<Answer> next_is_done(const Act& act);
[[nodiscard]] Result<Answer> tell_outcome(const Act& act, const std::string& outcome);
// A step of the way north, by its id.
[[nodiscard]] Result<Answer> tick(const Act& act, const std::string& step, bool done);
[[nodiscard]] Result<Answer> share(const Act& act, const std::string& with, const std::vector<std::string>& places);
// `reason`: one of hand_over_reasons; "other" needs words.
[[nodiscard]] Result<Answer> hand_over(const Act& act, const std::string& to, const std::vector<std::string>& places,
                                       const std::string& reason, const std::string& words);

// A letter that the portal sends (sync/portal/notices): under the guide's title, with answers to the guide's own
// address, which must be known. It stands in the log at once, as a mail; what becomes of it is told beside the address.
// `once` is the form's number: the same form a second time is done already, and changes nothing.
[[nodiscard]] Result<Answer> send_reply(const Act& act, const std::string& subject, const std::string& words,
                                        std::int64_t once);

// The person said in the dialogue that EURES advisers may read their answers: to exactly these words, in this language.
inline constexpr std::array<const char*, 3> eures_ways = {"mail", "call", "meeting"};
struct EuresYes {
    std::string language, words;
    std::string how;    // of eures_ways
    std::string given;  // the day, "2026-11-23": not before they wrote, not after today
};
[[nodiscard]] Result<Answer> agree_to_eures(const Act& act, const EuresYes& yes);
[[nodiscard]] Result<Answer> end_eures(const Act& act);

// What a page tells of it.
struct ToldStep {
    store::Step step;
    std::string words;    // empty: none, or another municipality's
    bool hidden = false;  // there are words, and they are another municipality's
};
struct Care {
    std::vector<ToldStep> log;  // newest first
    std::string answers_to;     // the reader's own address; empty = none told
    std::string next_words;
    std::vector<std::string> shared_with;
    std::optional<store::LaterConsent> eures;
    std::string eures_words;                  // what they said yes to
    std::vector<std::string> ticked;          // steps of the way north
    bool first_word = false;                  // a call or a mail went out
    std::optional<routing::Decided> decided;  // what the region's decision was made by, where it is kept
    std::vector<store::Alike> alike;          // the same contact, within one visit to the stand
};
[[nodiscard]] Result<Care> care_of(const Act& act, const store::Person& person);

}  // namespace monter::portal::guides
