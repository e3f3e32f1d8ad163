#include <cstdio>
#include <cstdlib>

#include "tests/faults/fair_day.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

// The gate's number; a night's run asks for more with MONTER_CUTS=1000000.
int cuts_wanted() {
    const char* wanted = std::getenv("MONTER_CUTS");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted == nullptr ? (monter::test::is_sanitized ? 300 : 5000) : std::atoi(wanted);
}

// For each lie and place of the second copy: six times as many in all.
int lying_cuts() {
    return monter::test::env_count("MONTER_LYING_CUTS", monter::test::is_sanitized ? 20 : 170);
}

}  // namespace

TEST_CASE("no power cut loses or doubles a lead that a visitor saw confirmed") {
    const Report report = cut_power(1, cuts_wanted());
    std::printf("%s\n", report.line().c_str());
    CHECK(report.verdict.lost == 0);
    CHECK(report.verdict.doubled == 0);
    CHECK(report.verdict.unreadable == 0);
    CHECK(report.verdict.invented == 0);
    CHECK(report.verdict.undone == 0);
    CHECK(report.verdict.unproven == 0);
    CHECK(report.verdict.confirmed > report.cuts);  // the days were lived, not slept through
}

TEST_CASE("a disk that lies about its newest writes may cost those, and never the store") {
    // A shorter lie costs nothing: what the store lacks, the journal beside it has.
    for (const std::size_t lag : {4U, 16U}) {
        const Report report = cut_power(1, lying_cuts(), {.lag = lag, .only_leads = true, .opened = true});
        INFO("lag " << lag << ": " << report.line());
        CHECK((report.verdict.lost > 0) == (lag == 16));  // or the disk told no lie
        CHECK(report.verdict.unreadable == 0);
        CHECK(report.verdict.invented == 0);
    }
}

TEST_CASE("a disk that lies costs nothing where the second copy lies on another medium") {
    for (const std::size_t lag : {1U, 4U, 16U, 64U}) {
        const Report report = cut_power(1, lying_cuts(), {.lag = lag, .stick = true, .opened = true});
        INFO("lag " << lag << ": " << report.line());
        CHECK(report.verdict.lost == 0);
        CHECK(report.verdict.doubled == 0);
        CHECK(report.verdict.unreadable == 0);
        CHECK(report.verdict.invented == 0);
        CHECK(report.verdict.confirmed > report.cuts);
    }
}

TEST_CASE("no power cut loses or doubles a lead, also once the two copies were brought together again") {
    for (const bool stick : {false, true}) {
        const Report report = cut_power(500, monter::test::is_sanitized ? 50 : 300, {.stick = stick, .opened = true});
        INFO(report.line());
        CHECK(report.verdict.clean());
        CHECK(report.verdict.confirmed > report.cuts);
    }
}

TEST_CASE("fifty boots cut short one after the other keep every confirmed lead, and leave nothing behind") {
    CrashVfs vfs;
    REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
    Stand stand(vfs, 9);
    Luck luck(9);
    for (int boot = 0; boot < 50; ++boot) {
        INFO("boot " << boot);
        vfs.disk().lose_power_after(1 + luck.below(200));
        if (stand.restart()) {
            while (!vfs.disk().is_off() && stand.keep_new(400)) {
            }
        }
        vfs.disk().lose_power_now();
        stand.stop();
        vfs.disk().power_on(luck);
    }
    REQUIRE(stand.restart());
    REQUIRE(stand.keep_new(400));
    stand.stop();
    const auto found = inspect(vfs.disk());
    REQUIRE(found);
    const Verdict verdict = stand.checker().judge(*found);
    INFO("confirmed " << verdict.confirmed);
    CHECK(verdict.clean());
    CHECK(verdict.confirmed > 50);
    std::size_t journal = 0;  // what was tried lies there once, and no boot copied it once more
    for (const std::string& name : vfs.disk().names()) {
        if (name.find("leads") != std::string::npos) journal += vfs.disk().open(name, false)->live().size();
    }
    CHECK(journal > 400 * stand.checker().attempted().size() / 2);
    CHECK(journal < 1000 * stand.checker().attempted().size());
}

TEST_CASE("one seed tells one story") {
    const Report first = cut_power(77, 60);
    const Report again = cut_power(77, 60);
    CHECK(first.line() == again.line());
    CHECK(first.digest == again.digest);
    CHECK(first.digest != cut_power(78, 60).digest);
}

TEST_CASE("a power cut while a stand is provisioned leaves it to be provisioned again, never half made") {
    for (std::uint64_t changes = 1;; ++changes) {
        INFO("power goes at change " << changes);
        CrashVfs vfs;
        vfs.disk().lose_power_after(changes);
        const bool made = outbox::Outbox::create(store_file, opening_on(vfs, nullptr)).has_value();
        const bool finished = made && !vfs.disk().is_off();
        vfs.disk().lose_power_now();
        Luck luck(changes);
        vfs.disk().power_on(luck);
        if (finished) {
            REQUIRE(outbox::Outbox::open(store_file, opening_on(vfs, nullptr)));
            REQUIRE(changes > 10);
            break;
        }
        REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
        Stand stand(vfs, changes);
        REQUIRE(stand.restart());
        REQUIRE(stand.keep_new(1000));
    }
}
