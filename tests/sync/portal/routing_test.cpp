#include "sync/portal/lead_lines.hpp"
#include "sync/portal/routing/choice.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

lead::Record wish(std::uint8_t number, std::vector<std::string> recipients, bool share = false) {
    lead::Record record = record_of(number, "Anna");
    record.wish = {{"forest", "mountains"}, {}, "", "", {"nl"}};
    record.seen.clear();
    record.consent.recipients = std::move(recipients);
    record.consent.share = share;
    return record;
}

std::string chosen(const lead::Record& record) {
    const auto profiles = some_content()->profiles();
    const auto choice = portal::routing::choose(record, profiles);
    return choice ? choice->municipality : "nobody";
}

std::vector<Json> lines(Region& region, bool open = false) {
    std::vector<Json> out;
    for (const auto& line : need(portal::lead_lines(region.portal(), 0, open, region.now.wall_ms)).lines) {
        out.push_back(Json::parse(line));
    }
    return out;
}

}  // namespace

TEST_CASE("a wish goes to a place the visitor named, whatever else would fit better") {
    CHECK(chosen(wish(1, {"lulea"})) == "lulea");
    CHECK(chosen(wish(1, {"lulea"}, true)) == "lulea");
    CHECK(chosen(wish(1, {"lulea", "arjeplog"})) == "arjeplog");
}

TEST_CASE("among the named places come the one written from, then hearts, then points") {
    auto record = wish(1, {"arjeplog", "kiruna", "lulea"});
    record.wish.hearts = {"lulea", "kiruna"};
    CHECK(chosen(record) == "lulea");
    record.wish.written_from = "kiruna";
    CHECK(chosen(record) == "kiruna");
}

TEST_CASE("a heart for a place that was not named does not lead there") {
    auto record = wish(1, {"arjeplog"}, true);
    record.wish.hearts = {"kiruna"};
    record.wish.written_from = "lulea";
    CHECK(chosen(record) == "arjeplog");
}

TEST_CASE("a place not named gets a wish only where no named one is found and sharing was agreed to") {
    CHECK(chosen(wish(1, {"atlantis"})) == "nobody");
    const std::string other = chosen(wish(1, {"atlantis"}, true));
    CHECK(other != "nobody");
    CHECK(other != "atlantis");
    auto record = wish(1, {"arjeplog"}, true);
    record.consent.contact = false;
    CHECK(chosen(record) == "nobody");
}

TEST_CASE("the reasons are the ones the visitor saw, word for word and in their order") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto record = wish(1, {"arjeplog", "kiruna"});
    record.seen = {
        {"kiruna", 1, {{lead::Reason::Why::dream, "mountains", "kiruna-fact", 3, 1}}},
        {"arjeplog",
         77,
         {{lead::Reason::Why::small, "", "", 0, 30}, {lead::Reason::Why::dream, "forest", "arjeplog-fact", 2, 47}}}};
    stand.leave(record);
    region.sweep();
    const auto all = lines(region);
    REQUIRE(all.size() == 1);
    CHECK(all[0].at("municipality") == "arjeplog");
    CHECK(all[0].at("reasons_seen") == true);
    const Json& reasons = all[0].at("reasons");
    REQUIRE(reasons.size() == 2);
    CHECK(reasons[0].at("why") == "small");
    CHECK(reasons[0].at("points") == 30);
    CHECK(reasons[1].at("subject") == "forest");
    CHECK(reasons[1].at("value") == 2);
    CHECK(reasons[1].at("text") == "De forest: Een feit van Arjeplog");
}

TEST_CASE("where the record tells no reasons, the match does") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    stand.leave(wish(1, {"kiruna"}));
    region.sweep();
    const auto all = lines(region);
    REQUIRE(all.size() == 1);
    CHECK(all[0].at("reasons_seen") == false);
    CHECK(all[0].at("reasons").at(0).at("subject") == "mountains");
}

TEST_CASE("a line tells what arrived, and what was written only when asked") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto left = stand.leave(record_of(1, "Ädna de Vries"));
    region.sweep();
    const Json line = lines(region).at(0);
    CHECK(line.at("lead_id") == to_base64url(left.sealed.lead_id));
    CHECK(line.at("reference") == seal::reference(left.sealed.lead_id));
    CHECK(line.at("stand") == "Hall 7");
    CHECK(line.at("event") == "Utrecht 2026");
    CHECK(line.at("status") == "new");
    CHECK(line.at("captured_at") == "2026-11-23T08:55:00Z");
    CHECK(line.at("received_at") == "2026-11-23T09:00:00Z");
    CHECK(line.dump().find("Vries") == std::string::npos);
    const Json open = lines(region, true).at(0);
    CHECK(open.at("name") == "Ädna de Vries");
    CHECK(open.at("email") == "eva@example.org");
    CHECK(open.at("wish").at("from") == "arjeplog");
    CHECK(open.at("consent").at("recipients") == Json::array({"arjeplog", "kiruna"}));
    CHECK(region.count("access WHERE what='command'") == 1);
}

TEST_CASE("leads that come before the content wait, and are routed when it is there") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    region.sweep();
    CHECK(lines(region).empty());
    region.reopen();
    region.publish();
    region.sweep();
    CHECK(lines(region).size() == 1);
    region.sweep();
    CHECK(region.count("routing") == 1);
}

TEST_CASE("a rehearsal is received and receipted, and never reaches anybody") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"), lead::flag_rehearsal);
    region.sweep();
    CHECK(region.count("lead") == 1);
    CHECK(lines(region).empty());
    CHECK(region.count("routing") == 0);
}

TEST_CASE("an envelope that speaks of another lead is refused by the desk and shown to the coordinator") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto lead = stand.seal(record_of(1, "Anna"));
    // Sealed for another id than it is sent under: the plaintext says 1, everything outside says 2.
    auto outside = lead.sealed;
    outside.lead_id = filled<16>(2);
    auto inside = record_of(1, "Anna");
    const auto plain = need(lead::to_json(inside));
    need(seal::seal_lead(outside, plain.view(), need(seal::recipient_keys(region.portal().root()))));
    CHECK(stand.send({stand.lead_json(outside, 1)}).status == 200);
    region.sweep();
    const Json line = lines(region, true).at(0);
    CHECK(line.at("status") == "unreadable");
    CHECK(line.at("municipality").is_null());
    CHECK_FALSE(line.contains("name"));
}

TEST_CASE("a lead nobody may have is held for the coordinator") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    stand.leave(wish(1, {"atlantis"}));
    region.sweep();
    const Json line = lines(region).at(0);
    CHECK(line.at("status") == "held");
    CHECK(line.at("municipality").is_null());
}
