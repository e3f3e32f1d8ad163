#include "kiosk/stage/crew_watch.hpp"

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::kiosk;

TEST_CASE("a rehearsal that monter-sync ends is over on the screen within seconds") {
    const test::ScratchFolder data;
    std::filesystem::create_directory(data / "public");
    const auto write = [&](const local::CrewSettings& settings) {
        REQUIRE(write_file(data / "public/crew.json", view(local::to_json(settings)), 0644));
    };
    const auto at = [](std::int64_t boot_ms) { return Moment{0, boot_ms, {}}; };
    CrewWatch watch(data.path());
    CHECK_FALSE(watch.look(at(1000)));  // nothing chosen yet
    local::CrewSettings settings;
    settings.rehearsal = true;
    write(settings);
    CHECK_FALSE(watch.look(at(2000)));  // not every frame
    CHECK(watch.look(at(6000)) == settings);
    CHECK_FALSE(watch.look(at(12'000)));
    settings.rehearsal = false;
    write(settings);
    CHECK(watch.look(at(18'000)) == settings);
}
