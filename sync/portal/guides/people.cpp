#include "sync/portal/guides/people.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/store/promises.hpp"

namespace monter::portal::guides {
namespace {

OpenPerson opened(const routing::Desk& desk, const store::Promises& promises, store::Person row, std::int64_t now_ms) {
    OpenPerson out{.row = std::move(row)};
    if (out.row.decision.status == store::Status::fresh) {
        const auto minutes = promises.of(out.row.decision.municipality).value_or(promised_minutes);
        out.acceptance = acceptance(out.row.routed_ms, minutes, now_ms);
    }
    if (out.row.decision.status == store::Status::unreadable) return out;
    if (auto record = desk.open(out.row.sealed)) {
        out.record = std::move(*record);
    } else {
        log_error("a person can't be opened", record.error());
    }
    if (auto reasons = desk.reasons(out.row.decision)) {
        out.reasons = std::move(*reasons);
    } else {
        log_error("reasons can't be opened", reasons.error());
    }
    return out;
}

bool fits(store::Status status, Show show) {
    switch (show) {
        case Show::fresh:
            return status == store::Status::fresh;
        case Show::accepted:
            return status == store::Status::accepted;
        case Show::look:
            return status == store::Status::held || status == store::Status::unreadable;
    }
    return false;
}

Result<void> count(store::Work& work, const store::Scope& scope, Inbox& out) {
    auto fresh = store::count_people(work, scope, store::Status::fresh);
    if (!fresh) return fail(fresh.error());
    auto accepted = store::count_people(work, scope, store::Status::accepted);
    if (!accepted) return fail(accepted.error());
    auto held = store::count_people(work, scope, store::Status::held);
    if (!held) return fail(held.error());
    auto unreadable = store::count_people(work, scope, store::Status::unreadable);
    if (!unreadable) return fail(unreadable.error());
    out.fresh = *fresh;
    out.accepted = *accepted;
    out.look = *held + *unreadable;
    return {};
}

}  // namespace

store::Scope scope_of(const store::Account& account) {
    return {.all = account.role == store::Role::coordinator, .municipality = account.municipality};
}

Result<Inbox> inbox(store::Database& database, const routing::Desk& desk, const store::Account& reader, Show show,
                    std::int64_t before, std::int64_t now_ms) {
    Inbox out;
    std::vector<store::Person> rows;
    store::Promises promised;
    {
        const store::Scope scope = scope_of(reader);
        auto work = database.begin();
        if (!work) return fail(work.error());
        if (auto counted = count(*work, scope, out); !counted) return fail(counted.error());
        auto newest = store::newest_people(*work, scope, {}, 0, 1);
        if (!newest) return fail(newest.error());
        if (!newest->empty()) out.newest_ms = newest->front().received_ms;
        std::vector<store::Status> wanted;
        for (const auto status : store::statuses) {
            if (fits(status, show)) wanted.push_back(status);
        }
        auto found = store::newest_people(*work, scope, wanted, before, people_per_page + 1);
        if (!found) return fail(found.error());
        rows = std::move(*found);
        auto promises = store::promises(*work);
        if (!promises) return fail(promises.error());
        promised = std::move(*promises);
        auto taken_back = store::untold(*work, scope, people_per_page);
        if (!taken_back) return fail(taken_back.error());
        out.taken_back = std::move(*taken_back);
        auto logged = store::log_access(*work, store::Access::list, reader.login, std::nullopt, now_ms);
        if (!logged) return fail(logged.error());
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    if (rows.size() > people_per_page) {
        rows.pop_back();
        out.older = rows.back().portal_seq;
    }
    for (store::Person& row : rows) out.people.push_back(opened(desk, promised, std::move(row), now_ms));
    return out;
}

Result<std::optional<OpenPerson>> person(store::Database& database, const routing::Desk& desk,
                                         const store::Account& reader, const std::string& id, std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto found = store::find_person(*work, scope_of(reader), id);
    if (!found) return fail(found.error());
    if (!*found) return std::optional<OpenPerson>();
    const auto promises = store::promises(*work);
    if (!promises) return fail(promises.error());
    const Id lead_id = (*found)->sealed.lead_id;
    auto logged = store::log_access(*work, store::Access::open, reader.login, lead_id, now_ms);
    if (!logged) return fail(logged.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return std::optional(opened(desk, *promises, std::move(**found), now_ms));
}

Result<std::optional<Accepted>> accept(store::Database& database, const store::Account& reader, const std::string& id,
                                       std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto found = store::find_person(*work, scope_of(reader), id);
    if (!found) return fail(found.error());
    if (!*found || fits((*found)->decision.status, Show::look)) return std::optional<Accepted>();
    const Id lead_id = (*found)->sealed.lead_id;
    auto accepted = store::accept(*work, lead_id, reader.login, now_ms);
    if (!accepted) return fail(accepted.error());
    if (*accepted) {
        auto logged = store::log_access(*work, store::Access::accept, reader.login, lead_id, now_ms);
        if (!logged) return fail(logged.error());
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

Result<std::int64_t> count_fresh(store::Database& database, const store::Account& reader) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    return store::count_people(*work, scope_of(reader), store::Status::fresh);
}

}  // namespace monter::portal::guides
