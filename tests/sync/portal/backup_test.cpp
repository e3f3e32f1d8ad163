#include "sync/portal/backups/backup.hpp"

#include <fstream>
#include <thread>

#include "sync/base/file.hpp"
#include "sync/portal/backups/erasures.hpp"
#include "sync/portal/backups/restore.hpp"
#include "sync/portal/retention.hpp"
#include "sync/portal/safety.hpp"
#include "sync/portal/store/retention.hpp"
#include "tests/support/portal_region.hpp"

// A second look at the database, beside the store's own verbs.
#include <soci/soci.h>

using namespace monter;
using namespace monter::test;
namespace backups = portal::backups;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    return need(read_text_file(file, 100'000'000));
}

Json status(Region& region) {
    return Json::parse(need(portal::status(region.portal(), region.now.wall_ms)));
}

std::int64_t durable_told(Stand& stand) {
    return Json::parse(stand.send({}).body).at("durable_seq").get<std::int64_t>();
}

// A region with one stand, and a folder for backups beside it.
struct Fair {
    Fair() : stand(region) { stand.must_enrol(); }
    std::filesystem::path back_up(const std::string& name) {
        const auto file = backups_folder / name;
        (void)need(portal::back_up(region.portal(), file.string(), region.now.wall_ms));
        return file;
    }
    Result<std::string> drill(const std::filesystem::path& file) {
        return portal::drill_backup(region.portal(), file.string(), region.now.wall_ms);
    }
    Result<backups::Restored> restore(const std::filesystem::path& file, bool accept_loss = false) {
        region.close();
        auto done = backups::restore(region.folder(), file, accept_loss, region.now.wall_ms);
        region.reopen();
        return done;
    }
    std::vector<SealedLead> leave(int count, std::uint8_t first = 1) {
        std::vector<SealedLead> out;
        for (int i = 0; i < count; ++i)
            out.push_back(stand.leave(record_of(static_cast<std::uint8_t>(first + i), "A")));
        return out;
    }

    ScratchFolder scratch;
    std::filesystem::path backups_folder = scratch.path();
    Region region;
    Stand stand;
};

}  // namespace

TEST_CASE("a backup is one file that holds every lead, and nothing a visitor wrote, and no key") {
    Fair fair;
    fair.region.publish();
    (void)fair.stand.leave(record_of(1, "Kanariefågel Testsson"));
    fair.region.sweep();
    const auto guide = fair.region.new_user(portal::store::Role::guide, "arjeplog");
    Browser browser(fair.region);
    REQUIRE(browser.sign_in(guide));
    const auto list = browser.get("/people");
    REQUIRE(list.body.find("Kanarief") != std::string::npos);
    const auto file = fair.back_up("one.db");
    const std::string held = bytes_of(file);
    CHECK(held.find("Kanarief") == std::string::npos);
    CHECK(held.find("Testsson") == std::string::npos);
    for (const char* key : {"desk", "receipt", "content"}) {
        const std::string line = bytes_of(fair.region.folder().key(key));
        const std::string secret = line.substr(line.rfind(' ') + 1, 43);
        REQUIRE(secret.size() == 43);
        CHECK(held.find(secret) == std::string::npos);
        const Bytes raw = need(from_base64url(secret));
        CHECK(held.find(std::string(text_of(raw))) == std::string::npos);
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fair.backups_folder)) files += entry.is_regular_file();
    CHECK(files == 1);
    auto copy = need(portal::store::Database::open(file));
    auto work = need(copy.begin());
    CHECK(need(portal::store::extent(work)).leads == 1);
    int sessions = 1;
    work.sql() << "SELECT count(*) FROM session", soci::into(sessions);
    CHECK(sessions == 0);
}

TEST_CASE("a backup replaces nothing and leaves nothing half made") {
    Fair fair;
    const auto file = fair.back_up("one.db");
    const auto before = bytes_of(file);
    CHECK_FALSE(portal::back_up(fair.region.portal(), file.string(), monday));
    CHECK_FALSE(portal::back_up(fair.region.portal(), (fair.scratch / "none/two.db").string(), monday));
    CHECK(bytes_of(file) == before);
}

TEST_CASE("only a proven backup makes leads durable, and stands are told") {
    Fair fair;
    fair.leave(2);
    const auto two = fair.back_up("two.db");
    CHECK(durable_told(fair.stand) == 0);
    fair.leave(1, 3);
    const auto three = fair.back_up("three.db");
    need(fair.drill(three));
    CHECK(durable_told(fair.stand) == 3);
    need(fair.drill(two));  // an older one lowers nothing
    CHECK(durable_told(fair.stand) == 3);
    fair.region.reopen();
    CHECK(durable_told(fair.stand) == 3);
    CHECK(need(fair.region.portal().guard().read()).durable_seq == 3);
    CHECK_FALSE(std::filesystem::exists(fair.region.folder().drill()));
}

TEST_CASE("a drill finds what is wrong with a backup, and then nothing becomes durable") {
    Fair fair;
    fair.leave(3);
    const auto good = fair.back_up("good.db");
    const auto refuses = [&](const std::filesystem::path& file) {
        const auto done = fair.drill(file);
        CHECK_FALSE(done);
        CHECK(durable_told(fair.stand) == 0);
        return done ? std::string() : done.error().message;
    };
    const auto changed = [&](const std::string& name, const std::string& statement) {
        const auto file = fair.scratch / name;
        std::filesystem::copy_file(good, file);
        auto copy = need(portal::store::Database::open(file));
        auto work = need(copy.begin());
        for (const char* keeper : {"lead_keep", "lead_frozen"}) work.sql() << std::string("DROP TRIGGER ") + keeper;
        work.sql() << statement;
        need(work.commit());
        return file;
    };
    CHECK(refuses(fair.scratch / "none.db").find("no backup") != std::string::npos);
    need(write_file(fair.scratch / "text.db", view("not a database at all, but long enough to look at")));
    (void)refuses(fair.scratch / "text.db");
    // A flipped bit in what a visitor wrote: SQLite's own check says that all is well.
    CHECK(refuses(changed("flipped.db", "UPDATE lead SET ct='AAAA'||substr(ct,5) WHERE portal_seq=2")) ==
          "lead 2 of this backup is damaged");
}

TEST_CASE("a drill finds a missing lead, another portal's backup, and a torn file") {
    Fair fair;
    fair.leave(3);
    const auto good = fair.back_up("good.db");
    {
        auto copy = need(portal::store::Database::open(good));
        auto work = need(copy.begin());
        work.sql() << "DROP TRIGGER lead_keep";
        work.sql() << "DELETE FROM seqmap WHERE lead_id IN (SELECT lead_id FROM lead WHERE portal_seq=2)";
        work.sql() << "DELETE FROM lead WHERE portal_seq=2";
        need(work.commit());
    }
    CHECK(fair.drill(good).error().message == "lead 2 of this backup is missing");
    Fair other;
    other.leave(3, 40);
    const auto theirs = other.back_up("theirs.db");
    CHECK(fair.drill(theirs).error().message.find("another than this portal has") != std::string::npos);
    const auto torn = fair.back_up("torn.db");
    std::filesystem::resize_file(torn, std::filesystem::file_size(torn) / 2);
    CHECK_FALSE(fair.drill(torn));
    // The running portal's own file is none: nobody copied it.
    CHECK_FALSE(fair.drill(fair.region.folder().database()));
    CHECK(durable_told(fair.stand) == 0);
}

TEST_CASE("a portal put back from a backup begins a new epoch and gets again what it lacks") {
    Fair fair;
    fair.leave(2);
    const auto file = fair.back_up("two.db");
    need(fair.drill(file));
    const auto later = fair.leave(1, 3);
    const std::string before = Json::parse(fair.stand.send({}).body).at("epoch");
    const auto restored = need(fair.restore(file));
    CHECK(restored.held.extent.leads == 2);
    CHECK(restored.guarded);
    const bool in_a_file = fair.region.folder().server.empty();
    CHECK((in_a_file ? std::filesystem::exists(restored.set_aside) : restored.set_aside == "monter_before_1"));
    const Json told = Json::parse(fair.stand.send({}).body);
    CHECK(told.at("epoch") == restored.epoch);
    CHECK(told.at("epoch") != before);
    CHECK(told.at("durable_seq") == 0);  // proven again before anything may be let go of
    const auto again = fair.stand.send({fair.stand.lead_json(later.front().sealed, 3)});
    CHECK(Json::parse(again.body).at("results").at(0).at("status") == "stored");
    CHECK(fair.region.count("lead") == 3);
    // What was there before is whole, and can be put back in its turn.
    if (!in_a_file) {
        CHECK(fair.region.count("monter_before_1.lead") == 3);
        return;
    }
    auto aside = need(portal::store::Database::open(restored.set_aside));
    auto work = need(aside.begin());
    CHECK(need(portal::store::extent(work)).leads == 3);
}

TEST_CASE("a backup that ends before what was announced is refused, unless the loss is accepted") {
    Fair fair;
    fair.leave(1);
    const auto one = fair.back_up("one.db");
    fair.leave(2, 2);
    need(fair.drill(fair.back_up("three.db")));
    const auto refused = fair.restore(one);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().remedy.find("--accept-loss") != std::string::npos);
    CHECK(fair.region.count("lead") == 3);
    CHECK(durable_told(fair.stand) == 3);
    const auto accepted = need(fair.restore(one, true));
    CHECK(accepted.lost_at_most == 2);
    CHECK(fair.region.count("lead") == 1);
    CHECK(need(fair.region.portal().guard().read()).durable_seq == 1);
    // A stand that still has them all: nothing is lost after all.
    CHECK(durable_told(fair.stand) == 0);
}

TEST_CASE("what was announced stays remembered over a new epoch") {
    Fair fair;
    fair.leave(1);
    const auto one = fair.back_up("one.db");
    fair.leave(1, 2);
    need(fair.drill(fair.back_up("two.db")));
    fair.stand.seen = {{"epoch", Json::parse(fair.stand.send({}).body).at("epoch")}, {"portal_seq", 900}};
    CHECK(durable_told(fair.stand) == 0);
    CHECK(need(fair.region.portal().guard().read()).durable_seq == 2);
    CHECK_FALSE(fair.restore(one));
}

TEST_CASE("what was taken back after a backup stays taken back when it is restored") {
    Fair fair;
    const auto leads = fair.leave(3);
    const std::string at_the_stand = to_base64url(leads[0].sealed.envelope).substr(0, 200);
    const std::string on_the_page = to_base64url(leads[1].sealed.envelope).substr(0, 200);
    const auto file = fair.back_up("three.db");
    const Json body{{"v", 1}, {"withdrawals", {{{"key", to_base64url(leads[0].withdraw_key)}}}}};
    CHECK(fair.stand.post("/v1/withdrawals", body).status == 200);
    const std::string code = "code=" + to_crockford(filled<16>(2));
    CHECK(fair.region.answer({.method = "POST", .path = "/w", .query = "l=en", .body = code}).status == 200);
    REQUIRE(fair.region.count("lead WHERE ct IS NULL") == 2);
    const auto restored = need(fair.restore(file));
    CHECK(fair.region.count("lead WHERE ct IS NULL") == 2);
    if (!fair.region.folder().server.empty()) return;  // a server writes its files over in its own time
    std::filesystem::remove(restored.set_aside);
    const std::string disk = fair.region.bytes_on_disk();
    CHECK(disk.find(at_the_stand) == std::string::npos);
    CHECK(disk.find(on_the_page) == std::string::npos);
}

TEST_CASE("who was erased by a decision goes along in a backup, and back, on either engine") {
    Fair fair;
    fair.region.publish();
    fair.leave(1);
    fair.region.sweep();
    {
        portal::store::Disposal decision{.number = "KS 2026/1", .who = "test"};
        for (const char* state : portal::store::retention_states) decision.days[state] = 1;
        auto work = need(fair.region.portal().database().begin());
        for (const char* municipality : {"", "arjeplog", "kiruna"}) {
            decision.municipality = municipality;
            need(portal::store::add_disposal(work, decision));
        }
        need(work.commit());
    }
    fair.region.pass_minutes(3 * 24 * 60);
    REQUIRE(need(portal::retain(fair.region.portal().database(), fair.region.now.wall_ms)).erased == 1);
    const auto file = fair.back_up("one.db");
    (void)need(fair.restore(file));
    CHECK(fair.region.count("lead WHERE disposal_id IS NOT NULL") == 1);
    CHECK(fair.region.count("disposal") == 3);
}

TEST_CASE("a torn line in the list of erasures takes no other with it") {
    Region region;
    backups::Erasures erasures(region.folder().erasures());
    need(erasures.remember({filled<32>(1)}));
    std::ofstream(region.folder().erasures(), std::ios::app) << "half a line without its end";
    need(erasures.remember({filled<32>(2), filled<32>(3)}));
    std::vector<Hash> all;
    need(erasures.each([&](const Hash& code) -> Result<void> {
        all.push_back(code);
        return {};
    }));
    CHECK(all == std::vector<Hash>{filled<32>(1), filled<32>(2), filled<32>(3)});
}

TEST_CASE("a portal without its keys or its database is not made up", "[sqlite]") {
    Fair fair;
    const auto file = fair.back_up("one.db");
    fair.region.close();
    const auto folder = fair.region.folder();
    std::filesystem::rename(folder.key("desk"), fair.scratch / "desk");
    CHECK_FALSE(backups::restore(folder, file, true, monday));
    std::filesystem::rename(fair.scratch / "desk", folder.key("desk"));
    backups::remove_database(folder.database());
    const auto opened = portal::Portal::open(folder, monday);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().remedy.find("restore") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.database()));
    CHECK(need(backups::restore(folder, file, false, monday)).set_aside.empty());
    fair.region.reopen();
}

TEST_CASE("the portal says when leads lie in no proven backup for more than a day") {
    Fair fair;
    CHECK(status(fair.region).at("advice").empty());
    CHECK(status(fair.region).at("drilled").is_null());
    fair.leave(2);
    CHECK(status(fair.region).at("unproven") == 2);
    CHECK(status(fair.region).at("advice").empty());
    fair.region.pass_minutes(27 * 60);
    REQUIRE(status(fair.region).at("advice").size() == 1);
    const auto staff = fair.region.new_user(portal::store::Role::staff);
    Browser browser(fair.region);
    REQUIRE(browser.sign_in(staff));
    CHECK(browser.get("/stands").body.find("no proven backup") != std::string::npos);
    need(fair.drill(fair.back_up("two.db")));
    CHECK(status(fair.region).at("advice").empty());
    CHECK(status(fair.region).at("drilled") == to_iso_utc(fair.region.now.wall_ms));
    CHECK(status(fair.region).at("unproven") == 0);
    CHECK(browser.get("/stands").body.find("no proven backup") == std::string::npos);
    const auto clash = fair.stand.seal(record_of(9, "B"), 0, 9);
    REQUIRE(fair.stand.send({fair.stand.lead_json(clash.sealed, 1)}).status == 200);
    CHECK(browser.get("/stands").body.find("two visitors") != std::string::npos);
    CHECK(status(fair.region).at("alarms").at(0).at("kind") == "fork");
}

TEST_CASE("a backup is made while leads come in, and holds every one that was answered before it began") {
    Fair fair;
    std::vector<Json> ready;
    for (std::uint8_t i = 1; i <= 60; ++i) {
        const auto lead = fair.stand.seal(record_of(i, "A"), 0, i);
        ready.push_back(fair.stand.lead_json(lead.sealed, i));
    }
    for (int i = 0; i < 20; ++i) REQUIRE(fair.stand.send({ready[static_cast<std::size_t>(i)]}).status == 200);
    fair.region.pass_minutes(5);
    std::thread visitors([&] {
        for (std::size_t i = 20; i < 60; ++i) (void)fair.stand.send({ready[i]});
    });
    const auto file = fair.back_up("busy.db");
    visitors.join();
    const Json held = Json::parse(need(fair.drill(file)));
    CHECK(held.at("leads") >= 20);
    CHECK(fair.region.count("lead") == 60);
}
