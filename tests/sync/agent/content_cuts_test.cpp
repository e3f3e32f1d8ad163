// The power goes at any change of the disk while content comes down, is activated, or what is old is thrown away: what
// was not certain is left to chance, and the stand shows the old content or the new, whole.
#include "tests/support/content_offer.hpp"
#include "tests/support/crash_files.hpp"

using namespace monter;
using namespace monter::test;

namespace {

int cut_everywhere(const std::function<void(Offer&)>& road) {
    int cuts = 0;
    bool cut = true;
    for (std::uint64_t nth = 1; cut; ++nth) {
        INFO("power goes at change " << nth);
        Offer fair;
        for (const int version : {2, 3}) {
            fair.publish(Offer::plain(version));
            REQUIRE(fair.round());
        }
        CrashFiles files(fair.folder());
        fair.files.lie_on(files);
        const auto old = fair.active();
        const auto next = fair.publish(Offer::plain(4));
        files.disk().lose_power_after(nth);
        road(fair);
        cut = files.disk().is_off();
        cuts += cut ? 1 : 0;
        files.disk().lose_power_now();
        Luck luck(nth);
        files.power_on(luck);
        REQUIRE((fair.active() == old || fair.active() == next));
        REQUIRE(fair.can_be_shown(*fair.active()));
        fair.restart();
        REQUIRE(fair.round());
        CHECK(fair.active() == next);
        CHECK(fair.can_be_shown(next));
    }
    return cuts;
}

}  // namespace

TEST_CASE("wherever the power goes on content's way down, the stand shows the old content or the new, whole") {
    // Two rounds: the second throws away what is no longer wanted.
    const int cuts = cut_everywhere([](Offer& fair) {
        static_cast<void>(fair.round());
        static_cast<void>(fair.round());
    });
    CHECK(cuts > 15);
}

TEST_CASE("wherever the power goes while a stick is taken in, the stand shows the old content or the new, whole") {
    CHECK(cut_everywhere([](Offer& fair) { static_cast<void>(fair.import(Offer::plain(4))); }) > 5);
}
