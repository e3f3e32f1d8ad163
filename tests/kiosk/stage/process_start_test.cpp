#include "kiosk/stage/process_start.hpp"

#include "sync/base/clock.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;

TEST_CASE("a process's start is read past whatever its name holds") {
    CHECK(start_ticks("12 (monter-kiosk) S 1 12 12 0 -1 4194560 1 0 0 0 3 4 0 0 20 0 9 0 777 99 5") == 777);
    CHECK(start_ticks("12 (a ) 9 (b) S 1 12 12 0 -1 4194560 1 0 0 0 3 4 0 0 20 0 9 0 4242 99 5") == 4242);
    CHECK_FALSE(start_ticks("12 (short) S 1 2"));
    CHECK_FALSE(start_ticks(""));
}

TEST_CASE("this process began before now, and since this machine was started") {
    const auto began = process_began_ms();
    REQUIRE(began);
    CHECK(*began > 0);
    CHECK(*began <= monter::system_now().boot_ms + 10);
}
