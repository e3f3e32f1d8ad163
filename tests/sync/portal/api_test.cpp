// What municipalities' own case systems read, each answer held against the description that is served with it.
#include "sync/portal/api/api.hpp"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <set>

#include "sync/portal/admin.hpp"
#include "sync/portal/api/csv.hpp"
#include "sync/portal/store/api_keys.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

struct System {
    Region& region;
    std::string key;

    System(Region& where, const std::string& municipality, const std::string& name)
        : region(where),
          key(Json::parse(
                  need(portal::api::make_key(region.portal().database(), name, municipality, region.now.wall_ms)))
                  .at("key")) {}
    portal::Response get(const std::string& path, const std::string& query = "", const std::string& accept = "") {
        return region.answer({.method = "GET",
                              .path = path,
                              .query = query,
                              .headers = {{"authorization", "Bearer " + key}, {"accept", accept}}});
    }
};

Json description(Region& region) {
    return Json::parse(region.answer({.method = "GET", .path = "/openapi.json"}).body);
}

// As described for this path and status; what is wrong is told.
void is_as_described(Region& region, const std::string& path, const portal::Response& answer) {
    const Json described = description(region);
    const Json& content =
        described.at("paths").at(path).at("get").at("responses").at(std::to_string(answer.status)).at("content");
    const std::string type = answer.type.substr(0, answer.type.find(';'));
    REQUIRE(content.contains(type));
    if (type == "text/csv") return;
    const Json whole{{"$ref", content.at(type).at("schema").value("$ref", "")},
                     {"components", described.at("components")}};
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(whole), schema);
    valijson::Validator validator;
    valijson::ValidationResults faults;
    const Json body = Json::parse(answer.body);
    const bool fits = validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(body), &faults);
    valijson::ValidationResults::Error fault;
    while (faults.popError(fault)) {
        std::string where;
        for (const std::string& part : fault.context) where += part;
        UNSCOPED_INFO(where << ": " << fault.description);
    }
    INFO(path << " " << answer.status << " " << answer.body);
    CHECK(fits);
}

}  // namespace

TEST_CASE("a case system reads its municipality's people page by page, and no other's") {
    Filled filled;
    System system(filled.region, "arjeplog", "Diariet i Arjeplog");
    const auto first = system.get("/api/v1/people", "limit=1");
    REQUIRE(first.status == 200);
    is_as_described(filled.region, "/api/v1/people", first);
    const Json page = Json::parse(first.body);
    REQUIRE(page.at("people").size() == 1);
    CHECK(page.at("people")[0].at("name") == "Anna Andersson");
    CHECK(header(first, "Link").find("after=" + page.at("next").get<std::string>()) != std::string::npos);
    const auto second = system.get("/api/v1/people", "limit=1&after=" + page.at("next").get<std::string>());
    is_as_described(filled.region, "/api/v1/people", second);
    CHECK(Json::parse(second.body).at("people")[0].at("name") == "Bo Berg");
    CHECK(Json::parse(second.body).at("next").is_null());

    System other(filled.region, "kiruna", "Diariet i Kiruna");
    const std::string mine = page.at("people")[0].at("page").get<std::string>().substr(8);
    const auto one = system.get("/api/v1/people/" + mine);
    is_as_described(filled.region, "/api/v1/people/{id}", one);
    const auto theirs = other.get("/api/v1/people/" + mine);
    CHECK(theirs.status == 404);
    is_as_described(filled.region, "/api/v1/people/{id}", theirs);
    CHECK(theirs.body.find("Anna") == std::string::npos);
    CHECK(Json::parse(other.get("/api/v1/people").body).at("people").size() == 1);
    // Whom it read stands in the log of openings, under its name.
    CHECK(filled.region.count("access WHERE login='Diariet i Arjeplog' AND what='open'") == 3);
}

TEST_CASE("what happened and who was erased is told once, in order, to whoever asks on") {
    Filled filled;
    System system(filled.region, "arjeplog", "Diariet");
    const auto all = system.get("/api/v1/changes");
    is_as_described(filled.region, "/api/v1/changes", all);
    const Json before = Json::parse(all.body);
    REQUIRE_FALSE(before.at("changes").empty());
    Browser guide = filled.guide_of("arjeplog");
    guide.accept(first_person(guide.get("/people")));
    const auto fresh = Json::parse(system.get("/api/v1/changes", "after=" + before.at("next").get<std::string>()).body);
    REQUIRE(fresh.at("changes").size() == 1);
    CHECK(fresh.at("changes")[0].at("what") == "accepted");
    const auto again = Json::parse(system.get("/api/v1/changes", "after=" + fresh.at("next").get<std::string>()).body);
    CHECK(again.at("changes").empty());
    CHECK(again.at("next") == fresh.at("next"));

    CHECK(Json::parse(system.get("/api/v1/erased").body).at("erased").empty());
    const auto gone = filled.stand.leave(record_of(9, "Gun Gone"));
    filled.region.sweep();
    CHECK(
        filled.stand.post("/v1/withdrawals", {{"v", 1}, {"withdrawals", {{{"key", to_base64url(gone.withdraw_key)}}}}})
            .status == 200);
    const auto erased = system.get("/api/v1/erased");
    is_as_described(filled.region, "/api/v1/erased", erased);
    const Json list = Json::parse(erased.body);
    REQUIRE(list.at("erased").size() == 1);
    CHECK(list.at("erased")[0].at("reference") == seal::reference(gone.sealed.lead_id));
    const std::string next = list.at("next");
    CHECK(Json::parse(system.get("/api/v1/erased", "after=" + next).body).at("erased").empty());
}

TEST_CASE("without a key, with a closed one or a wrong question there is a problem and nothing else") {
    Filled filled;
    System system(filled.region, "arjeplog", "Diariet");
    const auto stranger = filled.region.answer({.method = "GET", .path = "/api/v1/people"});
    CHECK(stranger.status == 401);
    CHECK(header(stranger, "WWW-Authenticate") == "Bearer");
    is_as_described(filled.region, "/api/v1/people", stranger);
    for (const char* query : {"limit=0", "limit=101", "limit=x", "after=x", "after=-1", "after=1-"}) {
        INFO(query);
        const auto wrong = system.get("/api/v1/people", query);
        CHECK(wrong.status == 400);
        is_as_described(filled.region, "/api/v1/people", wrong);
    }
    CHECK(system.get("/api/v1/nothing").status == 404);
    CHECK(filled.region.answer({.method = "POST", .path = "/api/v1/people"}).status == 405);
    CHECK_FALSE(portal::api::make_key(filled.region.portal().database(), "Diariet", "kiruna", 0));
    CHECK_FALSE(portal::api::make_key(filled.region.portal().database(), "", "kiruna", 0));
    int refused = 0;
    for (int i = 0; i < 130 && refused == 0; ++i) {
        const auto asked = system.get("/api/v1/changes");
        if (asked.status != 429) continue;
        ++refused;
        is_as_described(filled.region, "/api/v1/changes", asked);
        CHECK_FALSE(header(asked, "Retry-After").empty());
    }
    CHECK(refused == 1);
    filled.region.pass_minutes(2);
    {
        auto work = need(filled.region.portal().database().begin());
        CHECK(need(portal::store::close_api_key(work, "Diariet", filled.region.now.wall_ms)));
        CHECK_FALSE(need(portal::store::close_api_key(work, "Diariet", filled.region.now.wall_ms)));
        need(work.commit());
    }
    CHECK(system.get("/api/v1/people").status == 401);
    CHECK(filled.region.bytes_on_disk().find(system.key) == std::string::npos);
}

TEST_CASE("every described address answers, and what answers is described") {
    Filled filled;
    System system(filled.region, "arjeplog", "Diariet");
    const Json described = description(filled.region);
    CHECK(described.at("openapi") == "3.1.0");
    std::set<std::string> paths;
    for (const auto& [path, what] : described.at("paths").items()) {
        paths.insert(path);
        if (path.find('{') != std::string::npos) continue;
        CHECK(system.get(path).status == 200);
    }
    const auto there = portal::api::paths();
    CHECK(paths == std::set<std::string>(there.begin(), there.end()));
}

TEST_CASE("as CSV a person is a line, whatever they wrote") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto wicked = record_of(1, "=HYPERLINK(\"x\")");
    wicked.words = Secret("one \"two\", three");
    stand.leave(wicked);
    region.sweep();
    System system(region, "arjeplog", "Diariet");
    const auto asked = system.get("/api/v1/people", "", "text/csv");
    CHECK(asked.type.starts_with("text/csv"));
    CHECK(asked.body.starts_with("\"reference\",\"page\",\"status\""));
    CHECK(asked.body.find("\"'=HYPERLINK(\"\"x\"\")\"") != std::string::npos);
    CHECK(asked.body.find("\"one \"\"two\"\", three\"") != std::string::npos);
    CHECK(portal::api::csv_line({"+46 70-123 45 67", "-1", "+a", "@x", ""}) ==
          "\"+46 70-123 45 67\",\"-1\",\"'+a\",\"'@x\",\"\"\r\n");
}

TEST_CASE("the office makes, lists and closes keys, and hears what is wrong") {
    Filled filled;
    const auto ask = [&](const Json& request) {
        return Json::parse(portal::admin::carry_out(filled.region.portal(), request.dump(), filled.region.now.wall_ms));
    };
    const Json made = ask({{"verb", "key-add"}, {"municipality", "arjeplog"}, {"name", "Diariet"}});
    REQUIRE(made.at("ok") == true);
    CHECK(filled.region
              .answer({.method = "GET",
                       .path = "/api/v1/people",
                       .headers = {{"authorization", "Bearer " + made.at("key").get<std::string>()}}})
              .status == 200);
    CHECK(ask({{"verb", "key-list"}}).at("keys").at(0).at("name") == "Diariet");
    CHECK(ask({{"verb", "key-add"}, {"municipality", "nowhere"}, {"name", "Other"}}).at("ok") == false);
    CHECK(ask({{"verb", "key-close"}, {"name", "Other"}}).at("ok") == false);
    CHECK(ask({{"verb", "key-close"}, {"name", "Diariet"}}).at("ok") == true);
    CHECK(ask({{"verb", "key-list"}}).at("keys").at(0).at("closed") == true);
    CHECK(ask({{"verb", "bounced"}, {"message_id", "no letter of ours"}}).at("ok") == false);
    CHECK(ask({{"verb", "bounced"}, {"message_id", "AAAAAAAAAAAAAAAAAAAAAA.1.1@p.test"}}).at("marked") == false);
}
