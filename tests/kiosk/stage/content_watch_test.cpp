// What is shown is told to monter-sync, however late that starts: content on trial would else be sent back.
#include "kiosk/stage/content_watch.hpp"

#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace std::chrono_literals;

TEST_CASE("a monter-sync that starts after the screen is told what is shown, once") {
    const test::ScratchFolder data;
    std::filesystem::create_directories(local::public_folder(data.path()));
    ContentWatch watch({.data = data.path(), .told_again_after = 10ms}, {}, [] {});
    Hash hash{};
    hash.fill(7);
    watch.shown(hash);
    auto sync = local::Listener::open(local::stand_socket(data.path()));
    REQUIRE(sync);
    int told = 0;
    const auto hear = [&](const std::string& asked) {
        const auto request = local::request_from_json(asked);
        const auto* screen = request ? std::get_if<local::Screen>(&*request) : nullptr;
        if (screen && screen->does == local::Screen::Does::shown && screen->manifest_sha256 == hash) ++told;
        return local::to_json(local::Reply(local::Done{}));
    };
    for (int wait = 0; wait < 100 && told == 0; ++wait) REQUIRE(sync->serve(100ms, hear));
    CHECK(told == 1);
    REQUIRE(sync->serve(100ms, hear));
    CHECK(told == 1);
}
