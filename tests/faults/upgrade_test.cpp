// A stand whose store an older program made, under power cuts and on a full disk.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "tests/faults/fair_day.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

// What each version of the schema lacked that the next one brought (sync/outbox/upgrade.hpp).
const char* without(int version) {
    switch (version) {
        case 1:
            return "DROP TABLE tally; DROP TABLE tap; DROP TABLE heard; DROP TABLE let_go";
        case 2:
            return "DROP TABLE heard; DROP TABLE let_go";
        default:
            return "SELECT 1";
    }
}

// A day of a stand, and then its store as a program of that version would have left it.
void live_a_day(CrashVfs& vfs, Stand& stand, int version) {
    REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
    Luck luck(5);
    REQUIRE(stand.restart());
    for (int i = 0; i < 4; ++i) REQUIRE(stand.keep_new(1200));
    stand.acknowledge(luck);
    REQUIRE(stand.keep_new(900));
    stand.withdraw(luck);
    stand.purge(luck);
    REQUIRE(stand.keep_new(900));
    stand.stop();
    SQLite::Database db(store_file, SQLite::OPEN_READWRITE, 0, vfs.name());
    db.execAndGet("PRAGMA locking_mode=EXCLUSIVE");
    int keep = 1;  // as the stand's programs do: the WAL file stays, so that a full disk need not make one
    REQUIRE(sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &keep) == SQLITE_OK);
    db.exec(std::string("DROP TRIGGER lead_counted; DROP TRIGGER lead_recounted; DROP TABLE lead_count; ") +
            without(version) + "; PRAGMA user_version=" + std::to_string(version));
    SQLite::Statement checkpoint(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    while (checkpoint.executeStep()) {
    }
}

outbox::Counts counts_of(CrashVfs& vfs, const Stand& stand) {
    const auto store = outbox::Outbox::open(store_file, opening_on(vfs, &stand.device()));
    REQUIRE(store);
    CHECK_FALSE(store->waits_for_room());
    CHECK(*store->leads_lost() == 0);
    return *store->counts();
}

bool same(const outbox::Counts& a, const outbox::Counts& b) {
    return a.pending == b.pending && a.acked == b.acked && a.purged == b.purged && a.quarantined == b.quarantined &&
           a.withdrawn == b.withdrawn && a.max_seq == b.max_seq;
}

}  // namespace

TEST_CASE("a power cut anywhere in an upgrade leaves the old store or the new one, with every lead") {
    for (const int version : {1, 2, 3}) {
        CrashVfs vfs;
        Stand stand(vfs, 1);
        live_a_day(vfs, stand, version);
        const CrashDisk before = vfs.disk().copy();
        const auto whole = counts_of(vfs, stand);
        REQUIRE(whole.pending > 0);
        bool cut = true;
        std::uint64_t changes = 1;
        for (; cut; ++changes) {
            INFO("version " << version << ", power goes at change " << changes);
            vfs.insert(before.copy());
            vfs.disk().lose_power_after(changes);
            static_cast<void>(stand.restart());
            cut = vfs.disk().is_off();
            stand.stop();
            vfs.disk().lose_power_now();
            Luck luck(changes);
            vfs.disk().power_on(luck);
            const auto found = inspect(vfs.disk());
            REQUIRE(found);
            const Verdict verdict = stand.checker().judge(*found);
            REQUIRE(verdict.clean());
            REQUIRE(same(counts_of(vfs, stand), whole));
        }
        CHECK(changes > 10);
    }
}

TEST_CASE("an older store on a full disk opens, shows what it holds, keeps nothing, and goes on once there is room") {
    for (const int version : {1, 2, 3}) {
        CrashVfs vfs;
        Stand stand(vfs, 1);
        live_a_day(vfs, stand, version);
        const CrashDisk before = vfs.disk().copy();
        const auto whole = counts_of(vfs, stand);
        // From any of its calls on: some of what an upgrade needs may fit in yet.
        int waited = 0;
        for (std::uint64_t call = 1;; ++call) {
            INFO("version " << version << ", full from call " << call << " on");
            vfs.insert(before.copy());
            vfs.disk().refuse_call(call, Refusal::full_from_then_on);
            auto store = outbox::Outbox::open(store_file, opening_on(vfs, &stand.device()));
            INFO((store ? "" : store.error().message));
            REQUIRE(store);
            const auto why = store->waits_for_room();
            if (!why) {
                REQUIRE(same(*store->counts(), whole));
                if (!vfs.disk().has_refused()) break;
                continue;
            }
            ++waited;
            CHECK(why->kind == Kind::full);
            CHECK_FALSE(why->remedy.empty());
            CHECK(same(*store->counts(), whole));
            CHECK(store->pending(100, 1'000'000)->size() == static_cast<std::size_t>(whole.pending));
            CHECK(store->leads_since(0));
            CHECK(store->leads_lost());
            const auto kept = store->keep(test::some_sealed(77), {1, 1, {}}, 0, stand.device());
            REQUIRE_FALSE(kept);
            CHECK(kept.error().kind == Kind::full);
            CHECK_FALSE(store->broken());
            // Somebody made room: the store asks to be opened anew, and then keeps again.
            vfs.disk().refuse_nothing();
            CHECK(store->waits_for_room());
            CHECK(store->broken());
            store = tl::unexpected<Error>(Error{});
            REQUIRE(same(counts_of(vfs, stand), whole));
            REQUIRE(stand.restart());
            REQUIRE(stand.keep_new(700));
            stand.stop();
        }
        CHECK(waited > 5);
    }
}
