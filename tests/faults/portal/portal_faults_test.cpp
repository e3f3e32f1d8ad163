// The portal's database on a disk that refuses, fills up or loses power: what was receipted is there, once.
#include <cstdio>
#include <cstdlib>

#include "tests/faults/portal/crash_region.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

void a_short_day(CrashRegion& fair) {
    (void)fair.send(0, 3);
    (void)fair.take_back();
    (void)fair.send(2, 3);  // one of them again
    (void)fair.send(3, 3);  // with the one that was taken back
}

void must_be_right(const std::string& wrong) {
    if (!wrong.empty()) FAIL(wrong);
}

void refuse_each_call(Refusal how) {
    CrashRegion fair;
    bool met = true;
    std::uint64_t nth = 0;
    while (met) {
        ++nth;
        INFO("disk call " << nth << " is refused");
        fair.begin_anew();
        fair.disk().refuse_call(nth, how);
        a_short_day(fair);
        met = fair.disk().has_refused();
        if (how != Refusal::io_error_from_then_on) fair.disk().refuse_nothing();
        if (how != Refusal::io_error_from_then_on) must_be_right(fair.wrong());
        // The same program goes on once the disk is well, or after it was started again.
        if (how != Refusal::io_error_from_then_on && !fair.send(0, 6)) {
            REQUIRE(fair.reopen());
            REQUIRE(fair.send(0, 6));
        }
        fair.cut(nullptr);
        REQUIRE(fair.reopen());
        must_be_right(fair.wrong());
        must_be_right(fair.wrong_after_sending_all());
    }
    CHECK(nth > 20);
}

}  // namespace

TEST_CASE("a disk call that fails once takes no receipted lead away, whichever call it is") {
    refuse_each_call(Refusal::io_error_once);
}

TEST_CASE("a disk that fails and stays failed takes no receipted lead away, whenever it began") {
    refuse_each_call(Refusal::io_error_from_then_on);
}

TEST_CASE("a disk that is full for one call takes no receipted lead away, whichever call it is") {
    refuse_each_call(Refusal::full_once);
}

TEST_CASE("a full disk is answered 507, and the leads are kept as soon as there is room") {
    CrashRegion fair;
    int full = 0;
    bool met = true;
    for (std::uint64_t nth = 1; met; ++nth) {
        INFO("disk call " << nth << " finds it full");
        fair.begin_anew();
        fair.disk().refuse_call(nth, Refusal::full_once);
        const bool kept = fair.send(0, 3);
        met = fair.disk().has_refused();
        full += fair.last_status() == 507 ? 1 : 0;
        CHECK((kept || fair.last_status() == 507));
        fair.disk().refuse_nothing();
        CHECK(fair.send(0, 3));
    }
    CHECK(full > 0);
}

TEST_CASE("a power cut at any change of the disk takes no receipted lead away") {
    const char* asked = std::getenv("MONTER_PORTAL_SEEDS");
    const std::uint64_t seeds = asked != nullptr ? std::strtoull(asked, nullptr, 10) : 1;
    CrashRegion fair;
    std::size_t cuts = 0, confirmed = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        Luck luck(seed);
        std::uint64_t nth = 0;
        bool cut = true;
        while (cut) {
            ++nth;
            INFO("seed " << seed << ", power goes at change " << nth);
            fair.begin_anew();
            fair.disk().lose_power_after(nth);
            a_short_day(fair);
            cut = fair.disk().is_off();
            confirmed += fair.promised();
            ++cuts;
            fair.cut(&luck);
            REQUIRE(fair.reopen());
            must_be_right(fair.wrong());
            must_be_right(fair.wrong_after_sending_all());
        }
        CHECK(nth > 10);
    }
    std::printf("portal: cuts %zu confirmed %zu\n", cuts, confirmed);  // whatever was wrong has ended this before
}
