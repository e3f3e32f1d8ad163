// Sticks that are another stand's, machines without memory, numbers past all numbers: what must not be taken in, and
// what is no damage.
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/file.hpp"
#include "sync/outbox/journal.hpp"
#include "sync/seal/envelope.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

struct Place {
    test::ScratchFolder folder;
    seal::SigningKey device = seal::SigningKey::generate();
    Id journal_id = seal::random_id();

    [[nodiscard]] Outbox open(const test::ScratchFolder* stick = nullptr, bool take_in = false,
                              bool says_whose = true) const {
        Opening opening{.device = &device, .take_in = take_in};
        if (says_whose) opening.journal_id = journal_id;
        if (stick != nullptr) opening.media.push_back(folder_medium(stick->path()));
        opening.media.push_back(folder_medium(folder.path()));
        auto opened = Outbox::create(folder / "outbox.db", std::move(opening));
        REQUIRE(opened);
        return std::move(*opened);
    }
    void keep(Outbox& store, std::uint64_t number) const {
        REQUIRE(store.keep(test::some_sealed(number), {}, 0, device));
    }
};

std::int64_t pending_in(const Outbox& store) {
    return store.counts()->pending;
}

bool lies_something_aside(const test::ScratchFolder& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().filename().string().find("damaged") != std::string::npos) return true;
    }
    return false;
}

// A process-wide limit on SQLite's memory, lifted at the end.
struct LittleMemory {
    explicit LittleMemory(std::int64_t bytes) { sqlite3_hard_heap_limit64(bytes); }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;
    ~LittleMemory() { sqlite3_hard_heap_limit64(0); }
};

}  // namespace

TEST_CASE("another stand's stick is not taken in, not written over and not dropped, and staff can tell") {
    const Place ours, other;
    const test::ScratchFolder stick;
    {
        auto store = other.open(&stick);
        other.keep(store, 1);
        other.keep(store, 2);
    }
    const Bytes theirs = read_file(stick / "leads.jnl", 2'000'000).value();
    {
        auto store = ours.open(&stick);
        CHECK(pending_in(store) == 0);
        CHECK(store.copies().strange);
        CHECK(store.copies().elsewhere);  // beside it there is room for ours
        ours.keep(store, 3);
        REQUIRE(store.withdraw(Hash{}));
        REQUIRE(store.purge({},
                            [](const Answer&, const Id&, const std::vector<Ack>& leads) {
                                return std::vector<bool>(leads.size(), true);
                            },
                            {}));
    }
    CHECK(read_file(stick / "leads.jnl", 2'000'000).value() == theirs);
    auto again = other.open(&stick);
    CHECK(pending_in(again) == 2);
    CHECK(again.copies().strange);
}

TEST_CASE("a stand that lost its disk takes its old stick in where it is told to, and the stick is its own then") {
    const test::ScratchFolder stick;
    const Place before;
    {
        auto store = before.open(&stick);
        before.keep(store, 1);
        before.keep(store, 2);
    }
    const Place now;
    CHECK(pending_in(now.open(&stick)) == 0);
    {
        auto store = now.open(&stick, true);
        CHECK(pending_in(store) == 2);
        CHECK_FALSE(store.copies().strange);
    }
    auto store = now.open(&stick);
    CHECK(pending_in(store) == 2);
    CHECK_FALSE(store.copies().strange);
    CHECK(store.copies().elsewhere);
}

TEST_CASE("a stick from before journals said whose they are is read, and ours goes on in a piece that says so") {
    const Place stand;
    const test::ScratchFolder stick;
    {
        auto store = stand.open(&stick, false, false);
        stand.keep(store, 1);
    }
    std::filesystem::remove(stand.folder / "outbox.db");
    auto store = stand.open(&stick);
    CHECK(pending_in(store) == 1);
    CHECK_FALSE(store.copies().strange);
    stand.keep(store, 2);
    const Bytes newest = read_file(stick / "leads-2.jnl", 2'000'000).value();
    CHECK(text_of(View(newest).first(4)) == "MONH");
}

TEST_CASE("a range of numbers that no stand gives out is no record, and ranges without end make no rows without end") {
    CHECK(parse_record(to_record(LetGoRecord{{1, seq_max}})));
    CHECK_FALSE(parse_record(to_record(LetGoRecord{{1, seq_max + 1}})));
    CHECK_FALSE(parse_record(to_record(LetGoRecord{{1, UINT64_MAX}})));
    const Place stand;
    const auto disk = folder_medium(stand.folder.path());
    REQUIRE(disk->use("leads.jnl", 0));
    const LetGoRecord same(let_go_ranges_max, SeqRange{1, 20'000});
    REQUIRE(disk->write(to_record(same)));  // twenty million rows, were each range taken by itself
    auto store = stand.open();
    stand.keep(store, 1);
    CHECK(store.counts()->max_seq == 20'001);
    CHECK(store.leads_lost().value() == 0);
}

TEST_CASE("a machine without memory is no damage: the store is not set aside, and opens when there is some") {
    const Place stand;
    {
        auto store = stand.open();
        for (std::uint64_t i = 1; i <= 20; ++i) stand.keep(store, i);
    }
    int refused = 0;
    for (std::int64_t kib = 40; kib <= 400; kib += 12) {
        Opening opening{.device = &stand.device, .journal_id = stand.journal_id};
        opening.media.push_back(folder_medium(stand.folder.path()));
        const auto opened = [&] {
            const LittleMemory little(kib * 1024);
            return Outbox::open(stand.folder / "outbox.db", std::move(opening));
        }();
        INFO(kib);
        if (!opened) {
            ++refused;
            INFO(opened.error().message);
            CHECK(opened.error().kind == Kind::disk);
        }
        CHECK_FALSE(lies_something_aside(stand.folder));
    }
    CHECK(refused > 3);
    CHECK(pending_in(stand.open()) == 20);
}

TEST_CASE("a stick whose files can't be looked at any more is a medium that refuses, and ends no program") {
    const test::ScratchFolder stick;
    REQUIRE(write_file(stick / "leads.jnl", Bytes(10, 1)));
    const auto medium = folder_medium(stick.path());
    REQUIRE(chmod(stick.path().c_str(), 0444) == 0);  // its names can be read, and nothing behind them
    const bool is_root = geteuid() == 0;
    if (is_root) REQUIRE(seteuid(65534) == 0);
    const auto names = medium->names();
    if (is_root) REQUIRE(seteuid(0) == 0);
    REQUIRE(chmod(stick.path().c_str(), 0700) == 0);
    REQUIRE_FALSE(names);
    CHECK(names.error().kind == Kind::disk);
}
