#include "sync/portal/retention.hpp"

#include "sync/base/log.hpp"
#include "sync/base/swedish_clock.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/retention.hpp"

namespace monter::portal {
namespace {

constexpr int piece = 50;      // leads a transaction: pages wait a few milliseconds at most
constexpr int night_hour = 3;  // when nobody reads
constexpr std::string_view done_key = "retained_ms";

Result<int> dispose_by(store::Database& database, const store::Disposal& disposal, std::int64_t now_ms) {
    int erased = 0;
    while (true) {
        auto work = database.begin();
        if (!work) return fail(work.error());
        const auto over = store::overdue(*work, disposal, now_ms, piece);
        if (!over) return fail(over.error());
        if (over->empty()) return erased;
        for (const std::string& lead_id : *over) {
            auto done = store::dispose_of(*work, lead_id, disposal.disposal_id, now_ms);
            if (!done) return fail(done.error());
        }
        if (auto done = work->commit(); !done) return fail(done.error());
        erased += static_cast<int>(over->size());
    }
}

Result<void> note_night(store::Database& database, std::int64_t now_ms) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    if (auto kept = store::write_number(*work, done_key, now_ms); !kept) return kept;
    return work->commit();
}

}  // namespace

Result<bool> nights_wait(store::Work& work, std::int64_t now_ms) {
    const auto last = store::read_number(work, done_key);
    if (!last) return fail(last.error());
    constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
    return *last > 0 && (now_ms - *last > nights_apart_max_ms || *last - now_ms > day_ms);
}

Result<Retained> retain(store::Database& database, std::int64_t now_ms) {
    Retained out;
    std::map<std::string, store::Disposal> decided;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        auto present = store::present_disposals(*work);
        if (!present) return fail(present.error());
        decided = std::move(*present);
        const auto held = store::held_by_municipality(*work);
        if (!held) return fail(held.error());
        for (const auto& [municipality, n] : *held) {
            if (!decided.contains(municipality)) out.undecided.push_back(municipality);
        }
    }
    for (const auto& [municipality, disposal] : decided) {
        const auto erased = dispose_by(database, disposal, now_ms);
        if (!erased) return fail(erased.error());
        out.erased += *erased;
    }
    if (out.erased > 0) {
        if (auto flushed = database.flush(); !flushed) log_error("after an erasure", flushed.error());
    }
    if (auto noted = note_night(database, now_ms); !noted) return fail(noted.error());
    return out;
}

Result<void> retain_nightly(store::Database& database, std::int64_t now_ms) {
    ClockTime night = swedish_clock(now_ms);
    if (night.hour < night_hour) return {};
    night.hour = night_hour;
    night.minute = 0;
    bool is_first = false;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        const auto waits = nights_wait(*work, now_ms);
        if (!waits) return fail(waits.error());
        const auto last = store::read_number(*work, done_key);
        if (!last) return fail(last.error());
        if (*waits || *last >= utc_ms_at(night)) return {};
        is_first = *last == 0;
    }
    if (is_first) return note_night(database, now_ms);
    if (const auto done = retain(database, now_ms); !done) return fail(done.error());
    return {};
}

}  // namespace monter::portal
