// The people a reader may see, opened by the desk for one page and forgotten with it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "sync/portal/guides/pass_on.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/notices.hpp"

namespace monter::portal::guides {

inline constexpr int people_per_page = 50;

struct OpenPerson {
    store::Person row;
    std::optional<lead::Record> record;  // nothing where it can't be opened
    routing::Reasons reasons;
    std::optional<Standing> standing;          // while nobody has accepted
    std::string next_words;                    // what is planned
    std::optional<store::Ended> confirmation;  // what became of the letter that the wish has come
    std::optional<store::ReplyState> reply;    // and of the newest one a guide sent from here
    bool beside = false;  // shared with the reader's municipality: they read and write, decide nothing
};
struct Inbox {
    std::vector<OpenPerson> people;            // in the list's order (store::List)
    std::vector<OpenPerson> today;             // beside those that wait: whose next step is due today, or was
    std::vector<store::TakenBack> taken_back;  // not yet read by anybody here
    std::map<store::List, std::int64_t> counts;
    std::optional<store::Place> more;  // where the list goes on
    std::int64_t newest_ms = 0;        // when the last person of all came; 0 = never
    std::optional<store::Hand> hand;   // what the reader says of themselves; nothing for a coordinator
    Holder instead = Holder::region;   // who gets new people while the reader is away
};

// A guide's own municipality; a coordinator's everything; an EURES adviser's those who said yes to it.
[[nodiscard]] store::Scope scope_of(const store::Account& account);

// Whether the reader gets new people now. Who is away, takes nobody, or stands in for others gets fewer or none; they
// still may open whom they could.
[[nodiscard]] store::Wanted wanted(store::List list, const store::Account& reader,
                                   const std::optional<store::Hand>& hand);
[[nodiscard]] bool gets_people(const std::optional<store::Hand>& hand, std::int64_t now_ms);

// Logged as one look at the list.
[[nodiscard]] Result<Inbox> inbox(store::Database& database, const routing::Desk& desk, const store::Account& reader,
                                  store::List list, const store::Place& after, std::int64_t now_ms);
inline constexpr int found_at_most = 20, looked_through = 5000;  // of the newest
// By reference; for readers of one municipality also by a part of name, mail or telephone number, whatever the letters'
// size. Newest first. Logged as one look at a list: the words are kept nowhere.
[[nodiscard]] Result<std::vector<OpenPerson>> find(store::Database& database, const routing::Desk& desk,
                                                   const store::Account& reader, const std::string& words,
                                                   std::int64_t now_ms);
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
[[nodiscard]] Result<std::int64_t> count_fresh(store::Database& database, const store::Account& reader,
                                               std::int64_t now_ms);

}  // namespace monter::portal::guides
