#include "sync/portal/guides/people.hpp"

#include <algorithm>
#include <limits>

#include "sync/base/log.hpp"
#include "sync/base/swedish_clock.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/guides/care.hpp"
#include "sync/portal/store/later_consents.hpp"
#include "sync/portal/store/steps.hpp"
#include "sync/portal/store/visitors.hpp"

namespace monter::portal::guides {
namespace {

// What rows are judged by, read once for a page.
struct Judged {
    store::Promises promises;
    store::Hands hands;
};

Result<Judged> judged(store::Work& work) {
    auto promises = store::promises(work);
    if (!promises) return fail(promises.error());
    auto hands = store::hands(work);
    if (!hands) return fail(hands.error());
    return Judged{std::move(*promises), std::move(*hands)};
}

std::span<const store::Hand> hands_of(const Judged& by, const std::string& municipality) {
    const auto found = by.hands.find(municipality);
    return found == by.hands.end() ? std::span<const store::Hand>() : std::span(found->second);
}

OpenPerson opened(const routing::Desk& desk, const Judged& by, const store::Scope& scope, store::Person row,
                  std::int64_t now_ms) {
    OpenPerson out{.row = std::move(row)};
    const std::string& place = out.row.decision.municipality;
    out.beside = !scope.all && place != scope.municipality;
    if (out.row.decision.status == store::Status::fresh) {
        out.standing = standing(out.row.turn, out.row.routed_ms, hands_of(by, place),
                                by.promises.of(place).value_or(promised_minutes), now_ms);
    }
    if (out.row.decision.status == store::Status::unreadable) return out;
    if (auto record = desk.open(out.row.sealed, out.row.correction)) {
        out.record = std::move(*record);
    } else {
        log_error("a person can't be opened", record.error());
    }
    if (!out.row.next.note.empty() && !scope.eures) {
        auto words = desk.words(out.row.next.note, out.row.sealed.lead_id, next_label);
        if (words) out.next_words = std::move(*words);
        if (!words) log_error("the next step can't be opened", words.error());
    }
    if (auto reasons = desk.reasons(out.row.decision)) {
        out.reasons = std::move(*reasons);
    } else {
        log_error("reasons can't be opened", reasons.error());
    }
    return out;
}

bool can_be_accepted(const store::Person& row) {
    return row.decision.status == store::Status::fresh || row.decision.status == store::Status::accepted;
}

// Who gets new people of the reader's municipality while the reader does not.
Holder instead_of(const store::Hand& reader, std::span<const store::Hand> hands, std::int64_t now_ms) {
    std::vector<store::Hand> others;
    for (const store::Hand& hand : hands) {
        if (hand.login != reader.login) others.push_back(hand);
    }
    return turns({Holder::guide, Because::given, now_ms}, others, promised_minutes, now_ms).back().holder;
}

// Whose next step the reader is to take today, or should have taken: the earliest first.
Result<std::vector<store::Listed>> due_today(store::Work& work, const store::Scope& scope, const store::Account& reader,
                                             std::int64_t now_ms) {
    constexpr int shown = 10;
    const store::Place past_unplanned{0, std::numeric_limits<std::int64_t>::max()};
    auto rows = store::listed(work, scope, wanted(store::List::mine, reader, {}), past_unplanned, shown);
    if (!rows) return rows;
    ClockTime end = swedish_clock(now_ms);
    end.hour = 23;
    end.minute = 59;
    const std::int64_t end_ms = utc_ms_at(end);
    std::erase_if(*rows, [&](const store::Listed& one) { return one.person.next.by_ms > end_ms; });
    return rows;
}

// As references are written.
std::string in_capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

bool fits(const routing::Desk& desk, const store::Person& row, const std::string& words) {
    if (row.decision.status == store::Status::unreadable) return false;
    const auto record = desk.open(row.sealed, row.correction);
    if (!record) return false;
    const auto digits = [](std::string_view text) {
        std::string out;
        std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
        return out;
    };
    const std::string wanted = without_case(words), number = digits(words);
    constexpr std::size_t digits_least = 4;
    return without_case(record->name.view()).find(wanted) != std::string::npos ||
           without_case(record->email.view()).find(wanted) != std::string::npos ||
           (number.size() >= digits_least && digits(record->phone.view()).find(number) != std::string::npos);
}

Result<void> count(store::Work& work, const store::Scope& scope, const store::Account& reader, std::int64_t now_ms,
                   Inbox& out) {
    if (scope.eures) {
        const auto agreed = store::count_listed(work, scope, wanted(store::List::agreed, reader, {}));
        if (!agreed) return fail(agreed.error());
        out.counts[store::List::agreed] = *agreed;
        return {};
    }
    for (const store::List list : store::lists) {
        if (list == store::List::look && !scope.all) continue;
        out.counts[list] = 0;
        if (list == store::List::waiting && !gets_people(out.hand, now_ms)) continue;
        const auto counted = store::count_listed(work, scope, wanted(list, reader, out.hand));
        if (!counted) return fail(counted.error());
        out.counts[list] = *counted;
    }
    return {};
}

}  // namespace

store::Scope scope_of(const store::Account& account) {
    const bool eures = account.role == store::Role::eures;
    return {.all = account.role == store::Role::coordinator,
            .municipality = eures ? std::string(store::eures) : account.municipality,
            .eures = eures};
}

store::Wanted wanted(store::List list, const store::Account& reader, const std::optional<store::Hand>& hand) {
    return {.list = list, .reader = reader.login, .only_passed_on = hand && hand->stands_in};
}

bool gets_people(const std::optional<store::Hand>& hand, std::int64_t now_ms) {
    return !hand || (hand->takes && !hand->away_at(now_ms));
}

Result<Inbox> inbox(store::Database& database, const routing::Desk& desk, const store::Account& reader,
                    store::List list, const store::Place& after, std::int64_t now_ms) {
    Inbox out;
    std::vector<store::Listed> rows;
    std::vector<store::Listed> today;
    Judged by;
    const store::Scope scope = scope_of(reader);
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        auto hand = store::find_hand(*work, reader.login);
        if (!hand) return fail(hand.error());
        out.hand = std::move(*hand);
        if (auto counted = count(*work, scope, reader, now_ms, out); !counted) return fail(counted.error());
        auto newest = store::newest_ms(*work, scope);
        if (!newest) return fail(newest.error());
        out.newest_ms = *newest;
        if (list != store::List::waiting || gets_people(out.hand, now_ms)) {
            auto found = store::listed(*work, scope, wanted(list, reader, out.hand), after, people_per_page + 1);
            if (!found) return fail(found.error());
            rows = std::move(*found);
        }
        if (list == store::List::waiting && after.portal_seq == 0) {
            auto found = due_today(*work, scope, reader, now_ms);
            if (!found) return fail(found.error());
            today = std::move(*found);
        }
        auto read = judged(*work);
        if (!read) return fail(read.error());
        by = std::move(*read);
        auto taken_back = store::untold(*work, scope, people_per_page);
        if (!taken_back) return fail(taken_back.error());
        out.taken_back = std::move(*taken_back);
        auto logged = store::log_access(*work, store::Access::list, reader.login, std::nullopt, now_ms);
        if (!logged) return fail(logged.error());
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    if (out.hand) out.instead = instead_of(*out.hand, hands_of(by, reader.municipality), now_ms);
    if (rows.size() > people_per_page) {
        rows.pop_back();
        out.more = rows.back().place;
    }
    for (store::Listed& row : today) out.today.push_back(opened(desk, by, scope, std::move(row.person), now_ms));
    for (store::Listed& row : rows) out.people.push_back(opened(desk, by, scope, std::move(row.person), now_ms));
    return out;
}

Result<std::vector<OpenPerson>> find(store::Database& database, const routing::Desk& desk, const store::Account& reader,
                                     const std::string& words, std::int64_t now_ms) {
    const store::Scope scope = scope_of(reader);
    std::vector<store::Person> rows;
    Judged by;
    bool by_reference = false;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        auto named = store::find_person(*work, scope, in_capitals(words));
        if (!named) return fail(named.error());
        by_reference = named->has_value();
        if (by_reference) {
            rows.push_back(std::move(**named));
        } else if (!scope.all && count_characters(words) >= 2) {
            auto all = store::newest_people(*work, scope, looked_through);
            if (!all) return fail(all.error());
            rows = std::move(*all);
        }
        auto read = judged(*work);
        if (!read) return fail(read.error());
        by = std::move(*read);
        if (auto logged = store::log_access(*work, store::Access::list, reader.login, std::nullopt, now_ms); !logged) {
            return fail(logged.error());
        }
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    std::vector<OpenPerson> out;
    for (store::Person& row : rows) {
        if (static_cast<int>(out.size()) == found_at_most) break;
        if (!by_reference && !fits(desk, row, words)) continue;
        out.push_back(opened(desk, by, scope, std::move(row), now_ms));
    }
    return out;
}

Result<std::optional<OpenPerson>> person(store::Database& database, const routing::Desk& desk,
                                         const store::Account& reader, const std::string& id, std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto found = store::find_person(*work, scope_of(reader), id);
    if (!found) return fail(found.error());
    if (!*found) return std::optional<OpenPerson>();
    const auto by = judged(*work);
    if (!by) return fail(by.error());
    const Id lead_id = (*found)->sealed.lead_id;
    auto logged = store::log_access(*work, store::Access::open, reader.login, lead_id, now_ms);
    if (!logged) return fail(logged.error());
    if (reader.municipality == (*found)->decision.municipality) {  // the coordinator's look tells no guide
        if (auto seen = store::correction_seen(*work, lead_id, now_ms); !seen) return fail(seen.error());
    }
    const auto confirmation = store::confirmation_of(*work, lead_id);
    if (!confirmation) return fail(confirmation.error());
    const auto reply = store::newest_reply(*work, lead_id);
    if (!reply) return fail(reply.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    auto out = opened(desk, *by, scope_of(reader), std::move(**found), now_ms);
    out.confirmation = *confirmation;
    out.reply = *reply;
    return std::optional(std::move(out));
}

Result<std::optional<Accepted>> accept(store::Database& database, const store::Account& reader, const std::string& id,
                                       std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto found = store::find_person(*work, scope_of(reader), id);
    if (!found) return fail(found.error());
    if (!*found || !can_be_accepted(**found)) return std::optional<Accepted>();
    if (!scope_of(reader).all && (*found)->decision.municipality != reader.municipality) {
        return std::optional<Accepted>();  // shared with the reader, not theirs
    }
    const Id lead_id = (*found)->sealed.lead_id;
    auto accepted = store::accept(*work, lead_id, reader.login, now_ms);
    if (!accepted) return fail(accepted.error());
    if (*accepted) {
        auto logged = store::log_access(*work, store::Access::accept, reader.login, lead_id, now_ms);
        if (!logged) return fail(logged.error());
        auto noted = store::add_step(*work, {.lead_id = lead_id,
                                             .at_ms = now_ms,
                                             .who = reader.login,
                                             .municipality = reader.municipality,
                                             .what = store::What::accepted});
        if (!noted) return fail(noted.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    return std::optional(Accepted{(*found)->page_id, *accepted});
}

Result<bool> read_taken_back(store::Database& database, const store::Account& reader, const std::string& page_id,
                             std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto done = store::told(*work, scope_of(reader), page_id, reader.login, now_ms);
    if (!done) return done;
    if (auto kept = work->commit(); !kept) return fail(kept.error());
    return done;
}

Result<std::int64_t> count_fresh(store::Database& database, const store::Account& reader, std::int64_t now_ms) {
    auto work = database.look();
    if (!work) return fail(work.error());
    if (scope_of(reader).eures) return 0;  // nobody waits for an adviser to accept them
    const auto hand = store::find_hand(*work, reader.login);
    if (!hand) return fail(hand.error());
    if (!gets_people(*hand, now_ms)) return 0;
    return store::count_listed(*work, scope_of(reader), wanted(store::List::waiting, reader, *hand));
}

}  // namespace monter::portal::guides
