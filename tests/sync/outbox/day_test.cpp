// What the crew's menu counts: leads and visits of a day, and what is on no stick.
#include "sync/outbox/outbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t midnight_ms = 497'215 * hour_ms;

Moment at(double hours) {
    return {midnight_ms + static_cast<std::int64_t>(hours * hour_ms), 60'000, test::filled<16>(0xB0)};
}

struct Day {
    test::ScratchFolder folder;
    seal::SigningKey key = (static_cast<void>(seal::start()), seal::SigningKey::generate());
    Outbox store = *Outbox::create(folder / "outbox.db");
    void lead(std::uint64_t number, double hours) { REQUIRE(store.keep(test::some_sealed(number), at(hours), 1, key)); }
    void visit(std::uint8_t tap, const std::string& language, double hours) {
        REQUIRE(store.tally(test::filled<16>(tap), {.kind = "visit", .question = "language", .value = language},
                            at(hours)));
    }
    [[nodiscard]] Ack ack_of(std::uint64_t number) const {
        const auto sealed = test::some_sealed(number);
        return {sealed.lead_id, seal_sum(number), static_cast<std::int64_t>(number)};
    }
    [[nodiscard]] Hash seal_sum(std::uint64_t number) const {
        const auto waiting = store.pending(100, 1 << 20).value();
        for (const Pending& lead : waiting) {
            if (lead.sealed.lead_id == test::some_sealed(number).lead_id) return lead.ct_sha256;
        }
        return {};
    }
};

const Answer answer{"{}", test::filled<8>(1), test::filled<64>(2)};

}  // namespace

TEST_CASE("leads and visits are told by the hours of the day, and yesterday's not at all") {
    Day day;
    day.lead(1, -0.5);
    day.lead(2, 10.1);
    day.lead(3, 10.9);
    day.lead(4, 14);
    const auto hours = day.store.leads_since(midnight_ms);
    REQUIRE(hours);
    REQUIRE(hours->size() == 2);
    CHECK((*hours)[0].hour == 10);
    CHECK((*hours)[0].leads == 2);
    CHECK((*hours)[1].hour == 14);

    day.visit(1, "nl", -1);
    day.visit(2, "nl", 10.2);
    day.visit(3, "nl", 10.3);
    day.visit(4, "en", 10.3);
    REQUIRE(day.store.tally(test::filled<16>(5), {.kind = "pulse", .question = "move", .value = "job"}, at(10.3)));
    const auto visits = day.store.tallies_since(midnight_ms, "visit");
    REQUIRE(visits);
    REQUIRE(visits->size() == 2);
    CHECK((*visits)[0].value == "en");
    CHECK((*visits)[0].n == 1);
    CHECK((*visits)[1].n == 2);
    CHECK((*visits)[1].hour == midnight_ms / hour_ms + 10);
    // Sent counts are still told.
    std::vector<Id> ids;
    const auto counts = day.store.pending_tallies(at(12), true, 100).value();
    for (const Tally& one : counts) ids.push_back(one.count_id);
    REQUIRE(day.store.acknowledge_tallies(ids, answer, test::filled<16>(7)));
    CHECK(day.store.tallies_since(midnight_ms, "visit")->size() == 2);
}

TEST_CASE("what was exported is on a stick until it has to be sent anew; what comes later is not") {
    Day day;
    for (std::uint64_t n = 1; n <= 3; ++n) day.lead(n, 10);
    REQUIRE(day.store.acknowledge({day.ack_of(1)}, answer, test::filled<16>(7), at(10)));
    REQUIRE(day.store.quarantine(test::some_sealed(2).lead_id, "refused"));
    CHECK(day.store.unexported().value() == 2);
    const auto unsent = day.store.unsent(0, 100);
    REQUIRE(unsent);
    REQUIRE(unsent->size() == 2);
    CHECK(day.store.unsent(unsent->front().seq, 100)->size() == 1);
    REQUIRE(day.store.note_exported(unsent->back().seq));
    CHECK(day.store.unexported().value() == 0);
    day.lead(4, 11);
    CHECK(day.store.unexported().value() == 1);
    // The portal was put back from a backup: the first lead waits again, and was on no stick.
    REQUIRE(day.store.note_exported(4));
    CHECK(day.store.unexported().value() == 0);
    REQUIRE(day.store.wait_again(test::filled<16>(8)).value() == 1);
    CHECK(day.store.unexported().value() == 4);
    CHECK_FALSE(day.store.set_fact("exported_seq", "9"));
}
