#include "kiosk/stage/event_watch.hpp"

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

lead::Event write_event(const test::ScratchFolder& data, const std::vector<std::string>& present) {
    lead::Event event;
    event.title = "A fair";
    event.portal_url = "https://portal.example.test";
    event.languages = {"en"};
    event.present = present;
    const std::string json = lead::to_json(event);
    REQUIRE(write_file(data / "public/event.json", view(json), 0644));
    return event;
}

Moment at(std::int64_t boot_ms) {
    return {.wall_ms = 1'795'000'000'000, .boot_ms = boot_ms, .boot_id = {}};
}

}  // namespace

TEST_CASE("a change of the fair is seen once, and a file that can't be read changes nothing") {
    const test::ScratchFolder data;
    std::filesystem::create_directory(data / "public");
    EventWatch watch(data.path(), write_event(data, {}));
    CHECK_FALSE(watch.look(at(10'000)));
    write_event(data, {"arjeplog"});
    CHECK_FALSE(watch.look(at(11'000)));  // not every frame
    const auto changed = watch.look(at(16'000));
    REQUIRE(changed);
    CHECK(changed->present == std::vector<std::string>{"arjeplog"});
    CHECK_FALSE(watch.look(at(22'000)));
    REQUIRE(write_file(data / "public/event.json", view(std::string("{")), 0644));
    CHECK_FALSE(watch.look(at(28'000)));
    write_event(data, {"boden", "kalix"});
    CHECK(watch.look(at(34'000)));
    std::filesystem::remove(data / "public/event.json");
    CHECK_FALSE(watch.look(at(40'000)));
}

TEST_CASE("what was written while the kiosk started is seen at the first look") {
    const test::ScratchFolder data;
    std::filesystem::create_directory(data / "public");
    const lead::Event read = write_event(data, {});
    write_event(data, {"arjeplog"});
    EventWatch watch(data.path(), read);
    const auto changed = watch.look(at(10'000));
    REQUIRE(changed);
    CHECK(changed->present == std::vector<std::string>{"arjeplog"});
    CHECK_FALSE(watch.look(at(16'000)));
}
