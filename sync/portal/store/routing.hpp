// What the desk decided about each lead, and the lists people on staff read. Nothing here opens a lead: rows carry the
// sealed bytes, and the desk opens what a page needs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/sealed.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

enum class Status {
    fresh,      // with a municipality, nobody has accepted it yet; "new" in the database and in JSON
    accepted,   // a guide looks after this person
    held,       // the consent names no municipality that could take it: the coordinator's
    unreadable  // the envelope does not open, or says it is another lead: the coordinator's
};
inline constexpr std::array statuses = {Status::fresh, Status::accepted, Status::held, Status::unreadable};
[[nodiscard]] const char* name(Status status);

// A received lead without a decision.
struct Unrouted {
    lead::Sealed sealed;
    std::int64_t portal_seq = 0;
};
struct Decision {
    Id lead_id{};
    Status status = Status::fresh;
    std::string municipality;  // empty = none
    std::string language;
    std::vector<std::string> dreams;
    Bytes reasons;  // a sealed note; empty = none
};
// A lead with its decision.
struct Person {
    lead::Sealed sealed;
    std::string page_id, reference, stand, event;
    std::int64_t portal_seq = 0, captured_ms = 0, received_ms = 0, routed_ms = 0;
    Decision decision;
    std::optional<std::int64_t> accepted_ms;
    std::string accepted_by;  // login
};
// Whose people: of one municipality, or of all (with those nobody has).
struct Scope {
    bool all = false;
    std::string municipality;
};

// The id of a person's page: says nothing and opens nothing by itself; rights do.
[[nodiscard]] std::string page_id(const Id& lead_id);

// Oldest first. Rehearsals and tombstones are never among them. With `again`, also those that could not be placed or
// opened before: new content or a new version may know what the old one did not.
[[nodiscard]] Result<std::vector<Unrouted>> unrouted(Work& work, std::int64_t after_portal_seq, int limit, bool again);
// A lead with a municipality keeps it: a second decision changes only one that was held or unreadable.
[[nodiscard]] Result<void> decide(Work& work, const Decision& decision, std::int64_t now_ms);

// Newest first, tombstones left out, of the wanted statuses (none named = all). `before` is the portal_seq of the last
// row already seen, 0 for the start.
[[nodiscard]] Result<std::vector<Person>> newest_people(Work& work, const Scope& scope,
                                                        const std::vector<Status>& wanted, std::int64_t before,
                                                        int limit);
// Oldest first, tombstones left out; for the command line.
[[nodiscard]] Result<std::vector<Person>> people_after(Work& work, std::int64_t after, int limit);
// By page id, reference or lead id; nothing where the scope has no such person.
[[nodiscard]] Result<std::optional<Person>> find_person(Work& work, const Scope& scope, const std::string& id);
[[nodiscard]] Result<std::int64_t> count_people(Work& work, const Scope& scope, Status status);

// A person who had come to a municipality and took their answers back, until somebody there has read it. All that is
// left of them is the reference.
struct TakenBack {
    std::string page_id, reference, stand;
    std::int64_t erased_ms = 0;
};
[[nodiscard]] Result<std::vector<TakenBack>> untold(Work& work, const Scope& scope, int limit);  // newest first
// Somebody has read it. False where the scope has no such person, or somebody had already.
[[nodiscard]] Result<bool> told(Work& work, const Scope& scope, const std::string& page_id, const std::string& login,
                                std::int64_t now_ms);

// True where this call accepted it, false where somebody already had.
[[nodiscard]] Result<bool> accept(Work& work, const Id& lead_id, const std::string& login, std::int64_t now_ms);

}  // namespace monter::portal::store
