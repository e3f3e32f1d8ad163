#include "sync/agent/retry.hpp"

#include <set>

#include "tests/support/catch.hpp"

using namespace monter::agent;
using namespace std::chrono_literals;

TEST_CASE("the reach of the wait doubles with every failure and ends at five minutes") {
    const auto longest = [](int failures) { return wait_after(failures, 0ms, 0.999999); };
    CHECK(longest(1) / 1s == 1);
    CHECK(longest(2) / 1s == 3);
    CHECK(longest(3) / 1s == 7);
    CHECK(longest(8) / 1s == 255);
    CHECK(longest(9) / 1s == 299);
    for (const int failures : {10, 31, 64, 1'000'000}) CHECK(longest(failures) <= 300s);
}

TEST_CASE("after a day without success the wait may grow to a quarter of an hour, and no further") {
    CHECK(wait_after(100, 24h - 1ms, 0.999999) <= 300s);
    CHECK(wait_after(100, 24h, 0.999999) > 890s);
    CHECK(wait_after(100, 24h * 365, 1.0) == 900s);
}

TEST_CASE("stands that fail together come back spread over the whole reach, and never within a second") {
    std::set<std::int64_t> minutes;
    for (int i = 0; i < 1000; ++i) {
        const auto wait = wait_after(20, 1h, i / 1000.0);
        CHECK(wait >= 1s);
        CHECK(wait <= 300s);
        minutes.insert(wait / 1min);
    }
    CHECK(minutes == std::set<std::int64_t>{0, 1, 2, 3, 4});
}

TEST_CASE("the very first failure and odd arguments keep to the floor") {
    for (const int failures : {-5, 0, 1}) {
        CHECK(wait_after(failures, 0ms, 0.0) == 1s);
        CHECK(wait_after(failures, -1h, -1.0) == 1s);
    }
}

TEST_CASE("the portal's Retry-After is honoured up to an hour") {
    CHECK(wait_after(1, 0ms, 0.0, 30) == 30s);
    CHECK(wait_after(1, 0ms, 0.0, 0) == 1s);
    CHECK(wait_after(1, 0ms, 0.0, -7) == 1s);
    CHECK(wait_after(1, 0ms, 0.0, INT64_MAX) == 1h);
    CHECK(wait_after(20, 0ms, 0.999999, 5) > 290s);
}
