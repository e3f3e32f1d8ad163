// What staff and other programs may know of this stand: `monter-sync status --json`, STATUS on the socket, the crew
// menu.
//   {"pending","acked","purged","quarantined","withdrawn","oldest_pending_s","last_contact":"…Z"|null,
//    "content":"norrbotten
//    3"|null,"content_confirmed":"…Z"|null,"enrolled","portal_url","copies":"1"|"2"|"portal","lost","purge_report",
//    "clock":{"now":"…Z","trust":"portal"|"ntp"|"rtc"|"none","jump":{"from":"…Z","to":"…Z"}|null},
//    "problems":[{"text","remedy"}]}
// copies: on how many media of this stand the leads lie that the portal has not signed for; "portal" where it has all.
// Nothing in it is about a person.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sync/agent/clock_trust.hpp"
#include "sync/agent/identity.hpp"
#include "sync/base/clock.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

struct Complaint {
    std::string text;
    std::string remedy;
    std::string code;  // of local::crew_problems: the crew's menu has its own words for it
};

struct StandStatus {
    outbox::Counts counts;
    std::optional<std::int64_t> oldest_pending_s;
    std::optional<std::int64_t> last_contact_ms;
    std::optional<std::string> content;  // the pack shown
    std::string content_problem;         // why the last asking for content came to nothing, with its remedy behind \n
    std::optional<std::int64_t> content_issued_ms, content_expires_ms;  // of what the portal last signed about it
    bool content_is_stale = false;                                      // past that
    std::optional<Stand> stand;                                         // nothing: not enrolled
    std::string problem, problem_remedy;  // of the last question to the portal; empty after a success
    std::string problem_code;             // of local::crew_problems
    std::size_t withdrawals_waiting = 0;
    outbox::Copies copies;
    bool second_copy_missing = false;  // its medium was not there when the store was opened
    std::int64_t lost = 0;             // leads that are on no medium any more
    std::string set_aside;             // the damaged store's file, where one lies in the stand's folder
    bool forked = false;               // the portal said so within the last 72 h at work
    std::int64_t fair_unknown = 0;     // of those that wait: the portal does not know their fair
    bool other_machine = false;        // enrolled in another one: nothing is sent
    std::string purge_report;          // of the last purge that did something
    bool memory_is_locked = true;
    std::int64_t wall_ms = 0;  // the time as this stand would write it down
    std::int64_t machine_ms = 0;
    Trust clock_trust = Trust::rtc;
    std::optional<ClockJump> clock_jump;  // the last one
    bool clock_in_doubt = false;          // and no signed time came since
};

[[nodiscard]] Result<StandStatus> look_at(const outbox::Outbox& outbox, const std::filesystem::path& data,
                                          const Moment& now, bool ntp_synced = false);
// In plain words, the most pressing first, each with what to do about it. Pure.
[[nodiscard]] std::vector<Complaint> complaints_of(const StandStatus& status);
[[nodiscard]] std::string copies_of(const StandStatus& status);  // the word in the JSON
[[nodiscard]] std::string to_json(const StandStatus& status);

// The same for a stand whose store can't even be opened: nulls, and what is wrong.
[[nodiscard]] std::string to_json(const Error& error);

}  // namespace monter::agent
