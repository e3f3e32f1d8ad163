// Any answers to any steps: what must come first comes first, every step once, and none of another track.
#include "sync/lead/plan.hpp"

#include <random>
#include <set>

#include "sync/lead/codes.hpp"
#include "tests/support/catch.hpp"

namespace monter::lead {
namespace {

// Steps as monter-pack check lets them pass: they wait only for earlier ones, in no later phase.
std::vector<Step> some_steps(std::minstd_rand& dice) {
    std::vector<Step> made;
    const auto chance = [&](unsigned of) { return dice() % of == 0; };
    for (std::size_t phase = 0; phase < phase_codes.size(); ++phase) {
        for (unsigned i = 0; i < 2 + dice() % 6; ++i) {
            Step step{.id = "s" + std::to_string(made.size()), .phase = phase};
            for (const auto track : track_codes) {
                if (!chance(3)) step.tracks.emplace_back(track);
            }
            if (chance(4)) step.with = {"small"};
            if (chance(4)) step.work = {"employed", "undecided"};
            for (const Step& before : made) {
                const std::array lists = {&step.after, &step.after_eu, &step.after_non_eu, &step.after_nordic};
                if (chance(5)) lists.at(dice() % lists.size())->push_back(before.id);
                if (chance(9)) step.easier_after.push_back(before.id);
            }
            made.push_back(std::move(step));
        }
    }
    // As written by a person: inside a phase in any order.
    for (std::size_t i = made.size(); i > 1; --i) std::swap(made[i - 1], made[dice() % i]);
    return made;
}

const Step& step_of(const std::vector<Step>& steps, const std::string& id) {
    return *std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
}

}  // namespace

TEST_CASE("whatever the steps and the answers, the list keeps its promises") {
    std::minstd_rand dice(7);
    for (int round = 0; round < 2000; ++round) {
        const auto steps = some_steps(dice);
        Situation who{std::string(track_codes[dice() % 3]), {}, dice() % 2 ? "employed" : dice() % 2 ? "retired" : ""};
        if (dice() % 2) who.with = {"partner", "small"};
        const auto list = plan(steps, who);
        std::set<std::string> done;
        std::size_t phase = 0;
        for (const Planned& planned : list) {
            INFO("round " << round << ", step " << planned.id);
            const Step& step = step_of(steps, planned.id);
            CHECK(planned.phase >= phase);
            phase = planned.phase;
            CHECK(std::count(step.tracks.begin(), step.tracks.end(), who.track) == 1);
            CHECK((step.with.empty() || !who.with.empty()));
            CHECK((step.work.empty() || who.work != "retired"));
            for (const std::string& first : planned.first) CHECK(done.contains(first));
            CHECK(done.insert(planned.id).second);
        }
        for (const Step& step : steps) {
            if (done.contains(step.id)) continue;
            const bool wanted = std::count(step.tracks.begin(), step.tracks.end(), who.track) == 1 &&
                                (step.with.empty() || !who.with.empty()) &&
                                (step.work.empty() || who.work != "retired");
            CHECK_FALSE(wanted);
        }
    }
}

TEST_CASE("steps that wait for nothing stay as the content lists them") {
    const std::vector<Step> steps{{"c", 1, {"eu"}}, {"a", 0, {"eu"}}, {"b", 0, {"eu"}}};
    const auto list = plan(steps, {"eu", {}, ""});
    REQUIRE(list.size() == 3);
    CHECK(list[0].id == "a");
    CHECK(list[1].id == "b");
    CHECK(list[2].id == "c");
    CHECK(plan(steps, {"", {}, ""}).empty());
}

TEST_CASE("what one track needs holds up no other") {
    const Step step{"a", 1, {"eu", "non_eu", "nordic"}, {}, {}, {"all"}, {"eu"}, {"non_eu"}, {"nordic"}};
    for (const auto track : track_codes) {
        CHECK(needs_of(step, track) == std::vector<std::string>{"all", std::string(track)});
    }
    CHECK(needs_of(step, "") == std::vector<std::string>{"all"});
}

TEST_CASE("a circle that slipped through still gives every step once") {
    const std::vector<Step> steps{{"a", 0, {"eu"}, {}, {}, {"b"}}, {"b", 0, {"eu"}, {}, {}, {"a"}}};
    CHECK(plan(steps, {"eu", {}, ""}).size() == 2);
}

}  // namespace monter::lead
