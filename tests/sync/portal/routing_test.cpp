#include "sync/portal/lead_lines.hpp"
#include "sync/portal/routing/choice.hpp"
#include "sync/portal/routing/circumstances.hpp"
#include "sync/portal/routing/households.hpp"
#include "tests/support/portal_pages.hpp"
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

namespace {

using portal::routing::Waiting;

// Decides all in order, as the desk's sweep does; gives where each went.
std::vector<std::string> sweep_of(std::vector<Waiting>& all) {
    const auto profiles = some_content()->profiles();
    std::vector<std::string> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto choice =
            portal::routing::choose(*all[i].record, profiles, {}, {}, portal::routing::household_of(all, i, {}));
        all[i].municipality = choice ? choice->municipality : std::string();
        out.push_back(all[i].municipality);
    }
    return out;
}

bool in(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

TEST_CASE("a household goes to one municipality wherever both consents allow it, and never where one does not") {
    const std::vector<std::string> places = {"arjeplog", "kiruna", "lulea"};
    // Every pair of who is named by whom, every place written from, and hearts.
    for (int a = 1; a < 8; ++a) {
        for (int b = 1; b < 8; ++b) {
            for (int from = 0; from < 16; ++from) {
                const auto named = [&](int set) {
                    std::vector<std::string> out;
                    for (int i = 0; i < 3; ++i) {
                        if ((set >> i & 1) != 0) out.push_back(places[static_cast<std::size_t>(i)]);
                    }
                    return out;
                };
                auto one = wish(1, named(a)), two = wish(2, named(b));
                if (from % 4 > 0) one.wish.written_from = places[static_cast<std::size_t>(from % 4 - 1)];
                if (from / 4 > 0) two.wish.hearts = {places[static_cast<std::size_t>(from / 4 - 1)]};
                const auto apart = [&](std::int64_t ms, const std::string& print) {
                    std::vector<Waiting> all(2);
                    all[0] = {one, {"print"}, monday, ""};
                    all[1] = {two, {print}, monday + ms, ""};
                    return sweep_of(all);
                };
                INFO(a << " " << b << " " << from);
                const auto together = apart(portal::routing::same_visit_ms, "print");
                CHECK(in(named(a), together[0]));
                CHECK(in(named(b), together[1]));
                CHECK((together[0] == together[1]) == ((a & b) != 0));
                // Others' choices are nobody's reason: alone, later, or with another contact, each goes as if alone.
                const auto strangers = apart(0, "another"), later = apart(portal::routing::same_visit_ms + 1, "print");
                CHECK(strangers == std::vector<std::string>{chosen(one), chosen(two)});
                CHECK(later == strangers);
            }
        }
    }
}

TEST_CASE(
    "a household is kept together also when one comes later, on one's own page it says why, and nobody is merged") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto first = wish(1, {"kiruna", "arjeplog"});
    first.wish.written_from = "kiruna";
    first.email = Secret("family@example.org");
    stand.leave(first);
    region.sweep();
    region.pass_minutes(20);
    auto second = wish(2, {"arjeplog", "kiruna"});
    second.wish.written_from = "arjeplog";
    second.email = Secret("FAMILY@example.org");
    second.name = Secret("Bo Berg");
    stand.leave(second);
    region.sweep();
    CHECK(region.count("routing WHERE municipality='kiruna'") == 2);
    Browser guide(region);
    enter(region, guide, someone(region, portal::store::Role::guide, "kiruna"));
    const std::string list = guide.get("/people").body;
    const std::size_t at = list.rfind("href=\"/people/", list.find("Bo Berg"));
    REQUIRE(at != std::string::npos);
    const auto page = guide.get(list.substr(at + 6, list.find('"', at + 6) - at - 6));
    CHECK(shows(page, "Kept together with the other one"));
    CHECK(shows(page, "The same contact wrote twice"));
    // An hour later the same contact is somebody who wrote again.
    region.pass_minutes(60);
    auto third = wish(3, {"arjeplog", "kiruna"});
    third.wish.written_from = "arjeplog";
    third.email = Secret("family@example.org");
    stand.leave(third);
    region.sweep();
    CHECK(region.count("routing WHERE municipality='arjeplog'") == 1);
}
