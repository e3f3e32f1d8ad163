#include "sync/portal/lead_lines.hpp"
#include "sync/portal/store/routing.hpp"
#include "sync/portal/store/weights.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json withdrawn(Stand& stand, const Hash& key) {
    const auto answer = stand.post("/v1/withdrawals", {{"v", 1}, {"withdrawals", {{{"key", to_base64url(key)}}}}});
    REQUIRE(answer.status == 200);
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "withdrawals");
    CHECK(body.at("nonce") == stand.nonce);
    CHECK(body.at("results").at(0).at("code_hash") == to_base64url(seal::code_hash(key)));
    return body.at("results").at(0).at("status");
}

}  // namespace

TEST_CASE("a lead that is taken back is empty everywhere, and its late copy does not bring it back to life") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.leave(record_of(1, "Anna"));
    region.sweep();
    const std::string ct = to_base64url(lead.sealed.envelope).substr(0, 200);
    CHECK(region.bytes_on_disk().find(ct) != std::string::npos);
    CHECK(withdrawn(stand, lead.withdraw_key) == "erased");
    CHECK(withdrawn(stand, lead.withdraw_key) == "erased");
    // A server writes its files over in its own time (SECURITY.md).
    if (region.folder().server.empty()) CHECK(region.bytes_on_disk().find(ct) == std::string::npos);
    CHECK(region.count("lead WHERE ct IS NULL AND erased_ms IS NOT NULL") == 1);
    CHECK(region.count("routing WHERE reasons IS NOT NULL") == 0);
    CHECK(need(portal::lead_lines(region.portal(), 0, false, monday)).lines.empty());
    const auto again = stand.send({stand.lead_json(lead.sealed, 1)});
    CHECK(Json::parse(again.body).at("results").at(0).at("status") == "duplicate");
    CHECK(region.count("lead WHERE ct IS NOT NULL") == 0);
}

TEST_CASE("a lead that was taken back before it came arrives empty") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), 0, 42);
    CHECK(withdrawn(stand, lead.withdraw_key) == "remembered");
    const auto answer = stand.send({stand.lead_json(lead.sealed, 1)});
    CHECK(Json::parse(answer.body).at("results").at(0).at("status") == "stored");
    CHECK(region.count("lead WHERE ct IS NULL") == 1);
    region.sweep();
    CHECK(region.count("routing") == 0);
}

TEST_CASE("the guide of a person who took their answers back is told once, without a word of what was written") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.leave(record_of(1, "Kanariefågel"));
    region.sweep();
    const auto guide = region.new_user(portal::store::Role::guide, "arjeplog");
    const auto other = region.new_user(portal::store::Role::guide, "kiruna");
    Browser browser(region);
    REQUIRE(browser.sign_in(guide));
    CHECK(browser.get("/people").body.find("taken their answers back") == std::string::npos);
    CHECK(withdrawn(stand, lead.withdraw_key) == "erased");
    const std::string page = browser.get("/people").body;
    CHECK(page.find(seal::reference(lead.sealed.lead_id) + " has taken their answers back") != std::string::npos);
    CHECK(page.find("Kanarie") == std::string::npos);
    const std::size_t at = page.find("/told\"");
    REQUIRE(at != std::string::npos);
    const std::string path = page.substr(page.rfind("/people/", at), at + 5 - page.rfind("/people/", at));
    Browser stranger(region);
    REQUIRE(stranger.sign_in(other));
    CHECK(stranger.get("/people").body.find("taken their answers back") == std::string::npos);
    (void)stranger.post(path, "csrf=" + Browser::form_token(stranger.get("/people").body));
    CHECK(region.count("routing WHERE told_ms IS NULL") == 1);
    CHECK(browser.post(path, "csrf=" + Browser::form_token(page)).status == 303);
    CHECK(browser.get("/people").body.find("taken their answers back") == std::string::npos);
    CHECK(region.count("routing WHERE told_to='" + guide.login + "' AND dreams='' AND language=''") == 1);
}

TEST_CASE("a lead taken back while it was being routed gets nothing of what was decided") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.leave(record_of(1, "Anna"));
    REQUIRE(withdrawn(stand, lead.withdraw_key) == "erased");
    {  // one transaction at a time
        auto work = need(region.portal().database().begin());
        portal::store::Decision decided{.lead_id = lead.sealed.lead_id, .municipality = "arjeplog", .language = "nl"};
        decided.dreams = {"forest"};
        need(portal::store::decide(work, decided, monday));
        need(portal::store::keep_prints(work, lead.sealed.lead_id, {std::string(43, 'a')}));
        need(work.commit());
    }
    CHECK(region.count("routing WHERE dreams<>'' OR municipality IS NOT NULL") == 0);
    CHECK(region.count("alike") == 0);
}

TEST_CASE("a withdrawal touches no other lead, and only a key withdraws") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto kept = stand.leave(record_of(1, "Anna"));
    const auto gone = stand.leave(record_of(2, "Bo"));
    CHECK(withdrawn(stand, gone.withdraw_key) == "erased");
    CHECK(withdrawn(stand, kept.sealed.code_hash) == "remembered");
    CHECK(region.count("lead WHERE ct IS NOT NULL") == 1);
}
