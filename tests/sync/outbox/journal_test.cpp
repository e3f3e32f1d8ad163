// The second copy: its records, and the store built from it.
#include "sync/outbox/journal.hpp"

#include "sync/base/file.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

Pending some_pending(std::uint64_t number) {
    Pending out;
    out.sealed = test::some_sealed(number, 400);
    out.seq = number;
    out.ct_sha256 = seal::ct_sha256(out.sealed);
    out.signature = test::filled<64>(7);
    out.kept_at = {-5, 123, test::filled<16>(3)};
    out.trust = 2;
    return out;
}

std::vector<std::uint64_t> seqs_in(Medium& medium, const std::string& name, bool& clean) {
    std::vector<std::uint64_t> out;
    clean = scan_records(medium, name, [&](std::uint64_t, const Parsed& found) {
                if (const auto* lead = std::get_if<Pending>(&found.record)) out.push_back(lead->seq);
            })->clean;
    return out;
}

// A stand whose second copy may lie on a stick.
struct Stand {
    test::ScratchFolder folder, stick;
    std::filesystem::path file = folder / "outbox.db";
    seal::SigningKey device = seal::SigningKey::generate();
    std::optional<Outbox> store;
    bool has_stick = false;

    void open() {
        store.reset();
        Opening opening{.device = &device};
        if (has_stick) opening.media.push_back(folder_medium(stick.path()));
        opening.media.push_back(folder_medium(folder.path()));
        auto opened = Outbox::create(file, std::move(opening));
        REQUIRE(opened);
        store.emplace(std::move(*opened));
    }
    void keep(std::uint64_t from, std::uint64_t to) {
        for (std::uint64_t i = from; i <= to; ++i) {
            const auto kept = store->keep(test::some_sealed(i), {}, 0, device);
            REQUIRE(kept);
            CHECK(kept->seq == i);
        }
    }
    // All of 1 to `to`, whole, each once, and signed as the portal will check it.
    void has_all(std::uint64_t to) {
        const auto rows = store->pending(10'000, 100'000'000).value();
        REQUIRE(rows.size() == to);
        const auto self = store->identity().value();
        for (std::uint64_t i = 1; i <= to; ++i) {
            const Pending& row = rows[i - 1];
            CHECK(row.sealed.lead_id == test::some_sealed(i).lead_id);
            CHECK(row.sealed.envelope == test::some_sealed(i).envelope);
            CHECK(seal::verify_lead(device.public_key(), self.device_id, self.store_id, row.seq, row.sealed.lead_id,
                                    row.ct_sha256, row.signature));
        }
        CHECK(store->leads_lost().value() == 0);
    }
    void damage(std::uint64_t seed) {
        Bytes bytes = read_file(file, 100'000'000).value();
        test::Luck luck(seed);
        for (std::uint64_t sectors = 1 + luck.below(64); sectors > 0; --sectors) {
            const std::uint64_t at = luck.below(bytes.size() / 512) * 512;
            for (std::size_t i = 0; i < 512; ++i) bytes[at + i] = static_cast<std::uint8_t>(luck.next());
        }
        REQUIRE(write_file(file, bytes));
    }
};

}  // namespace

TEST_CASE("a record says what was kept, and any changed byte makes it none") {
    const Pending lead = some_pending(7);
    const Bytes bytes = to_record(lead);
    CHECK(text_of(View(bytes).first(4)) == "MONJ");
    const auto parsed = parse_record(bytes);
    REQUIRE(parsed);
    CHECK(parsed->bytes == bytes.size());
    const auto& back = std::get<Pending>(parsed->record);
    CHECK(back.seq == 7);
    CHECK(back.sealed.envelope == lead.sealed.envelope);
    CHECK(back.sealed.code_hash == lead.sealed.code_hash);
    CHECK(back.kept_at.wall_ms == -5);
    CHECK(back.kept_at.boot_id == lead.kept_at.boot_id);
    CHECK(back.signature == lead.signature);
    CHECK(back.trust == 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= 0x10U;
        CHECK_FALSE(parse_record(changed));
        CHECK_FALSE(parse_record(View(bytes).first(i)));
    }
    const Hash key = test::filled<32>(4);
    const auto withdrawal = parse_record(to_record(WithdrawalRecord{seal::code_hash(key), key}));
    REQUIRE(withdrawal);
    CHECK(std::get<WithdrawalRecord>(withdrawal->record).key == key);
    CHECK_FALSE(parse_record(to_record(WithdrawalRecord{key, key})));
    const auto let_go = parse_record(to_record(LetGoRecord{{1, 3}, {9, 9}}));
    REQUIRE(let_go);
    CHECK(std::get<LetGoRecord>(let_go->record)[1].last == 9);
    CHECK_FALSE(parse_record(to_record(LetGoRecord{{3, 1}})));
    // Half a range, under a sum that is right: a stick can hold anything.
    Bytes half{'M', 'O', 'N', 'R', 1, 0, 0, 0, 44};
    half.resize(half.size() + 12, 1);
    append(half, seal::sha256(half));
    CHECK_FALSE(parse_record(half));
}

TEST_CASE("a torn, cut or rotten record costs itself and no other") {
    const test::ScratchFolder folder;
    const auto medium = folder_medium(folder.path());
    Bytes all;
    std::vector<std::size_t> begins;
    for (std::uint64_t i = 1; i <= 4; ++i) {
        begins.push_back(all.size());
        append(all, to_record(some_pending(i)));
    }
    bool clean = false;
    SECTION("nothing") {
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 2, 3, 4});
        CHECK(clean);
    }
    SECTION("a flipped bit") {
        all[begins[1] + 200] ^= 1U;
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 3, 4});
        CHECK_FALSE(clean);
    }
    SECTION("a length that lies") {
        all[begins[1] + 6] = 0xFF;
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 3, 4});
        CHECK_FALSE(clean);
    }
    SECTION("a torn end") {
        all.resize(begins[3] + 100);
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 2, 3});
        CHECK_FALSE(clean);
    }
    SECTION("room behind the last") {
        const std::size_t end = all.size();
        all.resize(end + 300'000);
        REQUIRE(write_file(folder / "x", all));
        const auto found = scan_records(*medium, "x", [](auto, const auto&) {});
        REQUIRE(found);
        CHECK(found->clean);
        CHECK(found->end == end);
    }
    SECTION("room with something behind it") {
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(begins[3]), 300'000, 0);
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 2, 3, 4});
        CHECK_FALSE(clean);
        all.resize(all.size() - 100);  // the last one torn
        REQUIRE(write_file(folder / "x", all));
        CHECK(seqs_in(*medium, "x", clean) == std::vector<std::uint64_t>{1, 2, 3});
        CHECK_FALSE(clean);
    }
    SECTION("more than is read at a time") {
        Bytes many;
        std::vector<std::uint64_t> expected;
        for (std::uint64_t i = 1; i <= 4000; ++i) {
            append(many, to_record(some_pending(i)));
            expected.push_back(i);
        }
        REQUIRE(many.size() > 2U << 20U);
        REQUIRE(write_file(folder / "x", many));
        CHECK(seqs_in(*medium, "x", clean) == expected);
        CHECK(clean);
    }
}

TEST_CASE("whatever happens to the store's file, the journal brings every confirmed lead back under its number") {
    const int tries = test::env_count("MONTER_DAMAGES", 10);
    for (int seed = 1; seed <= tries; ++seed) {
        INFO("damage " << seed);
        Stand stand;
        stand.open();
        stand.keep(1, 12);
        if (seed % 2 == 0) stand.open();  // written back: the damage hits leads and not the WAL's echo of them
        stand.store.reset();
        std::filesystem::resize_file(stand.folder / "outbox.db-wal", 0);
        stand.damage(static_cast<std::uint64_t>(seed));
        stand.open();
        stand.has_all(12);
        stand.keep(13, 13);
        stand.open();
        stand.has_all(13);
    }
}

TEST_CASE("one flipped bit in a sealed lead is seen at start, and the journal's copy taken") {
    Stand stand;
    stand.open();
    stand.keep(1, 3);
    REQUIRE(stand.store->withdraw(test::filled<32>(9)));  // writes the WAL back
    stand.store.reset();
    Bytes bytes = read_file(stand.file, 10'000'000).value();
    const Bytes needle = test::some_sealed(2).envelope;
    const auto at = std::search(bytes.begin(), bytes.end(), needle.begin() + 100, needle.begin() + 200);
    REQUIRE(at != bytes.end());
    *at ^= 1U;
    REQUIRE(write_file(stand.file, bytes));
    stand.open();
    stand.has_all(3);
    CHECK(std::filesystem::exists(stand.folder / "outbox-damaged-1.db"));
    CHECK(stand.store->fact("built_anew").value() == "outbox-damaged-1.db");
}

TEST_CASE("withdrawals come back too, after the leads, and no words with them") {
    Stand stand;
    stand.open();
    const Hash key = seal::withdraw_key(test::filled<16>(0x77));
    auto mine = test::some_sealed(1);
    mine.code_hash = seal::code_hash(key);
    REQUIRE(stand.store->keep(mine, {}, 0, stand.device));
    REQUIRE(stand.store->withdraw(key));
    stand.store.reset();
    std::filesystem::remove(stand.file);
    stand.open();
    CHECK(stand.store->counts()->withdrawn == 1);
    CHECK(stand.store->pending_withdrawals(10).value() == std::vector<Hash>{key});
}

TEST_CASE("a damaged journal beside a sound store is made whole again") {
    Stand stand;
    stand.open();
    stand.keep(1, 5);
    stand.store.reset();
    SECTION("gone") {
        std::filesystem::remove(stand.folder / "leads.jnl");
    }
    SECTION("torn") {
        std::filesystem::resize_file(stand.folder / "leads.jnl", 3000);
    }
    SECTION("rubbish") {
        REQUIRE(write_file(stand.folder / "leads.jnl", Bytes(5000, 'M')));
    }
    stand.open();
    stand.keep(6, 6);
    stand.store.reset();
    std::filesystem::remove(stand.file);
    stand.open();
    stand.has_all(6);
}

TEST_CASE("what neither copy has is told as lost, and nothing else is") {
    Stand stand;
    stand.open();
    stand.keep(1, 6);
    stand.store.reset();
    std::filesystem::remove(stand.file);
    Bytes changed = read_file(stand.folder / "leads.jnl", 2'000'000).value();
    changed[to_record(some_pending(1)).size() + 300] ^= 1U;
    REQUIRE(write_file(stand.folder / "leads.jnl", changed));
    stand.open();
    CHECK(stand.store->counts()->pending == 5);
    CHECK(stand.store->leads_lost().value() == 1);
    stand.open();
    CHECK(stand.store->leads_lost().value() == 1);
}

TEST_CASE("a stick carries the second copy; pulled out, the store's own disk does") {
    Stand stand;
    stand.has_stick = true;
    stand.open();
    CHECK(stand.store->copies().elsewhere);
    stand.keep(1, 3);
    CHECK(std::filesystem::file_size(stand.stick / "leads.jnl") > 3000);

    std::filesystem::remove_all(stand.stick.path());  // pulled out
    stand.keep(4, 5);
    CHECK_FALSE(stand.store->copies().elsewhere);
    CHECK(stand.store->copies().wanted_elsewhere);
    std::filesystem::create_directory(stand.stick.path());

    SECTION("the stick stays away") {
        stand.has_stick = false;
        stand.open();  // what was only on the stick is written beside the store
        stand.store.reset();
        std::filesystem::remove(stand.file);
        stand.open();
        stand.has_all(5);
    }
    SECTION("an empty stick comes, and the store's disk is lost") {
        stand.open();
        stand.store.reset();
        for (const auto& entry : std::filesystem::directory_iterator(stand.folder.path())) {
            std::filesystem::remove(entry.path());
        }
        stand.open();
        stand.has_all(5);
    }
}

TEST_CASE("a stick that comes late with a lead under a number that was taken gives it a fresh one") {
    Stand stand;
    stand.open();
    stand.keep(1, 2);
    const auto late = folder_medium(stand.stick.path());
    REQUIRE(late->use("leads.jnl", 0));
    Pending other = some_pending(99);
    other.seq = 2;
    REQUIRE(late->write(to_record(other)));
    const Id before = stand.store->identity()->store_id;
    stand.has_stick = true;
    stand.open();
    const auto rows = stand.store->pending(10, 100'000).value();
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].sealed.lead_id == test::some_sealed(2).lead_id);
    CHECK(rows[2].seq == 3);
    CHECK(rows[2].sealed.lead_id == other.sealed.lead_id);
    const auto self = stand.store->identity().value();
    CHECK(self.store_id != before);
    CHECK(seal::verify_lead(stand.device.public_key(), self.device_id, self.store_id, 3, other.sealed.lead_id,
                            other.ct_sha256, rows[2].signature));
}

TEST_CASE("room made while nobody waits holds nothing: the same piece goes on where its records end") {
    Stand stand;
    stand.open();
    stand.keep(1, 2);
    REQUIRE(stand.store->rest());
    const auto log = std::filesystem::file_size(stand.file.string() + "-wal");
    CHECK(log > 4'000'000);
    stand.keep(3, 90);  // so many that the log is written back at the next rest
    REQUIRE(stand.store->rest());
    CHECK(std::filesystem::file_size(stand.file.string() + "-wal") == log);
    stand.open();
    stand.keep(91, 92);
    CHECK_FALSE(std::filesystem::exists(stand.folder / "leads-2.jnl"));
    const auto medium = folder_medium(stand.folder.path());
    bool clean = false;
    CHECK(seqs_in(*medium, "leads.jnl", clean).size() == 92);
    CHECK(clean);
    stand.has_all(92);
    stand.store.reset();
    std::filesystem::remove(stand.file);
    stand.open();
    stand.has_all(92);
}
