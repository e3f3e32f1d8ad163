// Seasons from seeds. The gate plays MONTER_SEASONS = 60; a long run asks for as many as it has time for, which
// MONTER_SEASONS_MINUTES limits. MONTER_SEASONS_FROM is the first seed: a failed one is played again by itself.
#include "tests/faults/season/season.hpp"

#include <chrono>
#include <cstdio>

#include "tests/support/sanitized.hpp"

using namespace monter::faults;

TEST_CASE("whatever a season brings, each confirmed lead is at its guide once and can be read there and nowhere else") {
    const int wanted = monter::test::env_count("MONTER_SEASONS", 60);
    const auto begun = std::chrono::steady_clock::now();
    Season season;
    SeasonReport all;
    const int first = monter::test::env_count("MONTER_SEASONS_FROM", 1);
    const std::chrono::minutes most(monter::test::env_count("MONTER_SEASONS_MINUTES", 10));
    int failed = 0;
    const int enough = monter::test::env_count("MONTER_SEASONS_FAILED", 5);  // to look into
    for (int n = first; n < first + wanted && failed < enough && std::chrono::steady_clock::now() - begun < most; ++n) {
        const auto report = season.play(static_cast<std::uint64_t>(n));
        if (!report.clean()) {
            INFO("seed " << n << ": " << report.line() << " " << report.stuck_because);
            CHECK(report.clean());
            ++failed;
        }
        all += report;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::printf("%s; %.0f ms a seed\n", all.line().c_str(), took.count() / all.seasons);
    CHECK(all.clean());
    CHECK(all.confirmed > 20 * all.seasons);
    CHECK(all.cuts > 10 * all.seasons);
}

TEST_CASE("one seed tells one season, down to the last byte") {
    Season season;
    for (int n = 1; n <= monter::test::env_count("MONTER_SEASONS_TWICE", 2); ++n) {
        const auto first = season.play(static_cast<std::uint64_t>(n));
        const auto other = season.play(static_cast<std::uint64_t>(n) + 1000);
        const auto again = season.play(static_cast<std::uint64_t>(n));
        INFO("seed " << n);
        CHECK(first.digest == again.digest);
        CHECK(first.line() == again.line());
        CHECK(first.digest != other.digest);
    }
}
