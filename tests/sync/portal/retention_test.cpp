// What is kept long enough is counted and erased, by the decision of each municipality and by nothing else.
#include "sync/portal/retention.hpp"

#include "sync/portal/safety.hpp"
#include "sync/portal/store/figures.hpp"
#include "sync/portal/store/retention.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

constexpr std::int64_t day_minutes = 24 * 60;

portal::store::Disposal decision_of(const std::string& municipality, std::int64_t days) {
    portal::store::Disposal out{.municipality = municipality, .number = "KS 2026/1", .who = "test"};
    for (const char* state : portal::store::retention_states) out.days[state] = days;
    return out;
}

void decide(Region& region, const portal::store::Disposal& disposal) {
    auto work = need(region.portal().database().begin());
    need(portal::store::add_disposal(work, disposal));
    need(work.commit());
}

portal::Retained retained(Region& region) {
    return need(portal::retain(region.portal().database(), region.now.wall_ms));
}

portal::store::Figures figures_of(Region& region) {
    auto work = need(region.portal().database().begin());
    return need(portal::store::figures(work));
}

std::string enter_form(const std::string& csrf, const std::string& municipality, const std::string& number) {
    std::string out = "csrf=" + csrf + "&municipality=" + municipality + "&number=" + number;
    for (const char* state : portal::store::retention_states) out += std::string("&days_") + state + "=30";
    return out;
}

}  // namespace

TEST_CASE("without a disposal decision nothing is erased, however old, and the page says what to do") {
    Filled filled;
    filled.region.pass_minutes(4000 * day_minutes);
    const auto done = retained(filled.region);
    CHECK(done.erased == 0);
    CHECK(done.undecided == std::vector<std::string>{"arjeplog", "kiruna"});
    CHECK(filled.region.count("lead WHERE ct IS NULL") == 0);
    Browser coordinator(filled.region);
    enter(filled.region, coordinator, someone(filled.region, portal::store::Role::coordinator));
    CHECK(shows(coordinator.get("/decisions"), "Kiruna holds people and has no disposal decision"));
}

TEST_CASE("each municipality's days are counted from the stand, by status, and none earlier") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    CHECK(guide.accept(first_person(guide.get("/people"))).status == 303);
    auto decision = decision_of("arjeplog", 30);
    decision.days["talking"] = 60;
    decide(filled.region, decision);
    filled.region.pass_minutes(29 * day_minutes);
    CHECK(retained(filled.region).erased == 0);
    filled.region.pass_minutes(day_minutes);
    CHECK(retained(filled.region).erased == 1);  // whom nobody accepted
    CHECK(retained(filled.region).erased == 0);
    filled.region.pass_minutes(30 * day_minutes);
    CHECK(retained(filled.region).erased == 1);
    CHECK(retained(filled.region).undecided == std::vector<std::string>{"kiruna"});
    CHECK(filled.region.count("lead WHERE ct IS NOT NULL") == 1);
    // It is no withdrawal: no guide is told that anybody took anything back.
    CHECK(filled.region.count("withdrawal") == 0);
    CHECK_FALSE(shows(guide.get("/people"), "taken their answers back"));
}

TEST_CASE("a later decision takes the place of the one before, and none is ever changed") {
    Filled filled;
    decide(filled.region, decision_of("kiruna", 10));
    decide(filled.region, decision_of("kiruna", 100));
    filled.region.pass_minutes(50 * day_minutes);
    CHECK(retained(filled.region).erased == 0);
    CHECK(filled.region.count("disposal") == 2);
    filled.region.pass_minutes(51 * day_minutes);
    CHECK(retained(filled.region).erased == 1);
}

TEST_CASE("a stand's clock that can't be believed erases nobody early") {
    portal::store::Disposal decision = decision_of("arjeplog", 30);
    const std::int64_t received = monday;
    const std::int64_t thirty_days = std::int64_t{30} * 24 * 60 * 60 * 1000;
    CHECK(portal::store::kept_until_ms(decision, "waiting", received - 1000, received) ==
          received - 1000 + thirty_days);
    CHECK(portal::store::kept_until_ms(decision, "waiting", 0, received) == received + thirty_days);
    CHECK(portal::store::kept_until_ms(decision, "waiting", received + thirty_days, received) ==
          received + thirty_days);
}

TEST_CASE("who is erased is still counted, once, whether the days were over or they took it back") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    const std::string path = first_person(guide.get("/people"));
    CHECK(guide.accept(path).status == 303);
    const auto act = [&](const std::string& what, const std::string& fields) {
        return guide.post(path + what, "csrf=" + Browser::form_token(guide.get(path).body) + fields).status;
    };
    filled.region.pass_minutes(180);
    guide = filled.guide_of("arjeplog");  // the session before has ended
    CHECK(act("/write", "&kind=mail&words=Hello") == 303);
    CHECK(act("/outcome", "&outcome=moved_in") == 303);
    const auto before = figures_of(filled.region);
    CHECK(before.all == portal::store::Stages{3, 1, 1, 1, 1});
    CHECK(before.municipalities.at("arjeplog") == portal::store::Stages{2, 1, 1, 1, 1});
    CHECK(before.hours.at("arjeplog").at(3) == 1);
    decide(filled.region, decision_of("arjeplog", 1));
    filled.region.pass_minutes(2 * day_minutes);
    CHECK(retained(filled.region).erased == 2);
    const std::string body = "code=" + to_crockford(::monter::test::filled<16>(3));
    CHECK(filled.region.answer({.method = "POST", .path = "/w", .body = body}).status == 200);
    CHECK(filled.region.count("lead WHERE ct IS NOT NULL") == 0);
    const auto after = figures_of(filled.region);
    CHECK(after.all == before.all);
    CHECK(after.municipalities == before.municipalities);
    CHECK(after.languages == before.languages);
    CHECK(after.dreams == before.dreams);
    CHECK(after.hours == before.hours);
    CHECK(after.events == before.events);
}

TEST_CASE("the portal erases once a night, after three o'clock") {
    Filled filled;
    decide(filled.region, decision_of("arjeplog", 1));
    decide(filled.region, decision_of("kiruna", 1));
    const auto left = [&] { return filled.region.count("lead WHERE ct IS NOT NULL"); };
    filled.region.sweep();
    filled.region.pass_minutes(16 * 60);  // Tuesday, two o'clock at night
    filled.region.sweep();
    CHECK(left() == 3);
    filled.region.pass_minutes(23 * 60);  // Wednesday, one o'clock: their day is over, tonight's turn has not come
    filled.region.sweep();
    const auto before_three = left();
    filled.region.pass_minutes(3 * 60);
    filled.region.sweep();
    CHECK(before_three == 3);
    CHECK(left() == 0);
}

TEST_CASE("a clock that jumps erases nobody by itself, either way, until somebody has looked") {
    Filled filled;
    decide(filled.region, decision_of("arjeplog", 365));
    decide(filled.region, decision_of("kiruna", 365));
    filled.region.sweep();
    const auto left = [&] { return filled.region.count("lead WHERE ct IS NOT NULL"); };
    const auto advised = [&] {
        return need(portal::status(filled.region.portal(), filled.region.now.wall_ms)).find("monter-portal retain") !=
               std::string::npos;
    };
    const auto nights = [&](int n) {
        for (int i = 0; i < n; ++i) {
            filled.region.pass_minutes(day_minutes);
            filled.region.sweep();
        }
    };
    nights(3);
    CHECK_FALSE(advised());
    filled.region.pass_minutes(4000 * day_minutes);
    nights(3);
    CHECK(left() == 3);
    CHECK(advised());
    filled.region.now.wall_ms -= std::int64_t{4000} * day_minutes * 60'000;
    nights(3);
    CHECK(left() == 3);
    CHECK_FALSE(advised());
    // A year of nights later their time is over, and the nightly erasure goes on.
    nights(365);
    CHECK(left() == 0);
    // A portal that was shut for long goes on once somebody has looked.
    filled.region.pass_minutes(100 * day_minutes);
    filled.region.sweep();
    CHECK(advised());
    (void)retained(filled.region);
    CHECK_FALSE(advised());
}

TEST_CASE("a coordinator enters a decision, an auditor reads it, and half a decision is told") {
    Filled filled;
    Browser coordinator(filled.region), auditor(filled.region);
    enter(filled.region, coordinator, someone(filled.region, portal::store::Role::coordinator));
    enter(filled.region, auditor, someone(filled.region, portal::store::Role::auditor));
    const std::string csrf = Browser::form_token(coordinator.get("/decisions").body);
    CHECK(coordinator.post("/decisions", enter_form(csrf, "kiruna", "")).status == 422);
    CHECK(coordinator.post("/decisions", enter_form(csrf, "nowhere", "KS+1")).status == 422);
    CHECK(coordinator.post("/decisions", "csrf=" + csrf + "&municipality=kiruna&number=KS+1&days_waiting=30").status ==
          422);
    CHECK(filled.region.count("disposal") == 0);
    CHECK(coordinator.post("/decisions", enter_form(csrf, "kiruna", "KS+2026%2F77")).status == 303);
    CHECK(coordinator.post("/decisions", "csrf=" + csrf + "&municipality=region&number=RS+9&days_waiting=30").status ==
          303);
    CHECK(shows(auditor.get("/decisions"), "KS 2026/77"));
    CHECK_FALSE(shows(auditor.get("/decisions"), "Enter a decision"));
    const auto register_page = auditor.get("/processing");
    CHECK(shows(register_page, "Kiruna (KS 2026/77)"));
    CHECK(shows(register_page, "3 people now"));
    // The visitor reads until when.
    const auto held = filled.region.answer({.method = "POST",
                                            .path = "/w",
                                            .query = "l=en",
                                            .body = "do=see&code=" + to_crockford(::monter::test::filled<16>(3))});
    CHECK(shows(held, "Kept until"));
    CHECK(shows(held, "23 December 2026"));
}
