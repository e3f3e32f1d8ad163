// When a stand lets go of leads, and when it never does.
#include "sync/agent/letting_go.hpp"

#include "sync/agent/receipt.hpp"
#include "sync/agent/status.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

TEST_CASE("leads go only once they are in a proven backup and three days at work have passed") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 3);
    hall.days_pass(9);
    CHECK(hall.counts().purged == 0);  // the portal has no backup: whatever the time, everything stays

    hall.portal.durable_seq = 2;
    hall.visitors_leave(1);
    hall.days_pass(1);
    REQUIRE(hall.agent.purge(false, hall.now));
    CHECK(hall.counts().purged == 2);
    CHECK(hall.counts().acked == 2);  // the third is not in the backup, the fourth is new
    hall.portal.durable_seq = 4;
    hall.visitors_leave(1);
    hall.days_pass(1);
    REQUIRE(hall.agent.purge(false, hall.now));
    CHECK(hall.counts().purged == 3);
    hall.days_pass(3);
    CHECK(hall.counts().purged == 4);
    CHECK(hall.outbox.fact("purge_report").value().value().starts_with("purged 1, each with its receipt"));
    CHECK(hall.outbox.leads_lost().value() == 0);
}

TEST_CASE("after the fair's last lead nobody comes, and what a backup has goes all the same") {
    Hall hall;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 2);
    hall.portal.durable_seq = 2;
    hall.days_pass(5);
    CHECK(hall.counts().purged == 2);
    CHECK(hall.outbox.leads_lost().value() == 0);
}

TEST_CASE("no jump of the wall clock lets anything go, or keeps it longer") {
    const std::int64_t ten_years = std::int64_t{10} * 365 * 24 * 3'600'000;
    const std::int64_t jump = GENERATE_COPY(ten_years, -ten_years);
    Hall hall;
    hall.portal.durable_seq = 100;
    hall.portal.clock_ms = hall.now.wall_ms;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 2);
    hall.now.wall_ms += jump;
    hall.days_pass(2);
    CHECK(hall.counts().purged == 0);
    hall.now.wall_ms -= 2 * jump;
    hall.days_pass(2);
    CHECK(hall.counts().purged == 2);
}

TEST_CASE("a stand that is off most of the time lets go by the portal's signed clock") {
    Hall hall;
    hall.portal.durable_seq = 100;
    hall.portal.clock_ms = 1'795'435'200'000;
    hall.visitors_leave(1);
    hall.let_pass(1min);
    const std::int64_t day = 24 * 3'600'000;
    for (const int days : {6, 8}) {
        // Switched off and on: another boot, whose clock begins anew.
        hall.now.boot_id[0] = static_cast<std::uint8_t>(days);
        hall.now.boot_ms = 1000;
        hall.portal.clock_ms = 1'795'435'200'000 + days * day;
        hall.visitors_leave(1);
        Agent agent(hall.outbox, hall.device, hall.folder, true, [] { return 0.5; });
        while (hall.counts().pending > 0) {
            static_cast<void>(agent.step(hall.portal, hall.now));
            hall.advance(1000);
        }
        hall.advance(settle_ms + 1);
        static_cast<void>(agent.step(hall.portal, hall.now));
        hall.advance(settle_ms);
        for (int steps = 0; steps < 3; ++steps) static_cast<void>(agent.step(hall.portal, hall.now));
        REQUIRE(agent.purge(false, hall.now));
        CHECK(hall.counts().purged == (days == 8 ? 1 : 0));
    }
}

TEST_CASE("the operator's word that the fair is over replaces the delay and nothing else") {
    Hall hall;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    REQUIRE(hall.folder.write_event(hall.region.event_json));
    REQUIRE(hall.agent.purge(true, hall.now));
    CHECK(hall.counts().purged == 0);
    hall.portal.durable_seq = 1;
    hall.visitors_leave(1);
    hall.let_pass(1min);
    REQUIRE(hall.agent.purge(true, hall.now));
    CHECK(hall.counts().purged == 1);
    SECTION("it is not the word for the next fair") {
        hall.portal.durable_seq = 9;
        hall.region.event.event_id = seal::random_id();
        REQUIRE(hall.folder.write_event(lead::to_json(hall.region.event)));
        hall.let_pass(1min);
        REQUIRE(hall.agent.purge(false, hall.now));
        CHECK(hall.counts().purged == 1);
    }
}

TEST_CASE("what one portal's backup has says nothing of another epoch") {
    Hall hall;
    hall.visitors_leave(3);
    hall.portal.durable_seq = 3;
    hall.let_pass(15min);
    hall.network_is(Trouble::transient);
    hall.days_pass(4);
    CHECK(hall.counts().purged == 3);  // nobody said otherwise

    Hall other;
    other.visitors_leave(3);
    other.portal.durable_seq = 3;
    other.let_pass(15min);
    other.portal.epoch = seal::random_id();
    other.portal.kept.clear();
    other.portal.durable_seq = 0;
    other.let_pass(2h);
    other.days_pass(9);
    CHECK(other.counts().purged == 0);
    CHECK(other.counts().acked == 3);
    CHECK(other.portal.kept.size() == 3);
}

TEST_CASE("a portal put back in silence, in the same epoch, gets back what it lost before any of it may go") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 3);
    hall.portal.durable_seq = 1;
    hall.days_pass(8);
    REQUIRE(hall.counts().purged == 1);
    // Last week's database and guard: two leads are gone, others' have their numbers, and a new backup has those.
    std::erase_if(hall.portal.kept, [](const auto& lead) { return lead.second > 1; });
    for (int n = 0; n < 5; ++n) hall.portal.kept[seal::random_id()] = static_cast<std::int64_t>(n) + 2;
    hall.portal.durable_seq = 6;
    hall.visitors_leave(1);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 3);
    REQUIRE(hall.agent.purge(false, hall.now));
    CHECK(hall.counts().purged == 1);  // a lead's answer is no word about the others
    hall.days_pass(5);
    CHECK(hall.counts().purged == 1);
    CHECK(hall.portal.kept.size() == 9);  // all three of this stand are there again, behind that backup
    hall.portal.durable_seq = 9;
    hall.days_pass(5);
    CHECK(hall.counts().purged == 4);
}

TEST_CASE("what a round told of backups never covers what was signed for after it") {
    Hall hall;
    hall.visitors_leave(3);
    hall.portal.durable_seq = 3;
    hall.let_pass(15min);  // the round said: 3
    std::erase_if(hall.portal.kept, [](const auto& lead) { return lead.second > 1; });
    hall.portal.durable_seq = 1;
    hall.visitors_leave(1);
    hall.let_pass(1min);  // and this one is the second, a second time
    REQUIRE(hall.counts().acked == 4);
    hall.network_is(Trouble::transient);
    hall.days_pass(5);
    CHECK(hall.counts().purged == 1);
}

TEST_CASE("a round of exactly as many leads as one question holds comes to its end") {
    Hall hall;
    hall.visitors_leave(reconcile_leads_max);
    hall.portal.durable_seq = reconcile_leads_max;
    hall.let_pass(1h);
    REQUIRE(hall.portal.reconciled.size() == 1);
    hall.days_pass(4);
    CHECK(hall.counts().purged == reconcile_leads_max);
}

TEST_CASE("a receipt that proves nothing keeps its lead here") {
    Hall hall;
    const seal::SigningKey stranger = seal::SigningKey::generate();
    hall.portal.receipt_key = &stranger;
    hall.portal.durable_seq = 9;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    hall.days_pass(4);
    CHECK(hall.counts().acked == 2);
    CHECK(hall.outbox.fact("purge_report").value().value().find("kept 2") != std::string::npos);
}

TEST_CASE("a receipt proves its own lead, bytes, number and epoch") {
    Hall hall;
    const auto sealed = hall.region.lead();
    const outbox::Ack lead{sealed.lead_id, seal::ct_sha256(sealed), 7};
    LeadsAnswer said;
    said.results.push_back({lead.lead_id, lead.ct_sha256, true, 7, {}, false});
    hall.portal.kept[lead.lead_id] = 7;
    LeadBatch batch;
    batch.leads.push_back({1, sealed, lead.ct_sha256, {}, {}, 0});
    const auto answer = hall.portal.send_leads(batch).value().evidence;
    const auto proves = [&](const outbox::Answer& from, const Id& epoch, const outbox::Ack& of) -> bool {
        return proven_by(from, epoch, {of}, hall.region.trusted).front();
    };
    CHECK(proves(answer, hall.portal.epoch, lead));
    CHECK_FALSE(proves(answer, seal::random_id(), lead));
    CHECK_FALSE(proves(answer, hall.portal.epoch, {lead.lead_id, lead.ct_sha256, 8}));
    CHECK_FALSE(proves(answer, hall.portal.epoch, {lead.lead_id, Hash{}, 7}));
    CHECK_FALSE(proves(answer, hall.portal.epoch, {Id{}, lead.ct_sha256, 7}));
    auto changed = answer;
    changed.body[changed.body.size() - 3] ^= 1;
    CHECK_FALSE(proves(changed, hall.portal.epoch, lead));
    changed = answer;
    changed.signature[3] ^= 1U;
    CHECK_FALSE(proves(changed, hall.portal.epoch, lead));
}

TEST_CASE("the word that a fair is over holds for what was left by then, and ends when another lead is accepted") {
    Hall hall;
    REQUIRE(hall.folder.write_event(hall.region.event_json));
    hall.portal.durable_seq = 100;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    hall.network_is(Trouble::transient);
    hall.visitors_leave(1);  // not sent yet when the word is said
    REQUIRE(hall.agent.purge(true, hall.now));
    CHECK(hall.counts().purged == 2);
    hall.network_is(std::nullopt);
    hall.agent.hurry();
    hall.let_pass(1h);
    REQUIRE(hall.agent.purge(false, hall.now));
    CHECK(hall.counts().purged == 3);

    hall.visitors_leave(1);  // a fair goes on
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 1);
    REQUIRE(hall.agent.purge(false, hall.now));
    CHECK(hall.counts().purged == 3);
    hall.days_pass(4);
    CHECK(hall.counts().purged == 4);
}
