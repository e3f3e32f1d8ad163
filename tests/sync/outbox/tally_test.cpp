// Anonymous taps: counted by the hour, once each, and never to be joined to a lead.
#include <SQLiteCpp/SQLiteCpp.h>

#include "sync/outbox/outbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
const Moment noon{497'222 * hour_ms, 60'000, test::filled<16>(0xB0)};

Moment later(std::int64_t ms) {
    return {noon.wall_ms + ms, noon.boot_ms + ms, noon.boot_id};
}

struct Counter {
    test::ScratchFolder folder;
    Outbox store = *Outbox::create(folder / "outbox.db");

    void tap(std::uint8_t name, const std::string& value, const Moment& now) {
        REQUIRE(store.tally(test::filled<16>(name), {.kind = "pulse", .question = "move", .value = value}, now));
    }
    std::vector<Tally> pending(const Moment& now, bool running = false) {
        const auto found = store.pending_tallies(now, running, 100);
        REQUIRE(found);
        return *found;
    }
    int acknowledge(const std::vector<Tally>& tallies, const Id& epoch) {
        std::vector<Id> ids;
        for (const Tally& one : tallies) ids.push_back(one.count_id);
        const auto changed = store.acknowledge_tallies(ids, {"{}", test::filled<8>(1), test::filled<64>(2)}, epoch);
        REQUIRE(changed);
        return *changed;
    }
};

}  // namespace

TEST_CASE("taps of an hour are one count, which waits until the hour is over") {
    Counter counter;
    counter.tap(1, "job", noon);
    counter.tap(2, "job", later(hour_ms - 1));
    counter.tap(3, "home", later(5));
    CHECK(counter.pending(later(hour_ms - 1)).empty());
    const auto over = counter.pending(later(hour_ms));
    REQUIRE(over.size() == 2);
    for (const Tally& one : over) {
        CHECK(one.hour == 497'222);
        CHECK(one.n == (one.value == "job" ? 2 : 1));
    }
}

TEST_CASE("the same tap asked again is counted once, also after a restart") {
    Counter counter;
    counter.tap(1, "job", noon);
    counter.tap(1, "job", noon);
    counter.store = *[&] {
        { const Outbox closed = std::move(counter.store); }
        return Outbox::open(counter.folder / "outbox.db");
    }();
    counter.tap(1, "job", later(hour_ms));
    const auto found = counter.pending(later(2 * hour_ms));
    REQUIRE(found.size() == 1);
    CHECK(found[0].n == 1);
}

TEST_CASE("what the portal may have seen never changes, and keeps its name until it signs for it") {
    Counter counter;
    counter.tap(1, "job", noon);
    const auto shown = counter.pending(noon, true);
    REQUIRE(shown.size() == 1);
    counter.tap(2, "job", noon);
    const auto again = counter.pending(later(hour_ms));
    REQUIRE(again.size() == 2);
    CHECK(again[0].n == 1);
    CHECK(again[1].n == 1);
    CHECK((again[0].count_id == shown[0].count_id || again[1].count_id == shown[0].count_id));
    CHECK(counter.acknowledge(again, test::filled<16>(0xE0)) == 2);
    CHECK(counter.acknowledge(again, test::filled<16>(0xE0)) == 0);
    CHECK(counter.pending(later(hour_ms)).empty());
}

TEST_CASE("a portal put back from a backup is told the counts again") {
    Counter counter;
    counter.tap(1, "job", noon);
    counter.acknowledge(counter.pending(noon, true), test::filled<16>(0xE0));
    REQUIRE(counter.store.wait_again(test::filled<16>(0xE1)));
    CHECK(counter.pending(noon).size() == 1);
}

TEST_CASE("a store made before there were counts gets their tables, and loses nothing") {
    test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    { REQUIRE(Outbox::create(file)); }
    {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
        db.exec("DROP TABLE tally; DROP TABLE tap; PRAGMA user_version=1");
    }
    auto opened = Outbox::open(file);
    REQUIRE(opened);
    CHECK(opened->tally(test::filled<16>(1), {.kind = "pulse", .question = "move", .value = "job"}, noon));
}
