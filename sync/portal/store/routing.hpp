// What the desk decided about each lead, and the lists people on staff read. Nothing here opens a lead: rows carry the
// sealed bytes, and the desk opens what a page needs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/sealed.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/portal/store/turns.hpp"

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
    std::int64_t portal_seq = 0, captured_ms = 0;
};
struct Decision {
    Id lead_id{};
    Status status = Status::fresh;
    std::string municipality;  // empty = none
    std::string language;
    std::vector<std::string> dreams;
    Bytes reasons;             // a sealed note; empty = none
    Bytes inputs;              // what it was decided by, sealed; empty = none
    std::int64_t weights = 0;  // their version
};
// What came of a person who was accepted; "" while nothing is told.
inline constexpr std::array<const char*, 5> outcomes = {"talking", "visited", "moved_in", "not_now", "closed"};
// What is to be done next.
struct Next {
    std::int64_t by_ms = 0;  // 0 = nothing is planned
    bool theirs = false;     // we wait for the person
    Bytes note;              // sealed
};
// What the visitor changed since, with the code.
struct Correction {
    std::int64_t at_ms = 0;  // 0 = nothing
    bool unread = false;     // no guide knows yet
    Bytes note;              // sealed
};
// A lead with its decision.
struct Person {
    lead::Sealed sealed;
    std::string page_id, reference, stand, event;
    std::int64_t portal_seq = 0, captured_ms = 0, received_ms = 0, routed_ms = 0;
    Decision decision;
    std::optional<std::int64_t> accepted_ms;
    std::string accepted_by;  // login
    Turn turn;                // where the computing of whose turn it is begins
    std::string outcome;
    Next next;
    Correction correction;
};
// Whose people: of one municipality, with those shared with it, of all (with those nobody has), or who said yes to
// EURES.
struct Scope {
    bool all = false;
    std::string municipality;
    bool eures = false;
};

// The id of a person's page: says nothing and opens nothing by itself; rights do.
[[nodiscard]] std::string page_id(const Id& lead_id);

// Oldest first. Rehearsals and tombstones are never among them. With `again`, also those that could not be placed or
// opened before: new content or a new version may know what the old one did not.
[[nodiscard]] Result<std::vector<Unrouted>> unrouted(Work& work, std::int64_t after_portal_seq, int limit, bool again);
// Nothing where the lead was taken back since it was read. A lead with a municipality keeps it: a second decision
// changes only one that was held or unreadable.
[[nodiscard]] Result<void> decide(Work& work, const Decision& decision, std::int64_t now_ms);

// The lists of an inbox, by what is to be done with whom.
enum class List {
    waiting,  // not accepted; the earliest deadline first
    mine,     // accepted by the reader, who acts next; the earliest next step first, those without one before them
    theirs,   // accepted by the reader, who waits for an answer; as above
    ours,     // accepted by somebody else, or shared; as above
    done,     // moved in, not now, closed; newest first
    look,     // held, unreadable, or nobody accepted them in time; the earliest deadline first
    agreed    // all of the scope, newest first: an EURES adviser's one list
};
inline constexpr std::array lists = {List::waiting, List::mine, List::theirs, List::ours, List::done, List::look};
struct Wanted {
    List list = List::waiting;
    std::string reader;           // login
    bool only_passed_on = false;  // of the waiting, those whose turn went on to deputies or to the region
};
// Where a list goes on: after the row with these two. Both 0 = from its start.
struct Place {
    std::int64_t key = 0, portal_seq = 0;
};
struct Listed {
    Person person;
    Place place;
};
// Tombstones left out.
[[nodiscard]] Result<std::vector<Listed>> listed(Work& work, const Scope& scope, const Wanted& wanted,
                                                 const Place& after, int limit);
[[nodiscard]] Result<std::int64_t> count_listed(Work& work, const Scope& scope, const Wanted& wanted);
// When the newest of all came; 0 = never.
[[nodiscard]] Result<std::int64_t> newest_ms(Work& work, const Scope& scope);
// Oldest first, tombstones left out; for the command line.
[[nodiscard]] Result<std::vector<Person>> people_after(Work& work, std::int64_t after, int limit);
// Newest first, tombstones left out.
[[nodiscard]] Result<std::vector<Person>> newest_people(Work& work, const Scope& scope, int limit);
// By page id, reference or lead id; nothing where the scope has no such person.
[[nodiscard]] Result<std::optional<Person>> find_person(Work& work, const Scope& scope, const std::string& id);

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
