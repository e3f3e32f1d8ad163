// Several portals on one database: who has which keys, and what each answers.
#include "sync/portal/duty.hpp"

#include <fstream>
#include <iostream>

#include "sync/base/file.hpp"
#include "sync/portal/admin.hpp"
#include "sync/portal/backups/guard.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/workers.hpp"
#include "tests/support/portal_pages.hpp"
#include "tests/support/postgresql_server.hpp"

using namespace monter;
using namespace monter::test;
using portal::Duty, portal::Folder, portal::Portal;

namespace {

// A region on PostgreSQL, whatever the run asks for.
struct Shared {
    ScratchFolder scratch;
    Region region{Region::on_postgresql};
    Folder folder(const std::string& name) { return {scratch / name, region.folder().server}; }
    Folder shared(const std::string& name, Duty duty) {
        need(portal::share_folder(region.folder(), scratch / name, duty));
        return folder(name);
    }
};

bool has_no_server() {
    if (has_postgresql()) return false;
    std::cerr << "SKIPPED: there is no PostgreSQL here; packaging/install-packages installs it\n";
    return true;
}

portal::Response asked(Portal& of, portal::Request request, const Moment& now) {
    request.headers.try_emplace("host", "portal.test");
    if (request.client.empty()) request.client = "192.0.2.1";
    return of.answer(request, now);
}

std::string all_bytes(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        all += std::string(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

}  // namespace

TEST_CASE("a portal that takes in has no key that opens a lead, and its leads reach the guide by another") {
    if (has_no_server()) return;
    Shared all;
    all.region.publish();
    const Folder folder = all.shared("intake", Duty::intake);
    const std::string desk = need(read_text_file(all.region.folder().key("desk"), 1000));
    const std::string secret = desk.substr(desk.rfind(' ') + 1, 43);
    REQUIRE(secret.size() == 43);
    CHECK(all_bytes(folder.data).find(secret) == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.key("desk")));
    CHECK_FALSE(std::filesystem::exists(folder.key("content")));
    auto intake = need(Portal::open(
        folder, monday, [] {}, Duty::intake));
    CHECK_FALSE(intake->has_desk());

    Stand stand(all.region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), 0, 1);
    const Json batch = stand.batch({stand.lead_json(lead.sealed, 1)});
    auto kept = asked(*intake, stand.signed_request("POST", "/v1/leads", batch.dump()), all.region.now);
    REQUIRE(kept.status == 200);
    CHECK(Json::parse(kept.body).at("results").at(0).at("portal_seq") == 1);
    CHECK(asked(*intake, {.method = "GET", .path = "/people"}, all.region.now).status == 404);
    CHECK(asked(*intake, {.method = "GET", .path = "/w"}, all.region.now).status == 404);
    CHECK(need(intake->sweep(monday)) == 0);
    for (const char* verb :
         {R"({"v":1,"verb":"leads","after":0,"open":true})", R"({"v":1,"verb":"bounced","message_id":"x"})"}) {
        CHECK(Json::parse(portal::admin::carry_out(*intake, verb, monday)).at("ok") == false);
    }
    CHECK(Json::parse(portal::admin::carry_out(*intake, R"({"v":1,"verb":"status"})", monday)).at("leads") == 1);

    CHECK(need(all.region.portal().has_news()));
    CHECK(need(all.region.portal().sweep(monday)) == 1);
    CHECK_FALSE(need(all.region.portal().has_news()));
    Browser guide(all.region);
    enter(all.region, guide, someone(all.region, portal::store::Role::guide, "arjeplog"));
    CHECK(shows(guide.get("/people"), "Anna"));
}

TEST_CASE("an intake portal does not serve beside the desk's key") {
    if (has_no_server()) return;
    Shared all;
    all.region.close();
    const auto refused = Portal::open(
        all.region.folder(), monday, [] {}, Duty::intake);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().remedy.find("share") != std::string::npos);
}

TEST_CASE("a desk takes nothing from stands, and what one desk sweeps no other does meanwhile") {
    if (has_no_server()) return;
    Shared all;
    auto desk = need(Portal::open(
        all.shared("desk", Duty::desk), monday, [] {}, Duty::desk));
    CHECK(asked(*desk, {.method = "GET", .path = "/v1/time"}, all.region.now).status == 404);
    CHECK(asked(*desk, {.method = "GET", .path = "/sign-in"}, all.region.now).status == 200);
    Stand stand(all.region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    desk->library().use(some_content());
    all.region.publish();
    // As if the other had died in its sweep.
    CHECK(all.region.count("worker WHERE leased_ms=0") == 1);
    {
        auto work = need(all.region.portal().database().begin_leasing());
        CHECK(need(portal::store::take_work(work, "sweep", monday)));
        need(work.commit());
    }
    CHECK(need(desk->sweep(monday)) == 0);
    CHECK(need(desk->sweep(monday + portal::store::worker_lease_ms)) == 1);
}

TEST_CASE("a portal that slept through a new epoch follows it, and one with a guard from beyond begins another") {
    if (has_no_server()) return;
    Shared all;
    const Folder other = all.shared("other", Duty::desk);
    const auto epoch = [&] {
        auto work = need(all.region.portal().database().look());
        return need(portal::store::read_meta(work, "epoch"));
    };
    const std::string first = epoch();
    all.region.close();
    std::filesystem::remove(all.region.folder().guard());
    all.region.reopen();
    const std::string second = epoch();
    CHECK(second != first);
    (void)need(Portal::open(
        other, monday, [] {}, Duty::desk));
    CHECK(epoch() == second);
    CHECK(need(portal::backups::Guard(other.guard()).read()).epoch == second);
    need(portal::backups::Guard(other.guard()).write({second, 900, 0}));
    (void)need(Portal::open(
        other, monday, [] {}, Duty::desk));
    CHECK(epoch() != second);
}

TEST_CASE("a folder is shared only where the database is, and into an empty one") {
    if (has_no_server()) return;
    Shared all;
    (void)all.shared("desk", Duty::desk);
    CHECK(std::filesystem::exists(all.folder("desk").key("desk")));
    CHECK_FALSE(portal::share_folder(all.region.folder(), all.scratch / "desk", Duty::desk));
    Folder alone = all.region.folder();
    alone.server.clear();
    CHECK_FALSE(portal::share_folder(alone, all.scratch / "more", Duty::intake));
}
