// The nth operation on the disk, or the nth question, fails, for every n: the stand shows the old content or the new
// one, whole, and the next round brings the new one. Every third n by default, every one where MONTER_CONTENT_FAULTS is
// set (packaging/test --long).
#include <cstdlib>

#include "tests/support/content_offer.hpp"

using namespace monter;
using namespace monter::agent;
using namespace monter::test;

namespace {

struct Fault {
    bool of_disk = true;
    bool for_good = false;  // every later one fails too, and the program starts anew: a power cut
};

// Sweeps one road from version 3 (with 2 before it) to version 4; gives how many points failed.
int sweep(const Fault& fault, const std::function<void(Offer&)>& road) {
    const int step = std::getenv("MONTER_CONTENT_FAULTS") != nullptr ? 1 : 3;
    for (int n = 1;; n += step) {
        REQUIRE(n < 1000);
        Offer fair;
        for (const int version : {2, 3}) {
            fair.publish(Offer::plain(version));
            REQUIRE(fair.round());
        }
        const auto old = fair.active();
        const auto next = fair.publish(Offer::plain(4));
        int asked = 0;
        if (fault.of_disk) {
            fair.files.done = 0;
            fair.files.fail_at = n;
            fair.files.for_good = fault.for_good;
        } else {
            fair.hall.portal.mood = [&]() -> std::optional<Problem> {
                ++asked;
                const bool fails = asked == n || (fault.for_good && asked > n);
                if (!fails) return std::nullopt;
                return Problem{Trouble::transient, {}, "The connection broke.", {}, std::nullopt};
            };
        }
        road(fair);
        const bool reached = (fault.of_disk ? fair.files.done : asked) >= n;
        INFO("the " << n << "th failed");
        REQUIRE((fair.active() == old || fair.active() == next));
        REQUIRE(fair.can_be_shown(*fair.active()));
        fair.files.fail_at = 0;
        fair.hall.portal.mood = [] { return std::nullopt; };
        fair.restart();
        REQUIRE(fair.round());
        CHECK(fair.active() == next);
        CHECK(fair.can_be_shown(next));
        if (!reached) return n - 1;
    }
}

}  // namespace

TEST_CASE("whatever operation fails on the way down, the stand shows the old content or the new, never none") {
    for (const bool of_disk : {true, false}) {
        for (const bool for_good : {false, true}) {
            INFO((of_disk ? "disk" : "network") << (for_good ? ", for good" : ", once"));
            // Two rounds: the second collects what is no longer wanted.
            const int points = sweep({of_disk, for_good}, [](Offer& fair) {
                static_cast<void>(fair.round());
                static_cast<void>(fair.round());
            });
            CHECK(points > (of_disk ? 20 : 5));
        }
    }
}

TEST_CASE("the same from a stick") {
    for (const bool for_good : {false, true}) {
        const int points =
            sweep({true, for_good}, [](Offer& fair) { static_cast<void>(fair.import(Offer::plain(4))); });
        CHECK(points > 10);
    }
}
