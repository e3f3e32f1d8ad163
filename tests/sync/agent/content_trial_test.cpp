// Content that passes every look and still brings the screen down is sent back; and staff read how content does.
#include "sync/agent/status.hpp"
#include "tests/support/content_offer.hpp"

using namespace monter;
using namespace monter::agent;
using namespace monter::test;
using Screen = Activation::Screen;

namespace {

struct Tried : Offer {
    Tried() {
        good = publish(Offer::plain(3));
        REQUIRE(round());
        says(Screen::opens);
        says(Screen::shown);
        minutes_pass(30);
        bad = publish(Offer::plain(4));
        REQUIRE(round());
        REQUIRE(active() == bad);
    }
    void says(Screen what) { REQUIRE(content->screen(what, active()->manifest_sha256, hall.now)); }
    void comes_down() {
        says(Screen::opens);
        if (active() == bad) says(Screen::shown);
    }
    void minutes_pass(int minutes) {
        for (int i = 0; i < minutes; ++i) {
            hall.advance(60'000);
            REQUIRE(hall.outbox.note_running(hall.now));
            content->keep_house(hall.now);
        }
    }
    pack::ActivePack good, bad;
};

}  // namespace

TEST_CASE("three times down within ten minutes, and the content before is back, for good") {
    Tried fair;
    fair.comes_down();
    fair.comes_down();
    CHECK(fair.active() == fair.bad);
    fair.restart();  // what was counted outlives monter-sync
    fair.comes_down();
    CHECK(fair.active() == fair.good);
    CHECK(fair.can_be_shown(fair.good));
    const auto again = fair.round();
    REQUIRE_FALSE(again);
    CHECK(again.error().message.find("did not work") != std::string::npos);
    CHECK(fair.active() == fair.good);
    fair.publish(Offer::plain(5));
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.newest);
}

TEST_CASE("a screen that can't open the new content has the one before at once") {
    Tried fair;
    fair.says(Screen::failed);
    CHECK(fair.active() == fair.good);
}

TEST_CASE("seldom down, ended by hand, or with the whole machine: nobody is blamed") {
    Tried fair;
    SECTION("seldom") {
        for (int i = 0; i < 6; ++i) {
            fair.says(Screen::opens);
            fair.minutes_pass(6);
        }
    }
    SECTION("ended by hand") {
        for (int i = 0; i < 6; ++i) {
            fair.says(Screen::ended);
            fair.comes_down();
        }
    }
    SECTION("with the machine") {
        for (std::uint8_t i = 0; i < 6; ++i) {
            fair.hall.now.boot_id = Id{static_cast<std::uint8_t>(10 + i)};
            fair.comes_down();
        }
    }
    SECTION("after its trial") {
        fair.says(Screen::shown);
        fair.minutes_pass(11);
        for (int i = 0; i < 6; ++i) fair.comes_down();
    }
    CHECK(fair.active() == fair.bad);
}

TEST_CASE("the very first content is kept, whatever it does: there is nothing better") {
    Offer fair;
    const auto only = fair.publish(Offer::plain(3));
    REQUIRE(fair.round());
    for (int i = 0; i < 6; ++i) REQUIRE(fair.content->screen(Screen::opens, only.manifest_sha256, fair.hall.now));
    CHECK(fair.active() == only);
    CHECK(fair.can_be_shown(only));
}

TEST_CASE("while a screen has not taken up the new content, no third comes: what it shows stays on disk") {
    Tried fair;
    const auto third = fair.publish(Offer::plain(5));
    REQUIRE(fair.round());
    CHECK(fair.active() == fair.bad);
    fair.says(Screen::shown);
    fair.content->keep_house(fair.hall.now);
    CHECK(fair.active() == third);
}

TEST_CASE("content that nobody confirmed for a week is amber for staff, and is shown all the same") {
    Offer fair;
    const auto pack = fair.publish(Offer::plain(3));
    REQUIRE(fair.round());
    const auto told = [&] {
        std::string all;
        const auto status = look_at(fair.hall.outbox, fair.hall.data.path(), fair.hall.now).value();
        for (const auto& complaint : complaints_of(status)) all += complaint.text + "\n";
        CHECK(status.content == "small 3");
        return all;
    };
    CHECK(told().find("not confirmed") == std::string::npos);
    fair.hall.advance(8LL * 24 * 60 * 60 * 1000);
    CHECK(told().find("Content not confirmed since 20") != std::string::npos);
    CHECK(fair.active() == pack);
    fair.name_latest({});
    REQUIRE(fair.round());
    CHECK(told().find("not confirmed") == std::string::npos);
}
