// The triggers are the last guard, against this program's own mistakes too; so they are tried with bare SQL.
#include "sync/outbox/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "sync/base/file.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/seal/envelope.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::outbox;

namespace {

struct Bare {
    SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};

    Bare() {
        db.exec("PRAGMA recursive_triggers=ON");
        for (const SchemaPart& part : schema()) db.exec(part.sql);
        db.exec(insert("x'00112233445566778899aabbccddeeff'", "x'0102'"));
    }
    static std::string insert(const std::string& lead_id, const std::string& ct, const std::string& verb = "INSERT") {
        return verb + " INTO lead(lead_id,ct,ct_sha256,sig,code_hash,event_id,wall_ms,boot_id,boot_ms,trust) VALUES(" +
               lead_id + "," + ct + ",zeroblob(32),x'01',zeroblob(32),x'01',1,x'01',1,0)";
    }
    bool refuses(const std::string& sql) {
        try {
            db.exec(sql);
        } catch (const SQLite::Exception&) {
            return true;
        }
        return false;
    }
    int count() { return db.execAndGet("SELECT count(*) FROM lead WHERE hex(ct)='0102'").getInt(); }
};

const std::string ack = "UPDATE lead SET state=1, epoch=x'01', portal_seq=1, receipt=x'02'";

}  // namespace

TEST_CASE("no statement deletes a lead or a withdrawal") {
    Bare bare;
    CHECK(bare.refuses("DELETE FROM lead"));
    CHECK(bare.refuses("DELETE FROM lead WHERE seq=1"));
    CHECK(bare.refuses(Bare::insert("x'00112233445566778899aabbccddeeff'", "x'FF'", "INSERT OR REPLACE")));
    bare.db.exec("INSERT INTO withdrawal(code_hash,key) VALUES(zeroblob(32),zeroblob(32))");
    CHECK(bare.refuses("DELETE FROM withdrawal"));
    CHECK(bare.refuses("INSERT OR REPLACE INTO withdrawal(code_hash,key) VALUES(zeroblob(32),zeroblob(32))"));
    CHECK(bare.count() == 1);
}

TEST_CASE("no statement changes a sealed lead") {
    Bare bare;
    for (const char* change : {"lead_id=randomblob(16)", "ct=x'FF'", "ct=x''", "ct_sha256=randomblob(32)",
                               "code_hash=randomblob(32)", "event_id=x'02'", "flags=1", "seq=7", "ct=NULL"}) {
        INFO(change);
        CHECK(bare.refuses(std::string("UPDATE lead SET ") + change));
    }
    CHECK(bare.count() == 1);
}

TEST_CASE("a lead is born pending, with bytes, and once") {
    Bare bare;
    const std::string id = "x'ff112233445566778899aabbccddeeff'";
    CHECK(bare.refuses(Bare::insert(id, "NULL")));
    CHECK(bare.refuses(Bare::insert("x'00'", "x'01'")));
    CHECK(bare.refuses(Bare::insert("x'00112233445566778899aabbccddeeff'", "x'01'")));
    for (const char* state : {"1", "2", "3", "4"}) {
        CHECK(
            bare.refuses("INSERT INTO lead(lead_id,ct,ct_sha256,sig,code_hash,event_id,wall_ms,boot_id,boot_ms,trust,"
                         "state) VALUES(" +
                         id + ",x'01',zeroblob(32),x'01',zeroblob(32),x'01',1,x'01',1,0," + state + ")"));
    }
    CHECK_FALSE(bare.refuses(Bare::insert(id, "x'0102'")));
    CHECK(bare.count() == 2);
}

TEST_CASE("a lead is purged only after an ack, and acked only with a receipt") {
    Bare bare;
    CHECK(bare.refuses("UPDATE lead SET ct=NULL, state=2"));
    CHECK(bare.refuses("UPDATE lead SET ct=NULL, state=2, epoch=x'01', portal_seq=1, receipt=x'02'"));
    CHECK(bare.refuses("UPDATE lead SET state=1"));
    CHECK(bare.refuses("UPDATE lead SET state=1, epoch=x'01', portal_seq=1"));
    CHECK(bare.refuses("UPDATE lead SET state=1, epoch=x'01', receipt=x'02'"));
    CHECK(bare.refuses("UPDATE lead SET receipt=x'02'"));
    REQUIRE_FALSE(bare.refuses(ack));
    CHECK(bare.refuses("UPDATE lead SET receipt=x'03'"));
    CHECK(bare.refuses("UPDATE lead SET receipt=NULL"));
    REQUIRE_FALSE(bare.refuses("UPDATE lead SET ct=NULL, state=2"));
    CHECK(bare.refuses("UPDATE lead SET state=0"));
    CHECK(bare.refuses("UPDATE lead SET ct=x'0102', state=0"));
}

TEST_CASE("a restored portal may ask for an acked lead again, and only a new receipt takes it out again") {
    Bare bare;
    bare.db.exec(ack);
    REQUIRE_FALSE(bare.refuses("UPDATE lead SET state=0"));
    CHECK(bare.refuses(ack));  // the old receipt says nothing about the restored portal
    CHECK_FALSE(bare.refuses("UPDATE lead SET state=1, epoch=x'02', portal_seq=2, receipt=x'03'"));
}

TEST_CASE("a lead is emptied by withdrawal only where the withdrawal is kept") {
    Bare bare;
    CHECK(bare.refuses("UPDATE lead SET ct=NULL, state=4"));
    bare.db.exec("INSERT INTO withdrawal(code_hash,key) VALUES(randomblob(32),zeroblob(32))");
    CHECK(bare.refuses("UPDATE lead SET ct=NULL, state=4"));
    bare.db.exec("INSERT INTO withdrawal(code_hash,key) VALUES(zeroblob(32),zeroblob(32))");
    CHECK(bare.refuses("UPDATE lead SET state=4"));
    CHECK_FALSE(bare.refuses("UPDATE lead SET ct=NULL, state=4"));
    for (const char* state : {"0", "1", "2", "3"}) {
        CHECK(bare.refuses(std::string("UPDATE lead SET state=") + state));
    }
}

TEST_CASE("a store whose guards are not as they were made is not used: it is set aside and built anew") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const auto device = seal::SigningKey::generate();
    REQUIRE(Outbox::create(file)->keep(test::some_sealed(1), {}, 0, device));
    const auto change = GENERATE(as<std::string>{}, "DROP TRIGGER lead_keep",
                                 "DROP TRIGGER lead_step; CREATE TRIGGER lead_step BEFORE UPDATE ON lead BEGIN "
                                 "SELECT 1; END");
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(change);
    SECTION("with a journal") {
        const auto opened = Outbox::open(file, {.device = &device});
        REQUIRE(opened);
        CHECK(opened->counts()->pending == 1);
        CHECK(std::filesystem::exists(folder / "outbox-damaged-1.db"));
    }
    SECTION("without one there is nothing to build from") {
        std::filesystem::remove(folder / "leads.jnl");
        const auto opened = Outbox::open(file, {.device = &device});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == Kind::corrupt);
        CHECK(std::filesystem::exists(file));
    }
}

TEST_CASE("a store made before leads were counted counts them, and a wrong count is damage") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const auto device = seal::SigningKey::generate();
    const auto keep = [&](std::uint64_t number) {
        auto store = Outbox::create(file, {.device = &device});
        REQUIRE(store);
        REQUIRE(store->keep(test::some_sealed(number), {1, 1, {}}, 0, device));
    };
    keep(1);
    keep(2);
    const auto change = [&](const char* sql) { SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql); };
    change("DROP TRIGGER lead_counted; DROP TRIGGER lead_recounted; DROP TABLE lead_count; PRAGMA user_version=3");
    CHECK(Outbox::open(file)->counts()->pending == 2);
    keep(3);
    CHECK(Outbox::open(file)->counts()->pending == 3);
    change("UPDATE lead_count SET n=n+1 WHERE state=0");
    CHECK(Outbox::open(file, {.device = &device})->counts()->pending == 3);
    CHECK(std::filesystem::exists(folder / "outbox-damaged-1.db"));
}

TEST_CASE("leads are counted by state, whatever state they go to, and an upgrade counts them the same") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const auto device = seal::SigningKey::generate();
    const Hash key = test::filled<32>(3);
    const auto lead = [&](std::uint64_t number) {
        auto sealed = test::some_sealed(number);
        if (number == 5) sealed.code_hash = seal::blake2b("monter-code-v1", key);
        return sealed;
    };
    const auto has = [](const Result<Outbox>& store, std::int64_t pending, std::int64_t acked, std::int64_t purged) {
        REQUIRE(store);
        const auto counts = store->counts();
        REQUIRE(counts);
        CHECK(counts->pending == pending);
        CHECK(counts->acked == acked);
        CHECK(counts->purged == purged);
        CHECK(counts->quarantined == 1);
        CHECK(counts->withdrawn == 1);
        CHECK(*store->leads_lost() == 0);
    };
    {
        auto store = Outbox::create(file, {.device = &device});
        REQUIRE(store);
        for (std::uint64_t number = 1; number <= 6; ++number) REQUIRE(store->keep(lead(number), {1, 1, {}}, 0, device));
        const Id epoch = test::filled<16>(7);
        std::vector<Ack> acks;
        for (const std::uint64_t number : {1, 2, 3}) {
            acks.push_back({lead(number).lead_id, seal::ct_sha256(lead(number)), static_cast<std::int64_t>(number)});
        }
        REQUIRE(store->acknowledge(acks, {"{}", test::filled<8>(1), test::filled<64>(2)}, epoch, {1, 1, {}}));
        REQUIRE(store->quarantine(lead(4).lead_id, "lead-conflict"));
        REQUIRE(store->withdraw(key));
        has(store, 1, 3, 0);
        const auto purged = store->purge({.epoch = epoch, .durable_seq = 1, .fair_closed = true},
                                         [](const Answer&, const Id&, const std::vector<Ack>& leads) {
                                             return std::vector<bool>(leads.size(), true);
                                         },
                                         {2, 2, {}});
        REQUIRE(purged);
        REQUIRE(purged->leads == 1);
        has(store, 1, 2, 1);
        REQUIRE(store->wait_again(std::vector<Id>{lead(2).lead_id}));
        has(store, 2, 1, 1);
    }
    has(Outbox::open(file, {.device = &device}), 2, 1, 1);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("DROP TRIGGER lead_counted; DROP TRIGGER lead_recounted; DROP TABLE lead_count; PRAGMA user_version=3");
    has(Outbox::open(file, {.device = &device}), 2, 1, 1);
    CHECK_FALSE(std::filesystem::exists(folder / "outbox-damaged-1.db"));
}

TEST_CASE("a store that a newer program made is left as it is") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    REQUIRE(Outbox::create(file));
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=5");
    for (const auto& opened : {Outbox::open(file), Outbox::create(file)}) {
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == Kind::refused);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "outbox-damaged-1.db"));
}

TEST_CASE("what is no store is not opened, and not touched") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const std::string text(8192, 'x');
    REQUIRE(write_file(file, view(text)));
    for (const auto& opened : {Outbox::open(file), Outbox::create(file)}) {
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == Kind::corrupt);
    }
    CHECK(read_text_file(file, 10'000).value() == text);
}

TEST_CASE("a store that was never finished is finished by provisioning only") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    REQUIRE(write_file(file, {}));
    CHECK_FALSE(Outbox::open(file));
    CHECK(Outbox::create(file));
    CHECK(Outbox::open(file));
}

TEST_CASE("withdrawn bytes are gone from the store's files") {
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const auto device = seal::SigningKey::generate();
    Bytes canary(600, 0);
    for (std::size_t i = 0; i < canary.size(); ++i) canary[i] = static_cast<std::uint8_t>("canary!"[i % 7]);
    const auto found = [&] {
        for (const char* name : {"outbox.db", "outbox.db-wal"}) {
            const auto text = read_text_file(folder / name, 10'000'000);
            if (text && text->find("canary!canary!") != std::string::npos) return true;
        }
        return false;
    };
    auto store = Outbox::create(file);
    REQUIRE(store);
    auto sealed = test::some_sealed(1, 0);
    const Hash key = test::filled<32>(3);
    sealed.code_hash = seal::blake2b("monter-code-v1", key);
    sealed.envelope = canary;
    SECTION("kept, then withdrawn") {
        REQUIRE(store->keep(sealed, {}, 0, device));
        REQUIRE(found());
        REQUIRE(store->withdraw(key));
    }
    SECTION("withdrawn, then kept") {
        REQUIRE(store->withdraw(key));
        REQUIRE(store->keep(sealed, {}, 0, device));
    }
    CHECK_FALSE(found());
}
