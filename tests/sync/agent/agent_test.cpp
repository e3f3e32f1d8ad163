#include "sync/agent/agent.hpp"

#include "sync/agent/request_body.hpp"
#include "sync/base/file.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

TEST_CASE("leads taken while the hall has no network arrive when it returns, each once") {
    Hall hall;
    hall.network_is(Trouble::transient);
    for (int day = 0; day < 7; ++day) {
        hall.visitors_leave(8);
        hall.let_pass(24h);
    }
    CHECK(hall.portal.kept.empty());
    CHECK(hall.counts().pending == 56);

    hall.network_is(std::nullopt);
    hall.let_pass(15min);
    CHECK(hall.portal.kept.size() == 56);
    CHECK(hall.counts().pending == 0);
    CHECK(hall.counts().acked == 56);
}

TEST_CASE("a week without network is a bounded number of tries at bounded distances") {
    Hall hall;
    hall.visitor_leaves_lead();
    std::vector<std::int64_t> tries;
    hall.portal.mood = [&] {
        tries.push_back(hall.now.boot_ms);
        return Problem{Trouble::transient, {}, "No network.", "", std::nullopt};
    };
    const std::int64_t start = hall.now.boot_ms;
    hall.let_pass(7 * 24h);
    for (std::size_t i = 1; i < tries.size(); ++i) {
        const std::int64_t gap = tries[i] - tries[i - 1];
        CHECK(gap >= 1'000);
        CHECK(gap <= (tries[i] - start > 24 * 3'600'000 ? 900'000 : 300'000));
    }
    // On average half of the cap: 576 on the first day, 192 on each of the six others.
    CHECK(tries.size() > 1'300);
    CHECK(tries.size() < 2'300);
}

TEST_CASE("an answer that was lost costs a second sending and nothing else") {
    Hall hall;
    const Id lead = hall.visitor_leaves_lead();
    hall.portal.answer_gets_lost = true;
    hall.let_pass(1min);
    CHECK(hall.counts().pending == 1);
    hall.portal.answer_gets_lost = false;
    hall.let_pass(15min);
    CHECK(hall.counts().acked == 1);
    CHECK(hall.portal.kept == std::map<Id, std::int64_t>{{lead, 1}});
}

TEST_CASE("a batch has at most fifty leads and 256 KiB, and a new id at every attempt") {
    Hall hall;
    hall.visitors_leave(120);
    lead::Sealed large = hall.region.lead();
    for (int i = 0; i < 20; ++i) {
        large.lead_id = seal::random_id();
        large.envelope.resize(28 * 1024);
        REQUIRE(hall.outbox.keep(large, hall.now, 1, hall.device));
    }
    hall.let_pass(1min);
    CHECK(hall.counts().pending == 0);
    std::set<Id> ids;
    for (const auto& batch : hall.portal.batches) {
        CHECK(batch.leads.size() <= 50);
        CHECK(body_of(batch).size() <= batch_bytes_max);
        ids.insert(batch.batch_id);
    }
    CHECK(ids.size() == hall.portal.batches.size());
    CHECK(hall.portal.batches.front().leads.size() == 50);
}

TEST_CASE("a batch tells the portal truly how the stand does") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    hall.network_is(Trouble::transient);
    hall.visitors_leave(2);
    hall.let_pass(1h);
    const LeadBatch& last = hall.portal.batches.back();
    CHECK(last.from.device_id == hall.outbox.identity()->device_id);
    CHECK(last.from.store_id == hall.outbox.identity()->store_id);
    CHECK(last.seen_epoch == hall.portal.epoch);
    CHECK(last.seen_portal_seq == 3);
    CHECK(last.counts.pending == 2);
    CHECK(last.counts.acked == 3);
    CHECK(last.counts.max_seq == 5);
    CHECK(last.trust == Trust::portal);  // it heard the portal's time an hour ago
    const std::string body = body_of(last);
    CHECK(body.find("\"trust\":\"portal\"") != std::string::npos);
    const std::int64_t oldest_s = age_ms(*last.counts.oldest_pending, last.now) / 1000;
    CHECK(body.find("\"oldest_pending_s\":" + std::to_string(oldest_s)) != std::string::npos);
}

TEST_CASE("a batch that is too large is halved until it fits") {
    Hall hall;
    hall.visitors_leave(50);
    hall.portal.mood_for_leads = [](const LeadBatch& batch) -> std::optional<Problem> {
        if (batch.leads.size() <= 6) return std::nullopt;
        return Problem{Trouble::size, "urn:monter:body-too-large", "Too large.", "", std::nullopt};
    };
    hall.let_pass(30min);
    CHECK(hall.counts().acked == 50);
    CHECK(hall.counts().quarantined == 0);
}

TEST_CASE("one lead that is too large even alone is set aside, and the others arrive") {
    Hall hall;
    hall.visitors_leave(10);
    const Id monster = hall.visitor_leaves_lead();
    hall.visitors_leave(10);
    hall.portal.mood_for_leads = [&](const LeadBatch& batch) -> std::optional<Problem> {
        for (const auto& lead : batch.leads) {
            if (lead.sealed.lead_id == monster) {
                return Problem{Trouble::size, "urn:monter:body-too-large", "Too large.", "", std::nullopt};
            }
        }
        return std::nullopt;
    };
    hall.let_pass(2h);
    CHECK(hall.counts().acked == 20);
    CHECK(hall.counts().quarantined == 1);
    CHECK_FALSE(hall.portal.kept.contains(monster));
}

TEST_CASE("something in between that finds everything too large sets nothing aside") {
    Hall hall;
    hall.visitors_leave(5);
    hall.portal.mood = [] { return problem_of_status(413, "", std::nullopt); };
    hall.let_pass(24h);
    CHECK(hall.counts().pending == 5);
    hall.portal.mood = [] { return std::nullopt; };
    hall.let_pass(7h);
    CHECK(hall.counts().acked == 5);
}

TEST_CASE("a lead the portal chokes on is isolated, waits six hours, and holds no other up") {
    Hall hall;
    hall.visitors_leave(10);
    const Id odd = hall.visitor_leaves_lead();
    hall.visitors_leave(10);
    bool portal_is_old = true;
    hall.portal.mood_for_leads = [&](const LeadBatch& batch) -> std::optional<Problem> {
        for (const auto& lead : batch.leads) {
            if (portal_is_old && lead.sealed.lead_id == odd) {
                return Problem{Trouble::protocol, "urn:monter:request-invalid", "What?", "", std::nullopt};
            }
        }
        return std::nullopt;
    };
    hall.let_pass(5h);
    CHECK(hall.counts().acked == 20);
    CHECK(hall.counts().pending == 1);
    portal_is_old = false;
    hall.let_pass(2h);
    CHECK(hall.counts().acked == 21);
}

TEST_CASE("a rejected lead alone is set aside; the rest of its batch arrives") {
    Hall hall;
    hall.visitors_leave(4);
    const Id conflict = hall.visitor_leaves_lead();
    hall.visitors_leave(4);
    hall.portal.rejects[conflict] = "urn:monter:lead-conflict";
    hall.let_pass(1min);
    CHECK(hall.counts().acked == 8);
    CHECK(hall.counts().quarantined == 1);
    CHECK(hall.counts().pending == 0);
    CHECK(hall.portal.batches.size() == 1);
}

TEST_CASE("a lead that is rejected only for now waits and arrives later") {
    Hall hall;
    const Id lead = hall.visitor_leaves_lead();
    hall.portal.rejects_for_now.insert(lead);
    hall.let_pass(1h);
    CHECK(hall.counts().pending == 1);
    CHECK(hall.portal.batches.size() == 1);
    CHECK(hall.outbox.fact("fair_unknown_leads").value() == "1");
    hall.portal.rejects_for_now.clear();
    hall.let_pass(6h);
    CHECK(hall.counts().acked == 1);
    CHECK(hall.outbox.fact("fair_unknown_leads").value() == "0");
}

TEST_CASE("a revoked stand keeps every lead, asks once an hour, and sends when it is allowed again") {
    Hall hall;
    hall.visitors_leave(60);
    int asked = 0;
    hall.portal.mood = [&] {
        ++asked;
        return problem_of_status(403, "urn:monter:device-revoked", std::nullopt);
    };
    hall.let_pass(24h);
    CHECK(asked >= 24);
    CHECK(asked <= 26);
    CHECK(hall.counts().pending == 60);
    hall.portal.mood = [] { return std::nullopt; };
    hall.let_pass(61min);
    CHECK(hall.counts().acked == 60);
}

TEST_CASE("the crew's \"send now\" does not wait for the back-off, and gives up where there is no network") {
    Hall hall;
    hall.visitors_leave(70);
    hall.network_is(Trouble::authority);
    hall.let_pass(1s);
    const std::size_t before = hall.portal.batches.size();
    hall.hurry();
    CHECK(hall.portal.batches.size() == before + 1);
    CHECK(hall.counts().pending == 70);

    hall.network_is(std::nullopt);
    hall.hurry();
    CHECK(hall.counts().acked == 70);
}

TEST_CASE("send now ends also where the portal understands nothing") {
    Hall hall;
    hall.visitors_leave(9);
    REQUIRE(hall.outbox.withdraw(Hash{1}));
    const auto trouble = GENERATE(Trouble::protocol, Trouble::size, Trouble::lead, Trouble::epoch);
    hall.network_is(trouble);
    hall.hurry();
    CHECK(hall.portal.kept.empty());
    CHECK(hall.counts().acked == 0);
}

TEST_CASE("a portal that answers without a word about the leads is not asked in a circle") {
    Hall hall;
    hall.visitors_leave(3);
    hall.portal.says_nothing_of_leads = true;
    hall.let_pass(1h);
    CHECK(hall.portal.batches.size() < 30);
    hall.hurry();
    CHECK(hall.counts().pending == 3);
}

TEST_CASE("what a visitor took back travels before any lead") {
    Hall hall;
    hall.network_is(Trouble::transient);
    hall.visitors_leave(2);
    const Hash key{9};
    REQUIRE(hall.outbox.withdraw(key));
    hall.let_pass(1min);
    CHECK(hall.portal.batches.empty());
    hall.network_is(std::nullopt);
    hall.let_pass(10min);
    CHECK(hall.portal.withdrawn == std::set<Hash>{seal::code_hash(key)});
    CHECK(hall.outbox.pending_withdrawals(10)->empty());
    CHECK(hall.counts().acked == 2);
}

TEST_CASE("leads do not wait behind a withdrawal the portal does not understand") {
    Hall hall;
    hall.visitors_leave(2);
    REQUIRE(hall.outbox.withdraw(Hash{9}));
    bool first = true;
    hall.portal.mood = [&]() -> std::optional<Problem> {
        if (!std::exchange(first, false)) return std::nullopt;
        return problem_of_status(404, "urn:monter:path-unknown", std::nullopt);
    };
    hall.let_pass(10min);
    CHECK(hall.counts().acked == 2);
    CHECK(hall.outbox.pending_withdrawals(10)->size() == 1);
    hall.let_pass(6h);
    CHECK(hall.outbox.pending_withdrawals(10)->empty());
}

TEST_CASE("a stand whose disk was copied takes a new store id, and its waiting leads travel under it") {
    Hall hall;
    hall.visitors_leave(60);
    const Id before = hall.outbox.identity()->store_id;
    hall.portal.says_seq_reused = true;
    hall.portal.mood_for_leads = [&](const LeadBatch&) -> std::optional<Problem> {
        if (hall.portal.batches.size() > 1) hall.portal.says_seq_reused = false;
        return std::nullopt;
    };
    hall.let_pass(1min);
    REQUIRE(hall.portal.batches.size() == 2);
    const auto& second = hall.portal.batches[1];
    CHECK(second.from.store_id != before);
    CHECK(second.from.device_id == hall.portal.batches[0].from.device_id);
    for (const auto& lead : second.leads) {
        CHECK(seal::verify_lead(hall.device.public_key(), second.from.device_id, second.from.store_id, lead.seq,
                                lead.sealed.lead_id, lead.ct_sha256, lead.signature));
    }
    CHECK(hall.counts().acked == 60);
}

TEST_CASE("a portal put back from a backup gets everything again, also from a stand with nothing to send") {
    const bool something_to_send = GENERATE(true, false);
    Hall hall;
    hall.visitors_leave(5);
    hall.let_pass(1min);
    REQUIRE(hall.counts().acked == 5);
    hall.portal.kept.clear();
    hall.portal.epoch = seal::random_id();
    if (something_to_send) hall.visitor_leaves_lead();
    hall.let_pass(3h);
    const std::int64_t all = something_to_send ? 6 : 5;
    CHECK(hall.counts().acked == all);
    CHECK(static_cast<std::int64_t>(hall.portal.kept.size()) == all);
    CHECK(hall.outbox.fact("epoch").value() == to_uuid(hall.portal.epoch));
    CHECK(hall.outbox.fact("portal_seq").value() == std::to_string(all));
}

TEST_CASE("the fair's description is fetched at start and every hour, and the kiosk's file changes only when it does") {
    Hall hall;
    hall.let_pass(1min);
    const auto file = hall.data / "public/event.json";
    CHECK(read_text_file(file, 10'000).value() == hall.region.event_json);
    const auto written = std::filesystem::last_write_time(file);
    hall.let_pass(3h);
    CHECK(hall.portal.events_asked >= 3);
    CHECK(hall.portal.events_asked <= 5);
    CHECK(std::filesystem::last_write_time(file) == written);

    hall.region.event.title = "Another fair";
    hall.portal.event_json = lead::to_json(hall.region.event);
    hall.let_pass(61min);
    CHECK(read_text_file(file, 10'000).value() == hall.portal.event_json);
}

TEST_CASE("a stand that is not enrolled asks nothing and keeps everything") {
    Hall hall;
    Agent stranger(hall.outbox, hall.device, hall.folder, false, [] { return 0.5; });
    hall.visitors_leave(2);
    stranger.hurry();
    CHECK_FALSE(stranger.next(hall.now));
    CHECK_FALSE(stranger.in_a_hurry());
    CHECK(hall.counts().pending == 2);
}

TEST_CASE("the last problem is told until a success, also by a program that was started since") {
    Hall hall;
    hall.visitor_leaves_lead();
    hall.network_is(Trouble::not_our_portal);
    hall.let_pass(1min);
    REQUIRE(hall.agent.problem());
    CHECK(hall.agent.problem()->text == "The test says no.");
    const Agent restarted(hall.outbox, hall.device, hall.folder, true, [] { return 0.5; });
    REQUIRE(restarted.problem());
    CHECK(restarted.problem()->text == "The test says no.");
    hall.network_is(std::nullopt);
    hall.let_pass(10min);
    CHECK_FALSE(hall.agent.problem());
    CHECK_FALSE(hall.outbox.fact("last_contact_ms").value()->empty());
}
