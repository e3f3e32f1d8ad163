// Counts that leave the portal tell nobody's.
#include <algorithm>
#include <set>

#include "sync/portal/statistics/hidden.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/tallies.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;
using portal::statistics::hide;

namespace {

// Every way the hidden cells could be, as a reader can think: they see what is shown and the sum, and know the rule.
std::set<std::vector<std::int64_t>> possible(const std::vector<std::int64_t>& cells) {
    const auto shown = hide(cells);
    std::set<std::vector<std::int64_t>> out;
    const std::int64_t most = 14;
    std::vector<std::int64_t> guess(cells.size(), 0);
    while (true) {
        bool fits = true;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            fits = fits && (!shown.cells[i] || *shown.cells[i] == guess[i]);
            sum += guess[i];
        }
        if (fits && (!shown.sum || *shown.sum == sum)) out.insert(guess);
        std::size_t at = 0;
        while (at < guess.size() && ++guess[at] > most) guess[at++] = 0;
        if (at == guess.size()) return out;
    }
}

}  // namespace

TEST_CASE("no count under five is shown, and none can be worked out from the sum") {
    // All tables of three cells up to 12: small enough to think of every way they could be.
    for (std::int64_t a = 0; a <= 12; ++a) {
        for (std::int64_t b = a; b <= 12; ++b) {
            for (std::int64_t c = b; c <= 12; ++c) {
                const std::vector<std::int64_t> cells{a, b, c};
                const auto shown = hide(cells);
                const auto ways = possible(cells);
                for (std::size_t i = 0; i < cells.size(); ++i) {
                    if (cells[i] >= 5) continue;
                    INFO(a << " " << b << " " << c);
                    REQUIRE_FALSE(shown.cells[i]);
                    std::set<std::int64_t> could_be;
                    for (const auto& way : ways) could_be.insert(way[i]);
                    REQUIRE(could_be.size() > 1);
                }
            }
        }
    }
}

TEST_CASE("what is large enough is shown where nothing small needs it") {
    const auto all = hide({12, 7, 5, 40});
    CHECK(all.sum == 64);
    CHECK(std::count(all.cells.begin(), all.cells.end(), std::nullopt) == 0);
    // One small one takes the next smallest with it, and no more.
    const auto one = hide({2, 30, 9, 40});
    CHECK(one.sum == 81);
    CHECK(one.cells == std::vector<std::optional<std::int64_t>>{std::nullopt, 30, std::nullopt, 40});
    CHECK_FALSE(hide({1, 2, 1}).sum);
    CHECK_FALSE(hide({}).sum);
}

TEST_CASE("half of the people hear within the median, and of a few nothing is told") {
    using portal::statistics::median_hours;
    CHECK(median_hours({{30, 1}, {2, 2}, {5, 2}}) == 5);
    CHECK(median_hours({{2, 5}, {100, 5}}) == 2);
    CHECK_FALSE(median_hours({{2, 4}}));
}

namespace {

// Twelve of Arjeplog and one of Kiruna, five of them written to.
struct Counted {
    Region region;
    Stand stand{region};
    Browser coordinator{region};

    Counted() {
        region.publish();
        stand.must_enrol();
        for (std::uint8_t i = 1; i <= 13; ++i) {
            auto record = record_of(i, "Person");
            if (i == 13) record.wish.written_from = "kiruna";
            stand.leave(record);
        }
        region.sweep();
        Browser guide(region);
        enter(region, guide, someone(region, portal::store::Role::guide, "arjeplog"));
        for (int i = 0; i < 6; ++i) {
            const std::string path = first_person(guide.get("/people"));
            REQUIRE(guide.accept(path).status == 303);
            const std::string csrf = Browser::form_token(guide.get(path).body);
            REQUIRE(guide.post(path + "/write", "csrf=" + csrf + "&kind=mail&words=Hello").status == 303);
        }
        enter(region, coordinator, someone(region, portal::store::Role::coordinator));
    }
};

}  // namespace

TEST_CASE("the page tells from touch to new resident, and hides who could be counted out") {
    Counted counted;
    const auto page = counted.coordinator.get("/statistics");
    CHECK(page.status == 200);
    CHECK(shows(page, "13"));
    const auto csv = counted.coordinator.get("/statistics.csv");
    CHECK(csv.type == "text/csv; charset=utf-8");
    CHECK(csv.body.starts_with("table,row,stage,people\r\n"));
    CHECK(shows(csv, "all,all,lead,13\r\n"));
    CHECK(shows(csv, "all,all,contacted,6\r\n"));
    CHECK(shows(csv, "all,all,visited,hidden\r\n"));
    // The one who is left of thirteen may be Kiruna's or Luleå's.
    CHECK(shows(csv, "municipality,Kiruna,lead,hidden\r\n"));
    CHECK(shows(csv, "municipality,Luleå,lead,hidden\r\n"));
    CHECK(shows(csv, "municipality,Arjeplog,lead,12\r\n"));
    CHECK_FALSE(shows(csv, "Person"));
    CHECK_FALSE(shows(page, "Person"));
}

TEST_CASE("guides and auditors read the statistics, EURES advisers do not") {
    Counted counted;
    for (const auto role : {portal::store::Role::guide, portal::store::Role::auditor, portal::store::Role::eures}) {
        Browser reader(counted.region);
        enter(counted.region, reader,
              someone(counted.region, role, role == portal::store::Role::guide ? "kiruna" : ""));
        const bool may = role != portal::store::Role::eures;
        CHECK(reader.get("/statistics").status == (may ? 200 : 403));
        CHECK(reader.get("/statistics.csv").status == (may ? 200 : 403));
    }
}

TEST_CASE("what stands counted of their screens stands before the people, small counts hidden, and sums to nothing") {
    Counted counted;
    {
        const Id event = counted.region.event().event_id;
        auto work = need(counted.region.portal().database().begin());
        std::uint8_t number = 100;
        const auto count = [&](const std::string& kind, const std::string& question, const std::string& value,
                               std::int64_t n) {
            REQUIRE(need(portal::store::add_tally(work, counted.stand.device_id,
                                                  {filled<16>(++number), event, 494'836, n, kind, question, value})));
        };
        count("visit", "language", "nl", 40);
        count("match", "visit", "opened", 30);
        count("match", "shown", "arjeplog", 38);
        count("match", "shown", "kiruna", 25);
        count("match", "opened", "arjeplog", 21);
        count("match", "opened", "kiruna", 4);
        need(work.commit());
    }
    const auto csv = counted.coordinator.get("/statistics.csv");
    CHECK(shows(csv, "all,all,visit,40\r\nall,all,match,30\r\nall,all,lead,13\r\n"));
    CHECK(shows(csv, "municipality,Arjeplog,shown,38\r\n"));
    CHECK(shows(csv, "municipality,Arjeplog,opened,21\r\n"));
    CHECK(shows(csv, "municipality,Kiruna,shown,25\r\n"));
    CHECK(shows(csv, "municipality,Kiruna,opened,hidden\r\n"));
    CHECK(shows(csv, "municipality,Luleå,shown,hidden\r\n"));
    const auto page = counted.coordinator.get("/statistics");
    CHECK(shows(page, "Opened a place"));
    CHECK(shows(page, "Shown it"));
    // Counts of a screen are no answers.
    CHECK_FALSE(shows(csv, "temperature shown"));
}

TEST_CASE("how soon people hear from us is told in hours and in working hours, the erased counted too") {
    Region region;
    region.now.wall_ms = need(from_iso_utc("2026-11-20T14:00:00Z"));  // Friday, 15:00 there: an hour of work is left
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    for (std::uint8_t i = 1; i <= 6; ++i)
        stand.send({stand.lead_json(stand.seal(record_of(i, "P"), 0, i).sealed, ++stand.seq)});
    region.sweep();
    Browser guide(region), coordinator(region);
    region.now.wall_ms = need(from_iso_utc("2026-11-23T09:00:00Z"));  // Monday, 10:00: two hours into the day
    enter(region, guide, someone(region, portal::store::Role::guide, "arjeplog"));
    enter(region, coordinator, someone(region, portal::store::Role::coordinator));
    for (int i = 0; i < 6; ++i) {
        const std::string path = first_person(guide.get("/people"));
        REQUIRE(guide.accept(path).status == 303);
        const std::string csrf = Browser::form_token(guide.get(path).body);
        REQUIRE(guide.post(path + "/write", "csrf=" + csrf + "&kind=call&words=Hello").status == 303);
    }
    const auto told = [&](const portal::Response& csv) {
        CHECK(shows(csv, "all,all,hours,67\r\n"));
        CHECK(shows(csv, "all,all,working_hours,3\r\n"));
        CHECK(shows(csv, "municipality,Arjeplog,working_hours,3\r\n"));
    };
    told(coordinator.get("/statistics.csv"));
    CHECK(shows(coordinator.get("/statistics"), "67 h (3 working)"));
    {
        auto work = need(region.portal().database().begin());
        (void)need(portal::store::erase(work, seal::code_hash(seal::withdraw_key(filled<16>(1))), region.now.wall_ms));
        need(work.commit());
    }
    told(coordinator.get("/statistics.csv"));
}
