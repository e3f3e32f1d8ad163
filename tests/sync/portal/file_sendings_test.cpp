#include "sync/portal/file_sendings.hpp"

#include <vector>

#include "tests/support/catch.hpp"

using monter::portal::FileSendings;

TEST_CASE("so many files are sent at once and no more, and the place of one that has ended is free again") {
    FileSendings sendings(2);
    auto first = sendings.begin();
    auto second = sendings.begin();
    const auto copy = second;
    REQUIRE(first);
    REQUIRE(second);
    for (int again = 0; again < 3; ++again) CHECK_FALSE(sendings.begin());
    second.reset();
    CHECK_FALSE(sendings.begin());  // its copy still sends
    first.reset();
    CHECK(sendings.begin());
    CHECK(sendings.begin());  // the one before ended at once
}
