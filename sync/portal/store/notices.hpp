// What goes out by mail and SMS: to people on staff that somebody waits, to visitors that their wish has come. Rows
// name no visitor; whoever sends one reads the address then.
//
// Delivery is at least once: a row is leased, sent, and ended. Whoever dies between sending and ending leaves a lease
// that runs out, and the next one sends the same message under the same Message-ID.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/portal/store/turns.hpp"

namespace monter::portal::store {

enum class Subject {
    waits,   // a new person waits for them
    late,    // the time to accept that person is nearly over
    thanks,  // to the visitor: their wish has come, and to whom
    reply    // to the visitor: what a guide wrote
};
enum class Way { mail, sms };
enum class Ended {
    sent,
    refused,   // the address takes nothing
    given_up,  // tried for days
    voided     // nothing to tell any more
};
[[nodiscard]] const char* name(Subject subject);
[[nodiscard]] const char* name(Way way);

struct Notice {
    std::int64_t notice_id = 0;  // given by the store
    Subject subject = Subject::waits;
    Way way = Way::mail;
    std::string login;  // empty = the visitor
    Id lead_id{};
    std::int64_t turn_ms = 0;
    std::int64_t made_ms = 0, due_ms = 0;
    int tries = 0;
    std::string author;  // of a reply: the login
    Bytes words;         // of a reply: sealed; empty once it has ended, or the person is erased
};
// Once for each subject, way, login, lead and turn; a second time changes nothing.
[[nodiscard]] Result<void> add_notice(Work& work, const Notice& notice);
// A guide's letter; `turn_ms` is its form's number. False where the same form came before.
[[nodiscard]] Result<bool> add_reply(Work& work, const Notice& reply);
// Those due, the longest due first; nobody else gets them until `lease_until_ms`.
[[nodiscard]] Result<std::vector<Notice>> lease_notices(Work& work, std::int64_t now_ms, std::int64_t lease_until_ms,
                                                        int limit);
// A row that is ended already stays as it ended.
[[nodiscard]] Result<void> end_notice(Work& work, std::int64_t notice_id, Ended how, const std::string& why,
                                      std::int64_t now_ms);
[[nodiscard]] Result<void> put_off_notice(Work& work, std::int64_t notice_id, std::int64_t due_ms,
                                          const std::string& why);
// A mail that was sent came back: it counts as refused now. Gives whose it was: nothing where there is no such mail.
[[nodiscard]] Result<std::optional<Notice>> notice_came_back(Work& work, std::int64_t notice_id, const Id& lead_id,
                                                             std::int64_t now_ms);
struct NoticeCounts {
    std::int64_t waiting = 0;  // not ended
    std::int64_t failing = 0;  // of them, tried in vain at least once
    std::int64_t refused = 0;
};
[[nodiscard]] Result<NoticeCounts> count_notices(Work& work);
// What became of the visitor's confirmation; nothing where there was none, or it is still on its way.
[[nodiscard]] Result<std::optional<Ended>> confirmation_of(Work& work, const Id& lead_id);

// What became of the newest letter that a guide sent from the portal.
struct ReplyState {
    std::int64_t made_ms = 0;
    std::optional<Ended> ended;  // nothing: on its way
};
[[nodiscard]] Result<std::optional<ReplyState>> newest_reply(Work& work, const Id& lead_id);

// A person whose turn nobody was told of yet.
struct Untold {
    Id lead_id{};
    std::string municipality;
    std::int64_t routed_ms = 0, due_ms = 0;
    Turn turn;
};
[[nodiscard]] Result<std::vector<Untold>> unnoticed(Work& work, int limit);
// Those due until then, nobody warned yet.
[[nodiscard]] Result<std::vector<Untold>> unwarned(Work& work, std::int64_t due_before_ms, int limit);
[[nodiscard]] Result<void> set_noticed(Work& work, const Id& lead_id, std::int64_t turn_ms);
[[nodiscard]] Result<void> set_warned(Work& work, const Id& lead_id, std::int64_t turn_ms);
// Is it still so that this person waits, in this turn?
[[nodiscard]] Result<bool> still_waits(Work& work, const Id& lead_id, std::int64_t turn_ms);

// With a municipality, and no confirmation decided on.
[[nodiscard]] Result<std::vector<Id>> unthanked(Work& work, int limit);
[[nodiscard]] Result<void> set_thanked(Work& work, const Id& lead_id);

}  // namespace monter::portal::store
