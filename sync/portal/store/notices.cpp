#include "sync/portal/store/notices.hpp"

#include <algorithm>
#include <array>

#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 4> subject_names = {"waits", "late", "thanks", "reply"};
constexpr std::array<const char*, 2> way_names = {"mail", "sms"};
constexpr std::array<const char*, 4> ended_names = {"sent", "refused", "given_up", "void"};

template <class Names>
std::size_t index_in(const Names& names, const std::string& text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) throw std::runtime_error("an unknown word of a notice");
    return static_cast<std::size_t>(found - names.begin());
}

std::vector<Notice> notice_rows(soci::session& sql, const std::string& condition, long long a, int limit,
                                const char* taking = "") {
    std::vector<Notice> out;
    Notice one;
    std::string subject;
    std::string way;
    std::string lead_id;
    std::string words;
    long long id = 0;
    long long turn = 0;
    long long made = 0;
    long long due = 0;
    soci::statement rows =
        (sql.prepare
             << "SELECT notice_id,subject,way,login,lead_id,turn_ms,made_ms,due_ms,tries,author,COALESCE(words,'') "
                "FROM notice WHERE " +
                    condition + " LIMIT :m" + taking,
         soci::use(a), soci::use(limit), soci::into(id), soci::into(subject), soci::into(way), soci::into(one.login),
         soci::into(lead_id), soci::into(turn), soci::into(made), soci::into(due), soci::into(one.tries),
         soci::into(one.author), soci::into(words));
    rows.execute();
    while (rows.fetch()) {
        one.notice_id = id;
        one.subject = static_cast<Subject>(index_in(subject_names, subject));
        one.way = static_cast<Way>(index_in(way_names, way));
        one.lead_id = raw<16>(lead_id);
        one.turn_ms = turn;
        one.made_ms = made;
        one.due_ms = due;
        one.words = bytes(words);
        out.push_back(one);
    }
    return out;
}

std::vector<Untold> untold_rows(soci::session& sql, const std::string& condition, long long a, int limit) {
    std::vector<Untold> out;
    Untold one;
    std::string lead_id;
    std::string holder;
    std::string because;
    long long routed = 0;
    long long due = 0;
    long long from = 0;
    soci::statement rows =
        (sql.prepare << "SELECT r.lead_id,COALESCE(r.municipality,''),r.routed_ms,r.due_ms,r.turn,r.turn_why,r.turn_ms "
                        "FROM routing r JOIN lead l ON l.lead_id=r.lead_id WHERE r.status='new' AND "
                        "l.erased_ms IS NULL AND " +
                            condition + " LIMIT :m",
         soci::use(a), soci::use(limit), soci::into(lead_id), soci::into(one.municipality), soci::into(routed),
         soci::into(due), soci::into(holder), soci::into(because), soci::into(from));
    rows.execute();
    while (rows.fetch()) {
        one.lead_id = raw<16>(lead_id);
        one.routed_ms = routed;
        one.due_ms = due;
        one.turn = {holder_from(holder), because_from(because), from};
        out.push_back(one);
    }
    return out;
}

Result<void> set_turn_told(Work& work, const char* column, const Id& lead_id, std::int64_t turn_ms) {
    return guarded("noting who was told", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const long long turn = turn_ms;
        work.sql() << std::string("UPDATE routing SET ") + column + "=:t WHERE lead_id=:i", soci::use(turn),
            soci::use(id);
        return {};
    });
}

}  // namespace

const char* name(Subject subject) {
    return subject_names[static_cast<std::size_t>(subject)];
}
const char* name(Way way) {
    return way_names[static_cast<std::size_t>(way)];
}

Result<void> add_notice(Work& work, const Notice& notice) {
    return guarded("keeping what is to be told", [&]() -> Result<void> {
        const std::string subject = name(notice.subject);
        const std::string way = name(notice.way);
        const std::string id = to_base64url(notice.lead_id);
        const long long turn = notice.turn_ms;
        const long long made = notice.made_ms;
        const long long due = notice.due_ms;
        work.sql() << "INSERT INTO notice(subject,way,login,lead_id,turn_ms,made_ms,due_ms) "
                      "VALUES(:s,:w,:l,:i,:t,:m,:d) ON CONFLICT(subject,way,login,lead_id,turn_ms) DO NOTHING",
            soci::use(subject), soci::use(way), soci::use(notice.login), soci::use(id), soci::use(turn),
            soci::use(made), soci::use(due);
        return {};
    });
}

Result<bool> add_reply(Work& work, const Notice& reply) {
    return guarded("keeping a letter", [&]() -> Result<bool> {
        const std::string id = to_base64url(reply.lead_id), words = to_base64url(reply.words);
        const long long once = reply.turn_ms, made = reply.made_ms;
        return changed(
                   (work.sql().prepare
                        << "INSERT INTO notice(subject,way,login,lead_id,turn_ms,made_ms,due_ms,author,words) SELECT "
                           "'reply','mail','',lead_id,:t,:m,:d,:a,:w FROM lead WHERE lead_id=:i AND erased_ms IS NULL "
                           "ON CONFLICT(subject,way,login,lead_id,turn_ms) DO NOTHING",
                    soci::use(once), soci::use(made), soci::use(made), soci::use(reply.author), soci::use(words),
                    soci::use(id))) == 1;
    });
}

Result<std::vector<Notice>> lease_notices(Work& work, std::int64_t now_ms, std::int64_t lease_until_ms, int limit) {
    return guarded("taking what is to be told", [&]() -> Result<std::vector<Notice>> {
        auto out = notice_rows(
            work.sql(),
            "ended_ms IS NULL AND due_ms<=:n AND leased_ms<=" + std::to_string(now_ms) + " ORDER BY due_ms,notice_id",
            now_ms, limit, taking_rows(work.sql()));
        const long long until = lease_until_ms;
        for (const Notice& one : out) {
            const long long id = one.notice_id;
            work.sql() << "UPDATE notice SET leased_ms=:u WHERE notice_id=:i", soci::use(until), soci::use(id);
        }
        return out;
    });
}

Result<void> end_notice(Work& work, std::int64_t notice_id, Ended how, const std::string& why, std::int64_t now_ms) {
    return guarded("noting what was told", [&]() -> Result<void> {
        const std::string ended = ended_names[static_cast<std::size_t>(how)];
        const long long now = now_ms;
        const long long id = notice_id;
        work.sql() << "UPDATE notice SET ended=:e,ended_ms=:n,why=:w,tries=tries+1,leased_ms=0,words=NULL WHERE "
                      "notice_id=:i AND "
                      "ended_ms IS NULL",
            soci::use(ended), soci::use(now), soci::use(why), soci::use(id);
        return {};
    });
}

Result<void> put_off_notice(Work& work, std::int64_t notice_id, std::int64_t due_ms, const std::string& why) {
    return guarded("putting off what is to be told", [&]() -> Result<void> {
        const long long due = due_ms;
        const long long id = notice_id;
        work.sql() << "UPDATE notice SET due_ms=:d,why=:w,tries=tries+1,leased_ms=0 WHERE notice_id=:i AND ended_ms "
                      "IS NULL",
            soci::use(due), soci::use(why), soci::use(id);
        return {};
    });
}

Result<std::optional<Notice>> notice_came_back(Work& work, std::int64_t notice_id, const Id& lead_id,
                                               std::int64_t now_ms) {
    return guarded("noting what came back", [&]() -> Result<std::optional<Notice>> {
        const auto rows = notice_rows(work.sql(), "notice_id=:i AND way='mail'", notice_id, 1);
        if (rows.empty() || rows.front().lead_id != lead_id) return std::optional<Notice>();
        const long long now = now_ms;
        const long long id = notice_id;
        work.sql() << "UPDATE notice SET ended='refused',ended_ms=:n,why='came back' WHERE notice_id=:i",
            soci::use(now), soci::use(id);
        return std::optional(rows.front());
    });
}

Result<NoticeCounts> count_notices(Work& work) {
    return guarded("counting what is to be told", [&]() -> Result<NoticeCounts> {
        long long waiting = 0;
        long long failing = 0;
        long long refused = 0;
        work.sql() << "SELECT count(CASE WHEN ended_ms IS NULL THEN 1 END),"
                      "count(CASE WHEN ended_ms IS NULL AND tries>0 THEN 1 END),"
                      "count(CASE WHEN ended='refused' THEN 1 END) FROM notice",
            soci::into(waiting), soci::into(failing), soci::into(refused);
        return NoticeCounts{waiting, failing, refused};
    });
}

Result<std::optional<Ended>> confirmation_of(Work& work, const Id& lead_id) {
    return guarded("reading what was told", [&]() -> Result<std::optional<Ended>> {
        const std::string id = to_base64url(lead_id);
        std::string ended;
        work.sql() << "SELECT ended FROM notice WHERE lead_id=:i AND login='' AND subject='thanks' AND way='mail'",
            soci::use(id), soci::into(ended);
        if (!work.sql().got_data() || ended.empty()) return std::optional<Ended>();
        return std::optional(static_cast<Ended>(index_in(ended_names, ended)));
    });
}

Result<std::optional<ReplyState>> newest_reply(Work& work, const Id& lead_id) {
    return guarded("reading what became of a letter", [&]() -> Result<std::optional<ReplyState>> {
        const std::string id = to_base64url(lead_id);
        std::string ended;
        long long made = 0;
        work.sql() << "SELECT made_ms,ended FROM notice WHERE lead_id=:i AND subject='reply' ORDER BY notice_id DESC "
                      "LIMIT 1",
            soci::use(id), soci::into(made), soci::into(ended);
        if (!work.sql().got_data()) return std::optional<ReplyState>();
        ReplyState out{.made_ms = made};
        if (!ended.empty()) out.ended = static_cast<Ended>(index_in(ended_names, ended));
        return std::optional(out);
    });
}

Result<std::vector<Untold>> unnoticed(Work& work, int limit) {
    return guarded("looking who was not told of", [&]() -> Result<std::vector<Untold>> {
        return untold_rows(work.sql(), "r.noticed_ms<>r.turn_ms AND r.routed_ms>:a ORDER BY r.routed_ms", 0, limit);
    });
}

Result<std::vector<Untold>> unwarned(Work& work, std::int64_t due_before_ms, int limit) {
    return guarded("looking who is nearly late", [&]() -> Result<std::vector<Untold>> {
        return untold_rows(work.sql(), "r.warned_ms<>r.turn_ms AND r.due_ms>0 AND r.due_ms<:a ORDER BY r.due_ms",
                           due_before_ms, limit);
    });
}

Result<void> set_noticed(Work& work, const Id& lead_id, std::int64_t turn_ms) {
    return set_turn_told(work, "noticed_ms", lead_id, turn_ms);
}
Result<void> set_warned(Work& work, const Id& lead_id, std::int64_t turn_ms) {
    return set_turn_told(work, "warned_ms", lead_id, turn_ms);
}

Result<bool> still_waits(Work& work, const Id& lead_id, std::int64_t turn_ms) {
    return guarded("looking who waits", [&]() -> Result<bool> {
        const std::string id = to_base64url(lead_id);
        const long long turn = turn_ms;
        int found = 0;
        work.sql() << "SELECT COUNT(*) FROM routing r JOIN lead l ON l.lead_id=r.lead_id WHERE r.lead_id=:i AND "
                      "r.turn_ms=:t AND r.status='new' AND l.erased_ms IS NULL",
            soci::use(id), soci::use(turn), soci::into(found);
        return found == 1;
    });
}

Result<std::vector<Id>> unthanked(Work& work, int limit) {
    return guarded("looking who has no confirmation", [&]() -> Result<std::vector<Id>> {
        std::vector<Id> out;
        std::string id;
        soci::statement rows =
            (work.sql().prepare << "SELECT r.lead_id FROM routing r JOIN lead l ON l.lead_id=r.lead_id WHERE "
                                   "r.thanked=0 AND r.municipality IS NOT NULL AND l.erased_ms IS NULL "
                                   "ORDER BY r.routed_ms LIMIT :m",
             soci::use(limit), soci::into(id));
        rows.execute();
        while (rows.fetch()) out.push_back(raw<16>(id));
        return out;
    });
}

Result<void> set_thanked(Work& work, const Id& lead_id) {
    return guarded("noting who has a confirmation", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        work.sql() << "UPDATE routing SET thanked=1 WHERE lead_id=:i", soci::use(id);
        return {};
    });
}

}  // namespace monter::portal::store
