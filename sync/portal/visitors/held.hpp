// What a visitor may ask and change with the code of their receipt: all that is held about them, their name and
// address, and whether municipalities they did not name may still be asked. The code is the right; there is no session
// and no account. Taking back is portal::take_back (sync/portal/erasure.hpp).
//
// Every act is a step that the guide reads in the person's log.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/reach.hpp"
#include "sync/portal/guides/agreed.hpp"
#include "sync/portal/routing/correction.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/later_consents.hpp"
#include "sync/portal/store/steps.hpp"
#include "sync/portal/store/visitors.hpp"

namespace monter::portal::visitors {

// Who asks, when.
struct Asked {
    store::Database& database;
    const routing::Desk& desk;
    guides::Content content = nullptr;
    Hash code_hash{};
    std::int64_t now_ms = 0;
};

struct Noted {
    store::Step step;
    std::string words;  // what staff wrote, or what the decision was made by (JSON); empty = none
};
// Somebody on staff opened the page.
struct Opening {
    std::int64_t at_ms = 0;
    std::string municipality;  // empty = the region
};
struct Held {
    store::Wish wish;
    std::optional<lead::Record> sent;     // as it came; nothing where it can't be opened, or is erased
    std::optional<lead::Record> present;  // the same with what was corrected since
    routing::Reasons reasons;
    std::vector<Noted> log;         // oldest first
    std::vector<Opening> openings;  // newest first
    std::vector<std::string> shared_with;
    std::optional<store::LaterConsent> eures;
    std::string eures_words;  // what they said yes to
    std::string next_words;
    std::int64_t kept_until_ms = 0;  // 0: the municipality has not decided
    // The exact texts agreed to, by their hash; missing where no published pack ever had them.
    store::ShownTexts texts;
};
// Looking again within this time is one step, so that six languages are not six events.
inline constexpr std::int64_t one_look_ms = std::int64_t{30} * 60 * 1000;

// Nothing where no such lead has come. `as`: looked or downloaded.
[[nodiscard]] Result<std::optional<Held>> held(const Asked& asked, store::What as);

struct Reach {
    std::string name, email, phone;
};
struct Faults {
    lead::FieldFault name = lead::FieldFault::none, email = lead::FieldFault::none, phone = lead::FieldFault::none;
    bool no_way = false;  // neither an address nor a number

    [[nodiscard]] bool none() const;
};
[[nodiscard]] Faults judge(const Reach& reach);

enum class Changed {
    done,    // also where nothing was different
    nobody,  // there is no such lead, or nothing of it is left to change
    unclear  // judge() finds a fault
};
[[nodiscard]] Result<Changed> correct(const Asked& asked, const Reach& reach);
// Who was not named, and has it by the consent to share, no longer reads it.
[[nodiscard]] Result<Changed> unshare(const Asked& asked);
// EURES advisers no longer read it.
[[nodiscard]] Result<Changed> end_eures(const Asked& asked);

}  // namespace monter::portal::visitors
