// A damaged store's file is read as far as it goes.
#include "sync/outbox/rescue.hpp"

#include <fstream>

#include "sync/outbox/identity.hpp"
#include "sync/outbox/rows.hpp"
#include "sync/outbox/sound.hpp"
#include "sync/seal/envelope.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

constexpr int leads = 60;

void fill(const std::filesystem::path& file, const seal::SigningKey& device) {
    auto store = Outbox::create(file, {.device = &device});
    REQUIRE(store);
    for (std::uint64_t n = 1; n <= leads; ++n) REQUIRE(store->keep(test::some_sealed(n, 9000), {}, 0, device));
    store = tl::unexpected<Error>(Error{});
    auto sound = open_sound(file, nullptr);
    REQUIRE(sound);
    SQLite::Database& db = sound->db;
    write_back(db);
}

// The pages from `share` of the file on become noise.
void spoil(const std::filesystem::path& file, double share) {
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    const auto from = static_cast<std::streamoff>(size * share) / 4096 * 4096;
    std::fstream io(file, std::ios::in | std::ios::out | std::ios::binary);
    io.seekp(from);
    io << std::string(static_cast<std::size_t>(size) - static_cast<std::size_t>(from), '\xEE');
}

}  // namespace

TEST_CASE("leads taken before the damage are signed by the new store's name and will be taken by the portal") {
    REQUIRE(seal::start());
    const test::ScratchFolder folder;
    const auto device = seal::SigningKey::generate();
    fill(folder / "damaged.db", device);
    spoil(folder / "damaged.db", 0.6);
    REQUIRE(make_store(folder / "outbox.db", nullptr));
    auto sound = open_sound(folder / "outbox.db", nullptr);
    REQUIRE(sound);
    SQLite::Database& db = sound->db;
    const int taken = rescue(db, folder / "damaged.db", nullptr, device);
    CHECK(taken > 0);
    CHECK(taken < leads);
    const Identity self = read_identity(db);
    SQLite::Statement query(db, std::string("SELECT ") + lead_columns + " FROM lead");
    int there = 0;
    while (query.executeStep()) {
        const Pending lead = read_lead_row(query);
        CHECK(seal::verify_lead(device.public_key(), self.device_id, self.store_id, lead.seq, lead.sealed.lead_id,
                                lead.ct_sha256, lead.signature));
        ++there;
    }
    CHECK(there == taken);
}

TEST_CASE("a rescue that the power ended is done at the next start, and once") {
    REQUIRE(seal::start());
    const test::ScratchFolder folder;
    const auto device = seal::SigningKey::generate();
    const auto file = folder / "outbox.db";
    fill(file, device);
    std::filesystem::remove(folder / "leads.jnl");
    std::filesystem::rename(file, folder / "outbox-damaged-1.db");
    for (int start = 0; start < 2; ++start) {
        auto store = Outbox::create(file, {.device = &device});
        REQUIRE(store);
        CHECK(store->counts()->pending == leads);
        CHECK(store->fact("built_anew").value() == "outbox-damaged-1.db");
    }
}

TEST_CASE("a new store that has no room takes nothing of the damaged one, and says so") {
    REQUIRE(seal::start());
    const test::ScratchFolder folder;
    const auto device = seal::SigningKey::generate();
    fill(folder / "damaged.db", device);
    REQUIRE(make_store(folder / "outbox.db", nullptr));
    auto sound = open_sound(folder / "outbox.db", nullptr);
    REQUIRE(sound);
    SQLite::Database& db = sound->db;
    db.exec("PRAGMA max_page_count=" + std::to_string(db.execAndGet("PRAGMA page_count").getInt()));
    CHECK_THROWS_AS(rescue(db, folder / "damaged.db", nullptr, device), SQLite::Exception);
    CHECK(db.execAndGet("SELECT count(*) FROM lead").getInt() == 0);
    CHECK_FALSE(read_meta(db, "built_anew"));
}
