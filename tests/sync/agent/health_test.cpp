#include "sync/agent/health.hpp"

#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

TEST_CASE("once an hour the region hears how the stand does, and nothing of a person") {
    Hall hall;
    const std::string active = pack::to_line({"norrbotten", 3, Hash{}}) + "\n";
    REQUIRE(write_file(local::public_folder(hall.data.path()) / "active", view(active)));
    hall.visitors_leave(2);
    hall.portal.rejects_for_now.insert(hall.visitor_leaves_lead());
    hall.let_pass(1min);
    REQUIRE(hall.portal.healths.size() == 1);
    const HealthReport& said = hall.portal.healths.back();
    CHECK(said.counts.pending == 1);
    CHECK(said.pack == "norrbotten 3");
    CHECK(said.copies == "1");
    CHECK(said.trust == Trust::portal);
    CHECK(said.disk_free_mb > 0);
    HealthReport plain = said;
    plain.disk_free_mb = 51'200;
    plain.software = "0.1.0";
    CHECK(body_of(plain) ==
          R"({"clock":"portal","copies":"1","disk_free_mb":51200,"lost":0,"pack":"norrbotten 3","pending":1,)"
          R"("quarantined":0,"sw":"0.1.0","v":1})");
    hall.let_pass(3h);
    CHECK(hall.portal.healths.size() >= 3);
    CHECK(hall.portal.healths.size() <= 4);
}

TEST_CASE("a portal that knows no health is no trouble, and holds nothing up") {
    Hall hall;
    hall.let_pass(1min);
    hall.portal.healths.clear();
    bool is_old = true;
    int asked = 0;
    hall.portal.mood = [&]() -> std::optional<Problem> {
        // The hour's questions: the event, then the health.
        if (!is_old || ++asked % 2 == 1) return std::nullopt;
        return problem_of_status(404, "urn:monter:path-unknown", std::nullopt);
    };
    hall.let_pass(61min);
    CHECK(hall.portal.healths.empty());
    CHECK_FALSE(hall.agent.problem());
    is_old = false;
    hall.visitor_leaves_lead();
    hall.let_pass(1min);
    CHECK(hall.counts().acked == 1);
    hall.let_pass(6h);
    CHECK(hall.portal.healths.size() == 1);
}
