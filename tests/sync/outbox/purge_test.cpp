// Letting go: only what is proven, and then wholly.
#include "sync/base/file.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

constexpr std::int64_t hour = 3'600'000;
const Id epoch = test::filled<16>(0xE0);
const auto proven = [](const Answer&, const Id&, const std::vector<Ack>& leads) {
    return std::vector<bool>(leads.size(), true);
};
const auto unproven = [](const Answer&, const Id&, const std::vector<Ack>& leads) {
    return std::vector<bool>(leads.size(), false);
};

struct Stand {
    test::ScratchFolder folder;
    seal::SigningKey device = seal::SigningKey::generate();
    std::optional<Outbox> store;
    Moment now{1'790'000'000'000, 1000, test::filled<16>(0xB0)};

    Stand() { open(); }
    void open() {
        store.reset();
        store.emplace(std::move(*Outbox::create(folder / "outbox.db", {.device = &device})));
        REQUIRE(store->note_running(now));
    }
    void keep_and_ack(std::uint64_t from, std::uint64_t to) {
        for (std::uint64_t i = from; i <= to; ++i) {
            const auto sealed = test::some_sealed(i, 3000);
            REQUIRE(store->keep(sealed, now, 0, device));
            const Answer answer{"answer " + std::to_string(i), {}, {}, now.wall_ms};
            const Ack ack{sealed.lead_id, seal::ct_sha256(sealed), static_cast<std::int64_t>(i)};
            REQUIRE(store->acknowledge({ack}, answer, epoch, now).value() == 1);
        }
    }
    void work_for(std::int64_t ms) {
        now.boot_ms += ms;
        REQUIRE(store->note_running(now));
    }
    Purged purge(const PurgeTerms& terms, const Proof& proof = proven) {
        return store->purge(terms, proof, now).value();
    }
    // Is any piece of this lead's sealed bytes in any file here?
    [[nodiscard]] bool lies_anywhere(std::uint64_t number) const {
        const Bytes envelope = test::some_sealed(number, 3000).envelope;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            const auto text = read_text_file(entry.path(), 100'000'000).value();
            for (std::size_t at = 0; at + 64 <= envelope.size(); at += 500) {
                if (text.find(text_of(View(envelope).subspan(at, 64))) != std::string::npos) return true;
            }
        }
        return false;
    }
};

}  // namespace

TEST_CASE("a lead goes when all terms hold, and stays when any does not") {
    Stand stand;
    stand.keep_and_ack(1, 4);
    const PurgeTerms good{.epoch = epoch, .durable_seq = 4};
    stand.work_for(71 * hour);
    CHECK(stand.purge(good).leads == 0);
    stand.work_for(1 * hour);
    CHECK(stand.purge({.epoch = epoch}).leads == 0);
    CHECK(stand.purge({.epoch = test::filled<16>(0xE1), .durable_seq = 4}).leads == 0);
    CHECK(stand.purge(good, unproven).unproven == 4);
    CHECK(stand.store->counts()->acked == 4);
    CHECK(stand.purge({.epoch = epoch, .durable_seq = 3}).leads == 3);
    CHECK(stand.store->counts()->purged == 3);
    CHECK(stand.purge(good).leads == 1);
    CHECK(stand.purge(good).leads == 0);
}

TEST_CASE("the portal's signed clock and the operator's word each replace the delay") {
    Stand stand;
    stand.keep_and_ack(1, 1);
    PurgeTerms terms{.epoch = epoch, .durable_seq = 1};
    terms.portal_ms = stand.now.wall_ms + 7 * 24 * hour - 1;
    CHECK(stand.purge(terms).leads == 0);
    SECTION("seven days by the portal's clock") {
        ++*terms.portal_ms;
    }
    SECTION("the fair is closed") {
        terms.fair_closed = true;
    }
    CHECK(stand.purge(terms).leads == 1);
}

TEST_CASE("an answer to many leads is proven once, and a purge ends after a bounded part of them") {
    Stand stand;
    constexpr std::uint64_t batch = 50, batches = 25;
    std::uint64_t number = 0;
    for (std::uint64_t n = 0; n < batches; ++n) {
        std::vector<Ack> acks;
        for (std::uint64_t i = 0; i < batch; ++i) {
            const auto sealed = test::some_sealed(++number, 300);
            REQUIRE(stand.store->keep(sealed, stand.now, 0, stand.device));
            acks.push_back({sealed.lead_id, seal::ct_sha256(sealed), static_cast<std::int64_t>(number)});
        }
        const Answer answer{"answer " + std::to_string(n), {}, {}, stand.now.wall_ms};
        REQUIRE(stand.store->acknowledge(acks, answer, epoch, stand.now).value() == batch);
    }
    stand.work_for(72 * hour);
    std::vector<std::string> asked;
    std::size_t most = 0;
    const Proof counted = [&](const Answer& answer, const Id&, const std::vector<Ack>& leads) {
        asked.push_back(answer.body);
        most = std::max(most, leads.size());
        return std::vector<bool>(leads.size(), answer.body != "answer 3");
    };
    const PurgeTerms terms{.epoch = epoch, .durable_seq = static_cast<std::int64_t>(number)};
    const Purged first = stand.purge(terms, counted);
    CHECK(first.leads == purged_at_once_max);
    CHECK(first.unproven == batch);
    CHECK(first.more);
    CHECK(asked.size() == purged_at_once_max / batch + 1);
    CHECK(most == batch);
    const Purged second = stand.purge(terms, counted);
    CHECK(second.leads == static_cast<int>(batch * (batches - 1)) - purged_at_once_max);
    CHECK_FALSE(second.more);
    CHECK(stand.store->counts()->acked == batch);
}

TEST_CASE("running time is what this stand's boot clock saw, over all its boots") {
    Stand stand;
    stand.work_for(5 * hour);
    stand.now.boot_ms += hour;  // not noted: the power goes
    stand.now.boot_id[0] ^= 1U;
    stand.now.boot_ms = 7;
    stand.open();
    stand.work_for(2 * hour);
    CHECK(stand.store->running_ms(stand.now) == 7 * hour);
    stand.now.boot_ms -= hour;  // no clock of ours does this; nothing is taken back
    CHECK(stand.store->running_ms(stand.now) == 7 * hour);
    CHECK_FALSE(stand.store->set_fact("ran_ms", "0"));
}

TEST_CASE("of a purged lead no byte is left in any file, and its receipt is") {
    Stand stand;
    stand.keep_and_ack(1, 12);
    const auto kept = test::some_sealed(99, 3000);
    REQUIRE(stand.store->keep(kept, stand.now, 0, stand.device));
    REQUIRE(stand.lies_anywhere(5));
    stand.work_for(72 * hour);
    const Purged purged = stand.purge({.epoch = epoch, .durable_seq = 12});
    CHECK(purged.leads == 12);
    CHECK(purged.free_pages_zero);
    for (std::uint64_t i = 1; i <= 12; ++i) CHECK_FALSE(stand.lies_anywhere(i));
    CHECK(stand.lies_anywhere(99));
    CHECK(stand.store->leads_lost().value() == 0);
    stand.open();
    CHECK(stand.store->counts()->purged == 12);
    CHECK(stand.store->leads_lost().value() == 0);
    bool receipt = false;
    for (const auto& entry : std::filesystem::directory_iterator(stand.folder.path())) {
        receipt = receipt || read_text_file(entry.path(), 100'000'000)->find("answer 7") != std::string::npos;
    }
    CHECK(receipt);

    stand.store.reset();
    std::filesystem::remove(stand.folder / "outbox.db");
    stand.open();
    CHECK(stand.store->counts()->pending == 1);
    CHECK(stand.store->leads_lost().value() == 0);  // purged is not lost, also to a store built anew
    CHECK(stand.store->keep(test::some_sealed(100), stand.now, 0, stand.device)->seq == 14);
}

TEST_CASE("the next purge takes withdrawn words out of the journal, too") {
    Stand stand;
    const Hash key = seal::withdraw_key(test::filled<16>(0x77));
    auto mine = test::some_sealed(7, 3000);
    mine.code_hash = seal::code_hash(key);
    REQUIRE(stand.store->keep(mine, stand.now, 0, stand.device));
    REQUIRE(stand.store->withdraw(key));
    stand.purge({});
    CHECK_FALSE(stand.lies_anywhere(7));
    stand.store.reset();
    std::filesystem::remove(stand.folder / "outbox.db");
    stand.open();
    CHECK(stand.store->pending_withdrawals(5).value() == std::vector<Hash>{key});
    CHECK(stand.store->leads_lost().value() == 0);
}
