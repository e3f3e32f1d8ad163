#include "sync/portal/erasure.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal {

Result<TakenBack> take_back(store::Database& database, backups::Erasures& erasures,
                            const std::vector<Hash>& code_hashes, std::int64_t now_ms) {
    // First, so that no erasure that was answered can be missing there.
    if (auto done = erasures.remember(code_hashes); !done) return fail(done.error());
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
