// The people a reader may see, opened by the desk for one page and forgotten with it.
#pragma once

#include <optional>
#include <vector>

#include "sync/portal/guides/acceptance.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/store/accounts.hpp"

namespace monter::portal::guides {

inline constexpr int people_per_page = 50;

enum class Show { fresh, accepted, look };  // look: held or unreadable, the coordinator's

struct OpenPerson {
    store::Person row;
    std::optional<lead::Record> record;  // nothing where it can't be opened
    routing::Reasons reasons;
    std::optional<Acceptance> acceptance;  // while nobody has accepted
};
struct Inbox {
    std::vector<OpenPerson> people;            // newest first
    std::vector<store::TakenBack> taken_back;  // not yet read by anybody here
    std::int64_t fresh = 0, accepted = 0, look = 0;
    std::int64_t older = 0;      // portal_seq to go on from; 0 = that was all
    std::int64_t newest_ms = 0;  // when the last person of all came; 0 = never
};

// A guide's own municipality; a coordinator's everything.
[[nodiscard]] store::Scope scope_of(const store::Account& account);

// Logged as one look at the list.
[[nodiscard]] Result<Inbox> inbox(store::Database& database, const routing::Desk& desk, const store::Account& reader,
                                  Show show, std::int64_t before, std::int64_t now_ms);
// Nothing where the reader has no such person: another municipality's does not exist. An opening is logged.
[[nodiscard]] Result<std::optional<OpenPerson>> person(store::Database& database, const routing::Desk& desk,
                                                       const store::Account& reader, const std::string& id,
                                                       std::int64_t now_ms);
struct Accepted {
    std::string page_id;
    bool now = false;  // false: somebody had already
};
// Nothing as above, and for people nobody can accept (held, unreadable).
[[nodiscard]] Result<std::optional<Accepted>> accept(store::Database& database, const store::Account& reader,
                                                     const std::string& id, std::int64_t now_ms);
// The reader has read that this person took their answers back. False where there is no such person for them.
[[nodiscard]] Result<bool> read_taken_back(store::Database& database, const store::Account& reader,
                                           const std::string& page_id, std::int64_t now_ms);
[[nodiscard]] Result<std::int64_t> count_fresh(store::Database& database, const store::Account& reader);

}  // namespace monter::portal::guides
