// The acceptance clock in words: no minute is told that is not there, and no picture takes a line from the page.
#include "sync/portal/web/acceptance_clock.hpp"

#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::portal;
using namespace monter::portal::web;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

std::string told(const Data& clock, const std::string& name) {
    const auto& named = std::get<Data::Named>(clock.value);
    REQUIRE(named.contains(name));
    return std::get<std::string>(named.at(name).value);
}

// A person routed on Monday, 23 November 2026 at 09:00 in Sweden, looked at so much later.
Data clock_at(std::int64_t promised_hours, std::int64_t later_ms, ClockWords words, const char* language) {
    const std::int64_t routed_ms = 1'795'420'800'000;
    const std::int64_t now_ms = routed_ms + later_ms;
    return acceptance_clock(guides::acceptance(routed_ms, promised_hours * 60, now_ms), words, now_ms, texts(language));
}

}  // namespace

TEST_CASE("a late clock draws no way of the sun, and says so rather than leaving it to the page") {
    CHECK_FALSE(told(clock_at(8, hour_ms, ClockWords::page, "en"), "path").empty());
    CHECK(told(clock_at(8, 40 * hour_ms, ClockWords::page, "en"), "path").empty());
}

TEST_CASE("days are told as working days once, hours as working time") {
    CHECK(told(clock_at(8, 2 * hour_ms, ClockWords::page, "en"), "left") == "6 h of working time left");
    CHECK(told(clock_at(40, 0, ClockWords::page, "en"), "left") == "5 working days left");
    CHECK(told(clock_at(40, 0, ClockWords::page, "sv"), "left") == "5 arbetsdagar kvar");
    CHECK(told(clock_at(8, 2 * hour_ms, ClockWords::row, "sv"), "left") == "6 h kvar");
}

TEST_CASE("where less than a minute is left or late, the hour says enough") {
    CHECK(told(clock_at(8, 24 * hour_ms - 30'000, ClockWords::page, "en"), "left").empty());
    CHECK(told(clock_at(8, 24 * hour_ms + 30'000, ClockWords::page, "en"), "left").empty());
    CHECK(told(clock_at(8, 24 * hour_ms + 30'000, ClockWords::page, "en"), "by").starts_with("Should have been"));
}
