#include "sync/portal/erasure.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal {

namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

// Those that need to be remembered: from the page, what was remembered before needs no second line.
Result<std::vector<Hash>> to_remember(store::Work& work, const std::vector<Hash>& code_hashes, std::int64_t now_ms,
                                      const UnknownMax& unknown) {
    std::vector<Hash> out;
    for (const Hash& code : code_hashes) {
        const auto known = store::look_up(work, code);
        if (!known) return fail(known.error());
        if (known->is_remembered) continue;
        if (!known->has_lead) {
            const auto today = store::unknown_codes(work, now_ms - day_ms, unknown.a_day);
            if (!today) return fail(today.error());
            const auto all = store::unknown_codes(work, 0, unknown.in_all);
            if (!all) return fail(all.error());
            if (*today >= unknown.a_day || *all >= unknown.in_all) {
                return fail(Kind::full, "too many codes are waiting for leads nobody sent", "Try again tomorrow.");
            }
        }
        out.push_back(code);
    }
    return out;
}

}  // namespace

Result<TakenBack> take_back(store::Database& database, backups::Erasures& erasures,
                            const std::vector<Hash>& code_hashes, Teller teller, std::int64_t now_ms,
                            UnknownMax unknown) {
    Result<std::vector<Hash>> remembered = code_hashes;
    if (teller == Teller::page) {
        auto work = database.begin();
        if (!work) return fail(work.error());
        remembered = to_remember(*work, code_hashes, now_ms, unknown);
        if (!remembered) return fail(remembered.error());
    }
    // First, so that no erasure that was answered can be missing there.
    if (auto done = erasures.remember(*remembered); !done) return fail(done.error());
    TakenBack out;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        for (const Hash& code : code_hashes) {
            auto erased = store::erase(*work, code, now_ms);
            if (!erased) return fail(erased.error());
            out.were_here.push_back(erased->there);
        }
        auto epoch = store::read_meta(*work, "epoch");
        if (!epoch) return fail(epoch.error());
        out.epoch = *epoch;
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    if (auto flushed = database.flush(); !flushed) log_error("after an erasure", flushed.error());
    return out;
}

}  // namespace monter::portal
