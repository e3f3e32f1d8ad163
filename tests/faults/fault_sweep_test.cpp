// One refused disk call at a time, for every call there is: no lottery.
#include "tests/faults/fair_day.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

// Every kind of thing a stand does, in a fixed order.
void a_short_day(Stand& stand) {
    Luck luck(5);
    stand.restart();
    for (int i = 0; i < 3; ++i) stand.keep_new(1200);
    stand.keep_new(27'000);
    stand.adopt();
    stand.keep_again(luck);
    stand.acknowledge(luck);
    stand.keep_new(900);
    stand.withdraw(luck);
    for (int i = 0; i < 3; ++i) stand.purge(luck);
    stand.new_epoch();
    stand.acknowledge(luck);
    stand.restart();
    stand.keep_new(900);
}

Verdict judged(CrashVfs& vfs, const Stand& stand) {
    const auto found = inspect(vfs.disk());
    Verdict verdict;
    verdict.unreadable = 1;
    return found ? stand.checker().judge(*found) : verdict;
}

void sweep(Refusal how) {
    int calls = 0;
    bool met = true;
    while (met) {
        ++calls;
        INFO("disk call " << calls << " is refused");
        CrashVfs vfs;
        REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
        Stand stand(vfs, 1);
        vfs.disk().refuse_call(static_cast<std::uint64_t>(calls), how);
        a_short_day(stand);
        met = vfs.disk().has_refused();
        const bool disk_stays_bad = how == Refusal::io_error_from_then_on;
        if (!disk_stays_bad) {
            // The same program goes on: what it asks now is done, or done once it has opened the store anew.
            Luck luck(6);
            if (!stand.keep_again(luck) || !stand.keep_new(700)) {
                REQUIRE(stand.restart());
                REQUIRE(stand.keep_again(luck));
                REQUIRE(stand.keep_new(700));
            }
        }
        vfs.disk().lose_power_now();
        stand.stop();
        vfs.disk().refuse_nothing();
        vfs.disk().power_on_bare();
        const Verdict verdict = judged(vfs, stand);
        REQUIRE(verdict.unreadable == 0);
        REQUIRE(verdict.lost == 0);
        REQUIRE(verdict.doubled == 0);
        REQUIRE(verdict.invented == 0);
        REQUIRE(verdict.undone == 0);
        REQUIRE(verdict.unproven == 0);
        REQUIRE(stand.restart());
    }
    CHECK(calls > 100);
}

}  // namespace

TEST_CASE("a disk call that fails once loses no confirmed lead, whichever call it is") {
    sweep(Refusal::io_error_once);
}

TEST_CASE("a disk that fails and stays failed has lost no confirmed lead, whenever it began") {
    sweep(Refusal::io_error_from_then_on);
}

TEST_CASE("a disk that is full once loses no confirmed lead, whichever call it is") {
    sweep(Refusal::full_once);
}

TEST_CASE("a disk that refuses is told as such, and not as something a visitor could mend") {
    CrashVfs vfs;
    REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
    auto store = outbox::Outbox::open(store_file, opening_on(vfs, nullptr));
    REQUIRE(store);
    vfs.disk().refuse_call(1, Refusal::io_error_from_then_on);
    lead::Sealed sealed;
    sealed.envelope.resize(500);
    const auto refused = store->keep(sealed, {}, 0, seal::SigningKey::generate());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::disk);
    store = tl::unexpected<Error>(Error{});
    const auto opened = outbox::Outbox::open(store_file, opening_on(vfs, nullptr));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == Kind::disk);
}

TEST_CASE("a full disk is told as full, and what is kept can still be read and sent") {
    CrashVfs vfs;
    REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
    Stand stand(vfs, 1);
    REQUIRE(stand.restart());
    REQUIRE(stand.keep_new(1000));
    stand.stop();
    auto store = outbox::Outbox::open(store_file, opening_on(vfs, nullptr));
    REQUIRE(store);
    const auto device = seal::SigningKey::generate();
    lead::Sealed sealed;
    sealed.envelope.resize(500);
    int told_full = 0;
    // The journal finds another place; where the store itself has no room, the visitor is told so.
    for (std::uint64_t call = 1; call <= 12; ++call) {
        ++sealed.lead_id[0];
        vfs.disk().refuse_call(call, Refusal::full_once);
        const auto kept = store->keep(sealed, {}, 0, device);
        if (kept) continue;
        CHECK(kept.error().kind == Kind::full);
        ++told_full;
        CHECK(store->pending(100, 100'000)->size() == call - static_cast<std::uint64_t>(told_full) + 1);
    }
    CHECK(told_full > 0);
    CHECK(store->keep(sealed, {}, 0, device));
}
