#include "sync/agent/status.hpp"

#include <algorithm>

#include "sync/agent/public_folder.hpp"
#include "sync/base/file.hpp"
#include "sync/local/crew.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

TEST_CASE("the status of a stand at work has every word that others read") {
    Hall hall;
    REQUIRE(write_stand(hall.data.path(), {Id{1}, "https://portal.example", "Norrbotten", ""}));
    const std::string active = pack::to_line({"norrbotten", 3, Hash{}}) + "\n";
    REQUIRE(write_file(local::public_folder(hall.data.path()) / "active", view(active)));
    hall.visitors_leave(2);
    hall.let_pass(1min);
    hall.visitors_leave(1);
    hall.advance(90'000);
    auto status = look_at(hall.outbox, hall.data.path(), hall.now);
    REQUIRE(status);
    status->memory_is_locked = true;
    status->last_contact_ms = status->wall_ms = 1'795'435'200'000;
    CHECK(to_json(*status) ==
          R"({"acked":2,"clock":{"jump":null,"now":"2026-11-23T12:00:00Z","trust":"portal"},)"
          R"("content":"norrbotten 3","content_confirmed":null,"copies":"1","enrolled":true,)"
          R"("last_contact":"2026-11-23T12:00:00Z","lost":0,"oldest_pending_s":90,"pending":1,)"
          R"("portal_url":"https://portal.example","problems":[],"purge_report":"","purged":0,"quarantined":0,)"
          R"("withdrawn":0})");
}

TEST_CASE("a stand that was never enrolled says so, with what to do") {
    Hall hall;
    const auto status = look_at(hall.outbox, hall.data.path(), hall.now).value();
    const std::string json = to_json(status);
    CHECK(json.find("\"enrolled\":false") != std::string::npos);
    CHECK(json.find("\"last_contact\":null") != std::string::npos);
    CHECK(json.find("\"content\":null") != std::string::npos);
    CHECK(json.find("\"portal_url\":null") != std::string::npos);
    CHECK(json.find("\"oldest_pending_s\":null") != std::string::npos);
    CHECK(complaints_of(status).front().remedy.find("monter-sync provision") != std::string::npos);
}

TEST_CASE("a login page in between is told as one, with the time of the last good word") {
    Hall hall;
    REQUIRE(write_stand(hall.data.path(), {Id{1}, "https://portal.example", "Norrbotten", ""}));
    hall.let_pass(1min);
    hall.visitor_leaves_lead();
    hall.portal.mood = [] { return not_our_portal("it is not JSON"); };
    hall.let_pass(1min);
    const auto status = look_at(hall.outbox, hall.data.path(), hall.now).value();
    const auto complaints = complaints_of(status);
    REQUIRE_FALSE(complaints.empty());
    CHECK(complaints[0].text.starts_with("The portal was last reached at 2026-11-23T12:"));
    CHECK(complaints[0].remedy.find("login") != std::string::npos);
}

TEST_CASE("each trouble of a stand is one complaint with a remedy") {
    StandStatus status;
    status.counts.quarantined = 2;
    status.problem = "The stand's disk is full.";
    status.problem_remedy = "Free some space.";
    status.memory_is_locked = false;
    status.lost = 1;
    status.copies = {.wanted_elsewhere = true, .elsewhere = false};
    status.set_aside = "outbox-damaged-1.db";
    const auto complaints = complaints_of(status);
    CHECK(complaints.size() == 7);
    for (const auto& complaint : complaints) {
        CHECK_FALSE(complaint.text.empty());
        CHECK_FALSE(complaint.remedy.empty());
    }
    status.counts.quarantined = 1;
    CHECK(complaints_of(status)[2].text.starts_with("1 lead was refused"));
}

TEST_CASE("staff read on how many media the leads lie") {
    StandStatus status;
    status.counts.pending = 1;
    CHECK(copies_of(status) == "1");
    status.copies = {.wanted_elsewhere = true, .elsewhere = true};
    CHECK(copies_of(status) == "2");
    status.counts = {.acked = 4};
    CHECK(copies_of(status) == "portal");
    status.counts.quarantined = 1;
    CHECK(copies_of(status) == "2");
}

TEST_CASE("a stand whose store can't be opened still answers in JSON") {
    CHECK(to_json(Error{Kind::corrupt, "The store is damaged.", "Call the office."})
              .find(R"("problems":[{"remedy":"Call the office.","text":"The store is damaged."}])") !=
          std::string::npos);
}

TEST_CASE("everything that can be wrong at once has its remedy, and a word the crew's menu has a sentence for") {
    StandStatus status;
    status.counts.quarantined = 1;
    status.fair_unknown = 2;
    status.problem = "The portal can't be reached.";
    status.problem_remedy = "Check the network cable or the Wi-Fi.";
    status.problem_code = "unreachable";
    status.other_machine = status.forked = status.second_copy_missing = status.content_is_stale = true;
    status.copies.strange = true;
    status.lost = 2;
    status.set_aside = "outbox-damaged-1.db";
    status.clock_trust = Trust::none;
    status.content_problem = "its signature is not the region's";
    status.memory_is_locked = false;
    const auto complaints = complaints_of(status);
    CHECK(complaints.size() == 14);
    for (const Complaint& complaint : complaints) {
        INFO(complaint.text);
        CHECK_FALSE(complaint.remedy.empty());
        CHECK(std::find(std::begin(local::crew_problems), std::end(local::crew_problems), complaint.code) !=
              std::end(local::crew_problems));
    }
}
