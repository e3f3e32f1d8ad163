// A portal that lost something, a disk that was copied or put back: nothing is lost, nothing doubled, staff are told.
#include "sync/agent/machine_change.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/agent/status.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

namespace {

// A stand's folder, copied while its program was off, and at work on the same portal.
struct Twin {
    Twin(Hall& hall, const std::filesystem::path& copied) : folder(copied), public_folder(copied) {
        outbox.emplace(outbox::Outbox::open(copied / "outbox.db", {.device = &hall.device}).value());
        agent.emplace(*outbox, hall.device, public_folder, true, [] { return 0.5; });
    }
    void visitor(Hall& hall) { REQUIRE(outbox->keep(hall.region.lead(), hall.now, 1, hall.device)); }
    void deliver(Hall& hall) {
        agent->hurry();
        for (int i = 0; i < 50 && agent->in_a_hurry(); ++i) static_cast<void>(agent->step(hall.portal, hall.now));
        CHECK(outbox->counts()->pending == 0);
    }
    std::filesystem::path folder;
    PublicFolder public_folder;
    std::optional<outbox::Outbox> outbox;
    std::optional<Agent> agent;
};

bool complains(const outbox::Outbox& outbox, const std::filesystem::path& data, const Moment& now, const char* word) {
    for (const auto& one : complaints_of(look_at(outbox, data, now).value())) {
        if (one.text.find(word) != std::string::npos && !one.remedy.empty()) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("once a day the portal is asked for what it misses, and gets it again") {
    Hall hall;
    hall.visitors_leave(5);
    hall.let_pass(1min);
    const Id gone = hall.portal.kept.begin()->first;
    hall.portal.kept.erase(gone);
    hall.let_pass(25h);
    CHECK(hall.portal.kept.contains(gone));
    CHECK(hall.counts().acked == 5);
    CHECK(hall.counts().pending == 0);
    CHECK(hall.portal.reconciled.size() == 2);  // some minutes after the start, and a day later
    CHECK(hall.portal.reconciled.front().device_id == hall.outbox.identity()->device_id);
}

TEST_CASE("five hundred leads at most in one question, and all of them asked about") {
    Hall hall;
    hall.visitors_leave(620);
    hall.let_pass(1h);
    REQUIRE(hall.counts().acked == 620);
    std::set<Id> asked;
    for (const auto& question : hall.portal.reconciled) {
        CHECK(question.have.size() <= 500);
        asked.insert(question.have.begin(), question.have.end());
    }
    CHECK(asked.size() == 620);
}

TEST_CASE("a portal without that question holds nothing up") {
    Hall hall;
    hall.visitors_leave(1);
    hall.let_pass(1min);
    hall.portal.mood = [&]() -> std::optional<Problem> {
        const bool is_it = hall.portal.reconciled.size() == 1 && hall.portal.batches.size() == 1;
        if (is_it) return problem_of_status(404, "urn:monter:path-unknown", std::nullopt);
        return std::nullopt;
    };
    hall.let_pass(11min);
    hall.visitors_leave(1);
    hall.let_pass(1h);
    CHECK(hall.counts().acked == 2);
}

TEST_CASE("after a change of epoch the portal is asked at once") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1h);
    const auto before = hall.portal.reconciled.size();
    hall.portal.epoch = seal::random_id();
    hall.let_pass(61min);
    CHECK(hall.portal.reconciled.size() > before);
    CHECK(hall.counts().acked == 3);
}

TEST_CASE("an unsigned word of another epoch changes nothing by itself, and the signed one is asked for at once") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    hall.portal.epoch = seal::random_id();
    hall.portal.kept.clear();
    bool first = true;
    hall.portal.mood_for_leads = [&](const LeadBatch&) -> std::optional<Problem> {
        if (!std::exchange(first, false)) return std::nullopt;
        return problem_of_status(409, "urn:monter:epoch-changed", std::nullopt);
    };
    const int events = hall.portal.events_asked;
    hall.visitors_leave(1);
    hall.let_pass(2min);
    CHECK(hall.portal.events_asked > events);
    CHECK(hall.counts().acked == 4);
    CHECK(hall.portal.kept.size() == 4);
}

TEST_CASE("two stands from one copied disk: every lead arrives once, and both are told apart") {
    Hall hall;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    const test::ScratchFolder other;
    std::filesystem::copy(hall.data.path(), other.path(), std::filesystem::copy_options::recursive);
    Twin twin(hall, other.path());
    hall.visitors_leave(4);
    for (int i = 0; i < 4; ++i) twin.visitor(hall);
    hall.let_pass(1min);
    twin.deliver(hall);
    CHECK(hall.portal.kept.size() == 11);
    CHECK(twin.outbox->identity()->store_id != hall.outbox.identity()->store_id);
    CHECK(complains(*twin.outbox, other.path(), hall.now, "had this stand's numbers before"));
    twin.visitor(hall);
    hall.visitors_leave(1);
    hall.let_pass(1min);
    twin.deliver(hall);
    CHECK(hall.portal.kept.size() == 13);
}

TEST_CASE("a disk put back from last week's image goes on under a new number, and loses nothing the portal has") {
    Hall hall;
    hall.visitors_leave(2);
    hall.let_pass(1min);
    const test::ScratchFolder image;
    std::filesystem::copy(hall.data.path(), image.path(), std::filesystem::copy_options::recursive);
    hall.visitors_leave(3);
    hall.let_pass(1min);
    REQUIRE(hall.portal.kept.size() == 5);
    Twin back(hall, image.path());
    back.visitor(hall);
    back.deliver(hall);
    CHECK(hall.portal.kept.size() == 6);
    CHECK(complains(*back.outbox, image.path(), hall.now, "put back from an image"));
    CHECK(back.outbox->counts()->acked == 3);
}

TEST_CASE("a disk in another machine hears visitors and sends nothing until it is enrolled anew") {
    Hall hall;
    const Hardware here{"a", "b", "c"}, there{"a", "x", "c"};
    REQUIRE(hall.outbox.set_fact("machine", mark_of(here)));
    REQUIRE(check_machine(hall.outbox, here, hall.device));
    CHECK_FALSE(must_enrol_again(hall.outbox).value());
    const Id before = hall.outbox.identity()->store_id;
    REQUIRE(check_machine(hall.outbox, there, hall.device));
    CHECK(must_enrol_again(hall.outbox).value());
    const Id after = hall.outbox.identity()->store_id;
    CHECK(after != before);
    REQUIRE(check_machine(hall.outbox, there, hall.device));  // the next start
    CHECK(hall.outbox.identity()->store_id == after);
    hall.visitors_leave(1);
    CHECK(complains(hall.outbox, hall.data.path(), hall.now, "another machine"));
    OpenedStand opened{hall.data.path(),
                       FileLock::take(hall.data / "lock").value(),
                       seal::SigningKey::generate(),
                       std::move(hall.outbox),
                       Stand{Id{1}, "https://portal.example", "Norrbotten", ""},
                       nullptr};
    REQUIRE(connect(opened));
    CHECK_FALSE(opened.portal);
    REQUIRE(know_machine(opened.outbox, opened.data));  // what enrolment does
    REQUIRE(connect(opened));
    CHECK(opened.portal);
}
