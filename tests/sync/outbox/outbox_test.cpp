#include "sync/outbox/outbox.hpp"

#include <sys/stat.h>

#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

const Moment noon{1'790'000'000'000, 60'000, test::filled<16>(0xB0)};
const Id epoch = test::filled<16>(0xE0);

struct Stand {
    test::ScratchFolder folder;
    std::filesystem::path file = folder / "outbox.db";
    seal::SigningKey device = seal::SigningKey::generate();
    std::optional<Outbox> store;

    Stand() { reopen(); }
    void reopen() {
        store.reset();
        auto opened = Outbox::create(file, {.device = &device});
        REQUIRE(opened);
        store.emplace(std::move(*opened));
    }
    std::uint64_t keep(const lead::Sealed& sealed) {
        const auto kept = store->keep(sealed, noon, 2, device);
        REQUIRE(kept);
        return kept->seq;
    }
    Counts counts() {
        const auto counted = store->counts();
        REQUIRE(counted);
        return *counted;
    }
    std::vector<Pending> pending(int limit = 50, std::size_t bytes_max = 1'000'000) {
        const auto rows = store->pending(limit, bytes_max);
        REQUIRE(rows);
        return *rows;
    }
};

Answer an_answer(const std::string& body) {
    return {body, test::filled<8>(1), test::filled<64>(2)};
}

Ack ack_of(const lead::Sealed& sealed, std::int64_t portal_seq = 1) {
    return {sealed.lead_id, seal::ct_sha256(sealed), portal_seq};
}

}  // namespace

TEST_CASE("receipts of another epoch no longer count: their leads wait again, and a new receipt settles them") {
    Stand stand;
    const auto before = test::some_sealed(1), after = test::some_sealed(2);
    stand.keep(before);
    stand.keep(after);
    const Id restored = test::filled<16>(0xE1);
    REQUIRE(stand.store->acknowledge({ack_of(before, 7)}, an_answer("first"), epoch, noon).value() == 1);
    REQUIRE(stand.store->acknowledge({ack_of(after, 1)}, an_answer("second"), restored, noon).value() == 1);

    CHECK(stand.store->wait_again(restored).value() == 1);

    REQUIRE(stand.pending().size() == 1);
    CHECK(stand.pending()[0].sealed.lead_id == before.lead_id);
    CHECK(stand.store->wait_again(restored).value() == 0);
    CHECK(stand.store->acknowledge({ack_of(before, 2)}, an_answer("third"), restored, noon).value() == 1);
    CHECK(stand.counts().acked == 2);
}

TEST_CASE("a kept lead is there after the stand was off and on, byte for byte") {
    Stand stand;
    auto sealed = test::some_sealed(1);
    sealed.flags = lead::flag_rehearsal;
    CHECK(stand.keep(sealed) == 1);
    stand.reopen();
    const auto rows = stand.pending();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].seq == 1);
    CHECK(rows[0].sealed.lead_id == sealed.lead_id);
    CHECK(rows[0].sealed.event_id == sealed.event_id);
    CHECK(rows[0].sealed.flags == sealed.flags);
    CHECK(rows[0].sealed.code_hash == sealed.code_hash);
    CHECK(rows[0].sealed.envelope == sealed.envelope);
    CHECK(rows[0].ct_sha256 == seal::ct_sha256(sealed));
    CHECK(rows[0].kept_at.wall_ms == noon.wall_ms);
    CHECK(rows[0].kept_at.boot_ms == noon.boot_ms);
    CHECK(rows[0].kept_at.boot_id == noon.boot_id);
    CHECK(rows[0].trust == 2);
}

TEST_CASE("the same lead twice is once") {
    Stand stand;
    const auto sealed = test::some_sealed(1);
    CHECK(stand.keep(sealed) == 1);
    const auto again = stand.store->keep(sealed, noon, 2, stand.device);
    REQUIRE(again);
    CHECK(again->again);
    CHECK(again->seq == 1);
    CHECK(stand.keep(test::some_sealed(2)) == 2);  // the second knock ate no number
    CHECK(stand.counts().pending == 2);
    CHECK(stand.counts().max_seq == 2);
}

TEST_CASE("another lead under the same id is refused, and the first stays") {
    Stand stand;
    const auto first = test::some_sealed(1);
    stand.keep(first);
    auto other = first;
    SECTION("other words") {
        other.envelope[100] ^= 1U;
    }
    SECTION("another code") {
        other.code_hash[0] ^= 1U;
    }
    SECTION("another fair") {
        other.event_id[0] ^= 1U;
    }
    SECTION("another mark") {
        other.flags = 1;
    }
    const auto refused = stand.store->keep(other, noon, 2, stand.device);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::refused);
    const auto rows = stand.pending();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].sealed.envelope == first.envelope);
    CHECK(stand.keep(test::some_sealed(2)) == 2);
}

TEST_CASE("an envelope that can't be one is never confirmed") {
    Stand stand;
    auto sealed = test::some_sealed(1, 0);
    CHECK_FALSE(stand.store->keep(sealed, noon, 2, stand.device));
    sealed.envelope.resize(29 * 1024);
    CHECK_FALSE(stand.store->keep(sealed, noon, 2, stand.device));
    CHECK(stand.counts().max_seq == 0);
}

TEST_CASE("a lead goes out of the queue only by its own id and hash together") {
    Stand stand;
    const auto a = test::some_sealed(1);
    const auto b = test::some_sealed(2);
    stand.keep(a);
    stand.keep(b);
    const std::vector<Ack> wrong{{a.lead_id, seal::ct_sha256(b), 5}, {test::filled<16>(3), seal::ct_sha256(a), 6}};
    CHECK(stand.store->acknowledge(wrong, an_answer("wrong"), epoch, noon).value() == 0);
    CHECK(stand.counts().pending == 2);
    CHECK(stand.store->acknowledge({ack_of(a), wrong[1]}, an_answer("right"), epoch, noon).value() == 1);
    CHECK(stand.counts().pending == 1);
    CHECK(stand.counts().acked == 1);
    REQUIRE(stand.pending().size() == 1);
    CHECK(stand.pending()[0].sealed.lead_id == b.lead_id);
}

TEST_CASE("an answer that comes twice changes something once") {
    Stand stand;
    const auto a = test::some_sealed(1);
    stand.keep(a);
    CHECK(stand.store->acknowledge({ack_of(a), ack_of(a)}, an_answer("one"), epoch, noon).value() == 1);
    CHECK(stand.store->acknowledge({ack_of(a)}, an_answer("one"), epoch, noon).value() == 0);
    CHECK(stand.store->acknowledge({ack_of(a)}, an_answer("two"), epoch, noon).value() == 0);
    CHECK(stand.counts().acked == 1);
}

TEST_CASE("what is to be sent comes oldest first, within the batch's bounds, and never nothing") {
    Stand stand;
    for (std::uint64_t i = 1; i <= 5; ++i) stand.keep(test::some_sealed(i, 1000));
    CHECK(stand.pending(3).size() == 3);
    CHECK(stand.pending(50, 2500).size() == 2);
    CHECK(stand.pending(50, 2000).size() == 2);
    CHECK(stand.pending(50, 10).size() == 1);
    CHECK(stand.pending(50, 10)[0].seq == 1);
}

TEST_CASE("a lead the portal won't ever take is kept and counted, and not sent again") {
    Stand stand;
    const auto a = test::some_sealed(1);
    stand.keep(a);
    REQUIRE(stand.store->quarantine(a.lead_id, "urn:monter:lead-conflict"));
    REQUIRE(stand.store->quarantine(a.lead_id, "again"));
    CHECK(stand.pending().empty());
    CHECK(stand.counts().quarantined == 1);
    CHECK_FALSE(stand.store->quarantine(test::filled<16>(1), "unknown"));
    CHECK(stand.store->acknowledge({ack_of(a)}, an_answer("late"), epoch, noon).value() == 0);
    CHECK(stand.counts().quarantined == 1);
}

TEST_CASE("a failed attempt leaves a lead pending, whatever the problem was") {
    Stand stand;
    const auto a = test::some_sealed(1);
    stand.keep(a);
    REQUIRE(stand.store->note_attempt({a.lead_id, test::filled<16>(9)}, std::string(5000, 'x')));
    CHECK(stand.pending().size() == 1);
}

TEST_CASE("before it is enrolled a stand keeps leads, and signs them anew once it knows who it is") {
    Stand stand;
    const auto a = test::some_sealed(1);
    stand.keep(a);
    stand.keep(test::some_sealed(2));
    const auto before = stand.store->identity();
    REQUIRE(before);
    CHECK(before->device_id == Id{});
    CHECK(before->store_id != Id{});
    const auto& key = stand.device.public_key();
    const Hash hash = seal::ct_sha256(a);
    CHECK(seal::verify_lead(key, Id{}, before->store_id, 1, a.lead_id, hash, stand.pending()[0].signature));

    const Identity self{test::filled<16>(0xD0), test::filled<16>(0x50)};
    REQUIRE(stand.store->adopt(self, stand.device));
    stand.reopen();
    CHECK(stand.store->identity()->device_id == self.device_id);
    CHECK(stand.store->identity()->store_id == self.store_id);
    stand.keep(test::some_sealed(3));
    for (const Pending& row : stand.pending()) {
        CHECK(seal::verify_lead(key, self.device_id, self.store_id, row.seq, row.sealed.lead_id, row.ct_sha256,
                                row.signature));
    }
    CHECK(stand.pending().size() == 3);
}

TEST_CASE("a new device key signs everything that may still travel") {
    Stand stand;
    stand.keep(test::some_sealed(1));
    const auto next = seal::SigningKey::generate();
    const Identity self{test::filled<16>(1), test::filled<16>(2)};
    REQUIRE(stand.store->adopt(self, stand.device));
    REQUIRE(stand.store->adopt(self, next));
    const auto row = stand.pending()[0];
    CHECK(seal::verify_lead(next.public_key(), self.device_id, self.store_id, 1, row.sealed.lead_id, row.ct_sha256,
                            row.signature));
}

TEST_CASE("a visitor who withdraws leaves no words behind, sent or not") {
    Stand stand;
    const Hash key = seal::withdraw_key(test::filled<16>(0x77));
    auto mine = test::some_sealed(1);
    mine.code_hash = seal::code_hash(key);
    stand.keep(mine);
    stand.keep(test::some_sealed(2));
    SECTION("before it was sent") {}
    SECTION("after the portal took it") {
        REQUIRE(stand.store->acknowledge({ack_of(mine)}, an_answer("a"), epoch, noon));
    }
    SECTION("after it was set aside") {
        REQUIRE(stand.store->quarantine(mine.lead_id, "p"));
    }
    REQUIRE(stand.store->withdraw(key));
    REQUIRE(stand.store->withdraw(key));  // twice is once
    stand.reopen();
    CHECK(stand.counts().withdrawn == 1);
    REQUIRE(stand.pending().size() == 1);
    CHECK(stand.pending()[0].sealed.lead_id != mine.lead_id);
    const auto again = stand.store->keep(mine, noon, 2, stand.device);
    REQUIRE(again);
    CHECK(again->again);
    CHECK(stand.counts().withdrawn == 1);
    CHECK(stand.store->acknowledge({ack_of(mine)}, an_answer("late"), epoch, noon).value() == 0);
}

TEST_CASE("a lead that comes after its own withdrawal is counted, and its words are never written") {
    Stand stand;
    const Hash key = seal::withdraw_key(test::filled<16>(0x77));
    REQUIRE(stand.store->withdraw(key));
    auto mine = test::some_sealed(1);
    mine.code_hash = seal::code_hash(key);
    CHECK(stand.keep(mine) == 1);
    CHECK(stand.counts().withdrawn == 1);
    CHECK(stand.pending().empty());
}

TEST_CASE("a second program can't open the outbox while the first has it") {
    Stand stand;
    const auto second = Outbox::open(stand.file);
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == Kind::refused);
    CHECK_FALSE(Outbox::create(stand.file));
    CHECK(stand.keep(test::some_sealed(1)) == 1);
}

TEST_CASE("the outbox opens only where it was made, and makes no file while leads flow") {
    Stand stand;
    const test::ScratchFolder elsewhere;
    CHECK(Outbox::open(elsewhere / "outbox.db").error().kind == Kind::refused);
    CHECK(std::filesystem::is_empty(elsewhere.path()));
    const auto files = [&] {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(stand.folder.path())) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    };
    const std::vector<std::string> before{"leads.jnl", "outbox.db", "outbox.db-wal"};
    CHECK(files() == before);
    for (std::uint64_t i = 1; i <= 30; ++i) stand.keep(test::some_sealed(i));
    CHECK(files() == before);
    stand.store.reset();
    CHECK(files() == before);
    struct stat about {};
    for (const std::string& name : before) {
        REQUIRE(stat((stand.folder / name).c_str(), &about) == 0);
        CHECK((about.st_mode & 0077U) == 0);
    }
}

TEST_CASE("a stand whose store is deleted, replaced or cut under it confirms nothing more, and comes back whole") {
    Stand stand;
    const auto first = test::some_sealed(1), second = test::some_sealed(2);
    stand.keep(first);
    SECTION("the file deleted") {
        std::filesystem::remove(stand.file);
    }
    SECTION("its WAL file deleted") {
        std::filesystem::remove(stand.folder / "outbox.db-wal");
    }
    SECTION("its WAL file cut") {
        std::filesystem::resize_file(stand.folder / "outbox.db-wal", 0);
    }
    SECTION("the file cut") {
        std::filesystem::resize_file(stand.file, 4096);
    }
    SECTION("a copy put in its place") {
        std::filesystem::copy_file(stand.file, stand.folder / "copy");
        std::filesystem::rename(stand.folder / "copy", stand.file);
    }
    const auto refused = stand.store->keep(second, noon, 2, stand.device);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::corrupt);
    CHECK(stand.store->broken());
    CHECK(stand.store->keep(second, noon, 2, stand.device).error().message == refused.error().message);
    stand.reopen();
    CHECK_FALSE(stand.store->broken());
    REQUIRE(stand.pending().size() == 1);
    CHECK(stand.pending()[0].seq == 1);
    CHECK(stand.pending()[0].sealed.envelope == first.envelope);
    CHECK(stand.keep(second) == 2);
    CHECK(stand.store->leads_lost().value() == 0);
}

TEST_CASE("small facts about the store survive, and its own are out of reach") {
    Stand stand;
    CHECK_FALSE(stand.store->fact("epoch")->has_value());
    REQUIRE(stand.store->set_fact("epoch", "a"));
    REQUIRE(stand.store->set_fact("epoch", "b"));
    REQUIRE(stand.store->set_fact("empty", ""));
    stand.reopen();
    CHECK(stand.store->fact("epoch").value() == "b");
    CHECK(stand.store->fact("empty").value() == "");
    CHECK_FALSE(stand.store->set_fact("store_id", "other"));
    CHECK_FALSE(stand.store->fact("store_id")->has_value());
}

TEST_CASE("the oldest waiting lead is the first that was kept, whatever the wall clock showed since") {
    Stand stand;
    CHECK_FALSE(stand.counts().oldest_pending);
    REQUIRE(stand.store->keep(test::some_sealed(1), {5000, 0, {}}, 0, stand.device));
    REQUIRE(stand.store->keep(test::some_sealed(2), {4000, 0, {}}, 0, stand.device));
    CHECK(stand.counts().oldest_pending->wall_ms == 5000);
}
