// A fair in virtual time: a stand with a real outbox, a portal that does what the test says, and a clock that only
// let_pass() moves.
#pragma once

#include <chrono>
#include <random>

#include "sync/agent/agent.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/fake_portal.hpp"
#include "tests/support/scratch_folder.hpp"

namespace monter::test {

struct Hall {
    Hall() {
        portal.event_json = region.event_json;
        portal.receipt_key = &region.receipt;
        if (!folder.make() || !folder.write_root(region.root_json) ||
            !outbox.adopt({seal::random_id(), seal::random_id()}, device)) {
            throw std::runtime_error("no stand");
        }
    }

    Id visitor_leaves_lead() {
        const lead::Sealed sealed = region.lead();
        if (!outbox.keep(sealed, now, 1, device)) throw std::runtime_error("a lead was not kept");
        return sealed.lead_id;
    }
    void visitors_leave(int leads) {
        for (int i = 0; i < leads; ++i) visitor_leaves_lead();
    }

    // A stand at work: it notes how long it runs, and tidies up in quiet moments, as the service does.
    void days_pass(int days) {
        for (int hours = 0; hours < 24 * days; ++hours) {
            agent.note_running(now);
            agent.tidy(now);
            let_pass(std::chrono::hours(1));
        }
        agent.note_running(now);
        agent.tidy(now);
    }
    // Steps whenever the agent wants to be stepped, until `time` has passed; the moments are in `asked_at`.
    void let_pass(std::chrono::milliseconds time) {
        const std::int64_t end = now.boot_ms + time.count();
        for (int steps = 0; now.boot_ms <= end; ++steps) {
            if (steps > 20'000) throw std::runtime_error("the agent turns in a circle");
            const auto due = agent.step(portal, now);
            advance(std::max(due.boot_ms, now.boot_ms + 1) - now.boot_ms);
        }
        advance(end - now.boot_ms);
    }
    void hurry() {
        agent.hurry();
        for (int steps = 0; agent.in_a_hurry(); ++steps) {
            if (steps > 1000) throw std::runtime_error("the hurry never ends");
            static_cast<void>(agent.step(portal, now));
        }
    }
    void advance(std::int64_t ms) {
        now.boot_ms += ms;
        now.wall_ms += ms;
    }
    [[nodiscard]] outbox::Counts counts() const { return outbox.counts().value(); }

    void network_is(std::optional<agent::Trouble> trouble) {
        portal.mood = [trouble]() -> std::optional<agent::Problem> {
            if (!trouble) return std::nullopt;
            return agent::Problem{*trouble, "urn:monter:test", "The test says no.", "", std::nullopt};
        };
    }

    Region region;
    ScratchFolder data;
    seal::SigningKey device = seal::SigningKey::generate();
    outbox::Outbox outbox = outbox::Outbox::create(data / "outbox.db", {.device = &device}).value();
    agent::PublicFolder folder{data.path()};
    FakePortal portal;
    std::mt19937 random{2026};
    std::function<double()> luck = [this] { return std::uniform_real_distribution<double>(0, 1)(random); };
    agent::Agent agent{outbox, device, folder, true, [this] { return luck(); }};
    Moment now{1'795'435'200'000, 3'600'000, Id{1}};
};

}  // namespace monter::test
