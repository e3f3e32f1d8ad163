// What staff and other programs may know of this stand: `monter-sync status --json`, STATUS on the socket, the crew
// menu.
//   {"pending","acked","purged","quarantined","withdrawn","oldest_pending_s","last_contact":"…Z"|null,
//    "content":"norrbotten 3"|null,"enrolled","portal_url","problems":[{"text","remedy"}]}
// Nothing in it is about a person.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sync/agent/identity.hpp"
#include "sync/base/clock.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

struct Complaint {
    std::string text;
    std::string remedy;
};

struct StandStatus {
    outbox::Counts counts;
    std::optional<std::int64_t> oldest_pending_s;
    std::optional<std::int64_t> last_contact_ms;
    std::optional<std::string> content;   // the pack shown
    std::optional<Stand> stand;           // nothing: not enrolled
    std::string problem, problem_remedy;  // of the last question to the portal; empty after a success
    std::size_t withdrawals_waiting = 0;
    bool memory_is_locked = true;
};

[[nodiscard]] Result<StandStatus> look_at(const outbox::Outbox& outbox, const std::filesystem::path& data,
                                          const Moment& now);
// In plain words, the most pressing first, each with what to do about it. Pure.
[[nodiscard]] std::vector<Complaint> complaints_of(const StandStatus& status);
[[nodiscard]] std::string to_json(const StandStatus& status);

// The same for a stand whose store can't even be opened: nulls, and what is wrong.
[[nodiscard]] std::string to_json(const Error& error);

}  // namespace monter::agent
