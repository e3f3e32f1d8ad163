// Is the disk that judges us itself right?
#include "tests/faults/crash_disk.hpp"

#include "tests/faults/checker.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

Bytes text(std::string_view words) {
    return {words.begin(), words.end()};
}

}  // namespace

TEST_CASE("what was synced is there after a power cut, and what was not may be gone") {
    int lost = 0;
    int left = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CrashDisk disk;
        auto file = disk.open("a", true);
        REQUIRE(disk.write(*file, 0, text("certain")) == Done::yes);
        REQUIRE(disk.sync(file) == Done::yes);
        REQUIRE(disk.sync_folder() == Done::yes);
        REQUIRE(disk.write(*file, 7, text(" perhaps")) == Done::yes);
        Luck luck(seed);
        disk.power_on(luck);
        const auto after = std::string(text_of(disk.open("a", false)->live()));
        REQUIRE(after.substr(0, 7) == "certain");
        lost += after == "certain";
        left += after == "certain perhaps";
    }
    CHECK(lost > 20);
    CHECK(left > 20);
    CHECK(lost + left == 200);
}

TEST_CASE("a file whose folder was never synced may be gone, however well it was synced itself") {
    int gone = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CrashDisk disk;
        auto file = disk.open("a", true);
        REQUIRE(disk.write(*file, 0, text("words")) == Done::yes);
        REQUIRE(disk.sync(file) == Done::yes);
        Luck luck(seed);
        disk.power_on(luck);
        gone += !disk.exists("a");
    }
    CHECK(gone > 5);
    CHECK(gone < 50);
}

TEST_CASE("a long write is torn at sectors, sometimes with its end there and its beginning not") {
    bool torn = false;
    bool end_only = false;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CrashDisk disk;
        auto file = disk.open("a", true);
        REQUIRE(disk.write(*file, 0, Bytes(2048, 'o')) == Done::yes);
        REQUIRE(disk.sync(file) == Done::yes);
        REQUIRE(disk.sync_folder() == Done::yes);
        REQUIRE(disk.write(*file, 0, Bytes(2048, 'n')) == Done::yes);
        Luck luck(seed);
        disk.power_on(luck);
        const Bytes after = disk.open("a", false)->live();
        for (std::size_t i = 0; i < after.size(); i += sector_bytes) {
            REQUIRE(std::count(after.begin() + static_cast<std::ptrdiff_t>(i),
                               after.begin() + static_cast<std::ptrdiff_t>(i + sector_bytes),
                               after[i]) == sector_bytes);
        }
        torn = torn || after.front() != after.back();
        end_only = end_only || (after.front() == 'o' && after.back() == 'n');
    }
    CHECK(torn);
    CHECK(end_only);
}

TEST_CASE("after the power went every call fails, until it is back") {
    CrashDisk disk;
    auto file = disk.open("a", true);
    disk.lose_power_after(2);
    CHECK(disk.write(*file, 0, text("one")) == Done::yes);
    CHECK(disk.write(*file, 3, text("two")) == Done::io_error);
    CHECK(disk.sync(file) == Done::io_error);
    CHECK(disk.open("b", true) == nullptr);
    disk.power_on_bare();
    CHECK_FALSE(disk.exists("a"));
    CHECK(disk.open("a", true) != nullptr);
}

TEST_CASE("a refused sync forgets what waited for it") {
    CrashDisk disk;
    auto file = disk.open("a", true);
    REQUIRE(disk.sync_folder() == Done::yes);
    REQUIRE(disk.write(*file, 0, text("words")) == Done::yes);
    disk.refuse_call(1, Refusal::io_error_once);
    CHECK(disk.sync(file) == Done::io_error);
    CHECK(text_of(file->live()) == "words");
    CHECK(disk.sync(file) == Done::yes);
    disk.power_on_bare();
    CHECK(disk.open("a", false)->live().empty());
}

TEST_CASE("what was set off may be there before its own sync, and is certain after it alone") {
    bool seen = false, missed = false;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CrashDisk disk;
        auto file = disk.open("a", true), other = disk.open("b", true);
        REQUIRE(disk.sync_folder() == Done::yes);
        REQUIRE(disk.write(*file, 0, text("words")) == Done::yes);
        disk.set_off(file);
        REQUIRE(disk.write(*other, 0, text("more")) == Done::yes);
        REQUIRE(disk.sync(other) == Done::yes);
        const bool asked = seed % 2 == 0;
        if (asked) REQUIRE(disk.sync(file) == Done::yes);
        Luck luck(seed);
        disk.power_on(luck);
        CHECK(text_of(disk.open("b", false)->live()) == "more");
        const bool there = text_of(disk.open("a", false)->live()) == "words";
        if (asked) CHECK(there);
        seen = seen || (!asked && there);
        missed = missed || !there;
    }
    CHECK(seen);
    CHECK(missed);
}

TEST_CASE("the checker sees a lost, a damaged, a doubled and an invented lead") {
    Checker checker;
    const auto sealed = test::some_sealed(1);
    const Hash hash = test::filled<32>(5);
    checker.attempt(sealed, hash);
    checker.confirm(sealed.lead_id, 1);
    const Found good{sealed.lead_id, 1, hash, true, 0};
    CHECK(checker.judge({good}).clean());
    CHECK(checker.judge({}).lost == 1);
    CHECK(checker.judge({{sealed.lead_id, 1, hash, false, 0}}).lost == 1);
    CHECK(checker.judge({{sealed.lead_id, 2, hash, true, 0}}).lost == 1);
    CHECK(checker.judge({good, good}).doubled == 1);
    CHECK(checker.judge({good, {test::filled<16>(1), 2, hash, true, 0}}).invented == 1);
    CHECK(checker.judge({{sealed.lead_id, 1, hash, true, 1}}).undone == 1);
    CHECK(checker.judge({{sealed.lead_id, 1, hash, true, 4}}).undone == 1);
    checker.confirm(sealed.lead_id, 2);
    CHECK(checker.judge({good}).doubled == 1);
}
