// Keys are replaced one by one: what was sealed or signed before still counts, and a stand follows from root to root.
#include "sync/portal/rotation.hpp"

#include "sync/base/file.hpp"
#include "sync/portal/admin.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;
namespace fs = std::filesystem;

namespace {

Result<std::string> rotate(Region& region, const std::string& key, bool stolen = false) {
    region.close();
    auto done = portal::rotate(region.folder(), {.key = key, .offline = region.offline(), .stolen = stolen}, monday);
    region.reopen();
    return done;
}

// What a stand that had root `before` makes of the one that is offered now.
Result<seal::Root> followed(const Region& region, const seal::Root& before) {
    const auto json = read_text_file(region.folder().root(), 100'000).value();
    return seal::open_next_root(need(seal::document_from_json(view(json))), before);
}

std::size_t keys_in(const fs::path& folder) {
    std::size_t out = 0;
    for (const auto& entry : fs::directory_iterator(folder)) out += entry.path().extension() == ".key" ? 1 : 0;
    return out;
}

}  // namespace

TEST_CASE("each key can be replaced, and a stand follows from root to root") {
    Region region;
    seal::Root known = region.portal().root();
    for (const std::string key : {"content", "receipt", "desk", "escrow", "root", "desk", "content"}) {
        INFO(key);
        const Json told = Json::parse(need(rotate(region, key)));
        CHECK(told.at("key") == key);
        const auto next = followed(region, known);
        REQUIRE(next);
        CHECK(next->version == known.version + 1);
        CHECK(told.at("version") == next->version);
        CHECK((next->recipients_version > known.recipients_version) == (key == "desk" || key == "escrow"));
        CHECK((next->root.keys != known.root.keys) == (key == "root"));
        CHECK((next->content.keys.front() != known.content.keys.front()) == (key == "content"));
        CHECK((next->receipt.keys.front() != known.receipt.keys.front()) == (key == "receipt"));
        CHECK(next->recipients.size() == 2);
        known = *next;
    }
    // The keys in use, those that still open something, and nothing half done.
    CHECK(keys_in(region.folder().data / "keys") == 3 + 2);
    CHECK(keys_in(region.offline()) == 2 + 2);
    Stand(region).must_enrol();
}

TEST_CASE("leads sealed to the desk's old key are still opened, and new ones by the new key alone") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto before = stand.leave(record_of(1, "Anna"));
    need(rotate(region, "desk"));
    region.publish();
    const auto after = stand.leave(record_of(2, "Bo"));
    region.sweep();
    for (const auto& lead : {before, after}) CHECK(region.portal().desk().open(lead.sealed));
    for (const auto& entry : fs::directory_iterator(region.folder().data / "keys")) {
        if (entry.path().filename().string().starts_with("desk-")) fs::remove(entry.path());
    }
    region.reopen();
    CHECK_FALSE(region.portal().desk().open(before.sealed));
    CHECK(region.portal().desk().open(after.sealed));
}

TEST_CASE("who is on staff signs in as before, whatever key theirs was sealed with") {
    Region region;
    const auto before = region.new_user(portal::store::Role::staff);
    need(rotate(region, "desk"));
    const auto after = region.new_user(portal::store::Role::staff);
    need(rotate(region, "desk"));
    for (const auto& who : {before, after}) CHECK(Browser(region).sign_in(who));
}

TEST_CASE("what an old key signed still counts, unless it was stolen") {
    Region region;
    const auto old = region.portal().root();
    need(rotate(region, "content"));
    need(rotate(region, "receipt"));
    const auto kept = region.portal().root();
    CHECK(kept.content.keys.back() == old.content.keys.front());
    CHECK(kept.receipt.keys.back() == old.receipt.keys.front());
    need(rotate(region, "content", true));
    need(rotate(region, "receipt", true));
    CHECK(region.portal().root().content.keys.size() == 1);
    CHECK(region.portal().root().receipt.keys.size() == 1);
    Stand(region).must_enrol();  // its answer is signed by the newest
}

TEST_CASE("a rotation that is cut short leaves the old keys or the new ones") {
    Region region;
    const auto keys = region.folder().data / "keys";
    SECTION("before root.json names the new key") {
        need(seal::BoxKey::generate().write(keys / "desk.key.new"));
        const auto version = region.portal().root().version;
        region.reopen();
        CHECK(region.portal().root().version == version);
        CHECK(keys_in(keys) == 3);
    }
    SECTION("after it") {
        need(rotate(region, "desk"));
        region.close();
        fs::rename(keys / "desk.key", keys / "desk.key.new");
        for (const auto& entry : fs::directory_iterator(keys)) {
            if (entry.path().filename().string().starts_with("desk-")) fs::rename(entry.path(), keys / "desk.key");
        }
        region.reopen();
        CHECK(keys_in(keys) == 4);
    }
    CHECK_FALSE(fs::exists(keys / "desk.key.new"));
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    CHECK(region.portal().desk().open(stand.leave(record_of(1, "Anna")).sealed));
}

TEST_CASE("a rotation that can't be is refused with a remedy, and changes nothing") {
    Region region, other;
    const auto root = read_text_file(region.folder().root(), 100'000).value();
    const auto refused = [&](const portal::Rotation& what) {
        region.close();
        const auto done = portal::rotate(region.folder(), what, monday);
        region.reopen();
        REQUIRE_FALSE(done);
        CHECK(done.error().kind == Kind::refused);
        CHECK_FALSE(done.error().remedy.empty());
    };
    refused({.key = "device", .offline = region.offline()});
    refused({.key = "desk", .offline = other.offline()});
    refused({.key = "desk", .offline = region.offline(), .stolen = true});
    refused({.key = "root", .offline = region.offline(), .stolen = true});
    const auto lock = FileLock::take(region.folder().lock());
    refused({.key = "desk", .offline = region.offline()});
    CHECK(read_text_file(region.folder().root(), 100'000).value() == root);
    CHECK(keys_in(region.folder().data / "keys") == 3);
}

TEST_CASE("a stand that was taken out of use is told so, keeps what it has, and sends it once it is enrolled anew") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const auto ask = [&](const std::string& who) {
        const Json asked{{"v", 1}, {"verb", "revoke"}, {"stand", who}};
        return Json::parse(portal::admin::carry_out(region.portal(), asked.dump(), monday));
    };
    const Json unknown = ask("Nowhere");
    CHECK(unknown.at("ok") == false);
    CHECK_FALSE(unknown.at("remedy").get<std::string>().empty());
    CHECK(stand.send({stand.lead_json(lead.sealed, 1)}).status == 200);
    const Json done = ask("Hall 7");
    CHECK(done.at("ok") == true);
    CHECK(done.at("devices") == 1);
    const auto refused = stand.send({stand.lead_json(stand.seal(record_of(2, "Bo")).sealed, 2)});
    CHECK(refused.status == 403);
    CHECK(refused.body.find("device-revoked") != std::string::npos);
    CHECK(ask("Hall 7").at("ok") == false);  // nobody left of that name
    Stand anew(region);                      // the same stand with a new card: a new key
    anew.must_enrol();
    CHECK(anew.send({anew.lead_json(anew.seal(record_of(3, "Cia")).sealed, 3)}).status == 200);
}
