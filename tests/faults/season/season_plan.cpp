#include "tests/faults/season/season_plan.hpp"

#include <algorithm>

#include "tests/support/portal_region.hpp"

namespace monter::faults {
namespace {

struct Planner {
    test::Luck& luck;
    std::vector<Happening> plan;

    void at(std::int64_t ms, What what, std::size_t stand = 0) { plan.push_back({ms, what, stand}); }
    void plan_a_day(std::size_t stand, std::int64_t day);
    void plan_silence();
    void plan_of_the_region();
    void make_plan();
};

void Planner::plan_a_day(std::size_t stand, std::int64_t day) {
    const std::int64_t opens = test::monday + day * day_ms + static_cast<std::int64_t>(luck.below(120)) * minute_ms;
    const std::int64_t open_ms = static_cast<std::int64_t>(60 + luck.below(120)) * minute_ms;
    const auto sometime = [&] {
        return opens + static_cast<std::int64_t>(luck.below(static_cast<std::uint64_t>(open_ms)));
    };
    at(opens, What::on, stand);
    for (std::uint64_t n = luck.below(6); n > 0; --n) at(sometime(), What::visitor, stand);
    if (luck.percent(20)) at(sometime(), What::takes_back, stand);
    if (luck.percent(10)) at(sometime(), What::falters, stand);
    if (luck.percent(15)) at(sometime(), What::clock_jumps, stand);
    for (std::uint64_t n = luck.below(3); n > 0; --n) {
        at(sometime(), luck.percent(50) ? What::pulled : What::power_fails_soon, stand);
    }
    // Now and then one is left on overnight, and the days after.
    if (!luck.percent(2)) at(opens + open_ms, luck.percent(50) ? What::pulled_for_the_night : What::off, stand);
}

// A week without a backup; then the portal is put back with all that would show it, takes in what other stands bring
// until the numbers that are gone are given out again, and has a backup of that: only who asks finds out.
void Planner::plan_silence() {
    const auto day = static_cast<std::int64_t>(9 + luck.below(12));
    std::erase_if(plan, [&](const Happening& one) {
        return one.what == What::backup && one.at_ms > test::monday + (day - 7) * day_ms &&
               one.at_ms < test::monday + day * day_ms;
    });
    at(test::monday + day * day_ms, What::put_back_silently);
    const std::size_t others = luck.below(stands);
    for (std::int64_t later = 0; later < 3; ++later) {
        for (std::size_t stand = 0; stand < stands; ++stand) {
            if (stand != others) plan_a_day(stand, day + later);
        }
    }
    at(test::monday + (day + 4) * day_ms, What::backup);
    plan_a_day(others, day + 7);
    plan_a_day(others, day + 8);
}

void Planner::plan_of_the_region() {
    const auto sometime = [&](std::int64_t from_day) {
        return test::monday + from_day * day_ms +
               static_cast<std::int64_t>(luck.below(static_cast<std::uint64_t>((days - from_day) * day_ms)));
    };
    for (std::int64_t day = 0; day < days; ++day) {
        if (luck.percent(60)) at(test::monday + day * day_ms + 20 * hour_ms, What::backup);
        if (luck.percent(10)) at(test::monday + day * day_ms + hour_ms, What::portal_fails_soon);
    }
    for (std::uint64_t n = luck.below(3); n > 0; --n) at(sometime(2), What::read);
    // A disk put back and a portal put back at once are two disasters: then what lay on neither is gone, and that is
    // no fault of ours.
    switch (luck.below(5)) {
        case 0:
        case 1:
            at(sometime(5), What::put_back);
            break;
        case 2:
            at(sometime(3), What::image, luck.below(stands));
            at(sometime(10), What::image_back);
            break;
        case 3:
            at(sometime(3), What::clone, luck.below(stands));
            break;
        default:
            plan_silence();
            break;
    }
    // The operator's word in place of the delay, and sometimes the fair goes on all the same.
    for (std::size_t stand = 0; stand < stands; ++stand) {
        if (luck.percent(30)) at(sometime(4), What::fair_closed, stand);
    }
    if (luck.percent(25)) {
        const std::size_t who = luck.below(stands);
        const std::int64_t when = sometime(5);
        at(when, What::revoke, who);
        at(when + 2 * day_ms, What::enrol, who);
    }
}

void Planner::make_plan() {
    for (std::size_t stand = 0; stand < stands; ++stand) {
        for (std::int64_t day = 0; day < days; ++day) {
            if (luck.percent(20)) plan_a_day(stand, day);
        }
    }
    plan_of_the_region();
    put_in_order(plan);
}

}  // namespace

void put_in_order(std::vector<Happening>& plan) {
    std::stable_sort(plan.begin(), plan.end(),
                     [](const Happening& a, const Happening& b) { return a.at_ms < b.at_ms; });
}

std::vector<Happening> plan_season(test::Luck& luck) {
    Planner planner{luck, {}};
    planner.make_plan();
    return planner.plan;
}

}  // namespace monter::faults
