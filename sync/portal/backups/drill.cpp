#include <system_error>

#include "sync/portal/backups/backup.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::portal::backups {
namespace {

namespace fs = std::filesystem;

constexpr int rows_at_once = 200;  // at most 28 KiB each

Result<std::vector<store::HeldLead>> some_leads(store::Database& database, std::int64_t after) {
    auto work = database.look();
    if (!work) return fail(work.error());
    return store::leads_after(*work, after, rows_at_once);
}

tl::unexpected<Error> not_whole(std::int64_t portal_seq, const std::string& what) {
    return fail(Kind::corrupt, "lead " + std::to_string(portal_seq) + " of this backup " + what,
                "use another backup, and look at the disk this one lay on");
}

// Numbers without a gap, and each lead's bytes as its hash says: integrity_check does not see a flipped bit in them.
Result<void> check_leads(store::Database& database) {
    std::int64_t last = 0;
    while (true) {
        const auto rows = some_leads(database, last);
        if (!rows) return fail(rows.error());
        if (rows->empty()) return {};
        for (const store::HeldLead& lead : *rows) {
            if (lead.portal_seq != last + 1) return not_whole(last + 1, "is missing");
            last = lead.portal_seq;
            if (!lead.erased && seal::ct_sha256(lead.sealed) != lead.ct_sha256) return not_whole(last, "is damaged");
        }
    }
}

Result<Held> check_all(store::Database& database) {
    Held held;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        if (auto sound = store::check_pages(*work); !sound) return fail(sound.error());
        auto made = store::read_number(*work, "backup_ms");
        if (!made) return fail(made.error());
        if (*made == 0) {
            return fail(Kind::refused, "this file is no backup", "give a file that monter-portal backup made");
        }
        auto extent = store::extent(*work);
        if (!extent) return fail(extent.error());
        held = {*extent, *made};
    }
    if (auto sound = check_leads(database); !sound) return fail(sound.error());
    if (held.extent.leads != held.extent.highest) return not_whole(held.extent.highest, "stands after a gap");
    return held;
}

// Lead by lead: what the portal has up to where the backup ends lies in the backup, and the other way round. What was
// erased since may still be in the backup; what the backup calls erased is erased here.
Result<void> compare(store::Database& ours, store::Database& theirs, std::int64_t highest) {
    std::int64_t last = 0;
    while (last < highest) {
        const auto here = some_leads(ours, last);
        if (!here) return fail(here.error());
        const auto there = some_leads(theirs, last);
        if (!there) return fail(there.error());
        if (here->size() < there->size()) return not_whole(highest, "is one that this portal does not know");
        for (std::size_t i = 0; i < there->size(); ++i) {
            const store::HeldLead& a = (*here)[i];
            const store::HeldLead& b = (*there)[i];
            const bool same = a.portal_seq == b.portal_seq && a.sealed.lead_id == b.sealed.lead_id &&
                              a.ct_sha256 == b.ct_sha256 && (a.erased || !b.erased);
            if (!same) return not_whole(b.portal_seq, "is another than this portal has under that number");
        }
        last = there->back().portal_seq;
    }
    return {};
}

Result<void> raise(store::Database& database, Guard& guard, const Held& held, std::int64_t now_ms) {
    const auto turn = guard.turn();
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto before = store::read_number(*work, "durable_seq");
    if (!before) return fail(before.error());
    const std::int64_t durable = std::max(*before, held.extent.highest);
    if (auto done = store::write_number(*work, "durable_seq", durable); !done) return done;
    if (auto done = store::write_number(*work, "drilled_ms", now_ms); !done) return done;
    // The guard first: what it does not remember must not be announced.
    if (auto done = guard.announced(durable); !done) return done;
    return work->commit();
}

}  // namespace

Result<Rebuilt> rebuild(const fs::path& backup, const fs::path& place) {
    std::error_code why;
    if (!fs::is_regular_file(backup, why)) return fail(Kind::refused, "there is no backup " + backup.string());
    remove_database(place);
    fs::copy_file(backup, place, why);
    if (why) return fail(Kind::disk, "the backup can't be copied: " + why.message(), "is there room on the disk?");
    auto database = store::Database::open(place);
    if (!database) return fail(database.error().within("this backup"));
    auto held = check_all(*database);
    if (!held) return fail(held.error());
    return Rebuilt{std::move(*database), *held};
}

Result<Held> drill(store::Database& database, Guard& guard, const fs::path& backup, const fs::path& place,
                   std::int64_t now_ms) {
    const auto drilled = [&]() -> Result<Held> {
        auto rebuilt = rebuild(backup, place);
        if (!rebuilt) return fail(rebuilt.error());
        if (auto same = compare(database, rebuilt->database, rebuilt->held.extent.highest); !same) {
            return fail(same.error());
        }
        return rebuilt->held;
    };
    auto held = drilled();
    remove_database(place);
    if (!held) return held;
    if (auto done = raise(database, guard, *held, now_ms); !done) return fail(done.error());
    return held;
}

}  // namespace monter::portal::backups
