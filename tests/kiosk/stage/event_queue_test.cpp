// Ten thousand events of a panel gone wrong become a short turn.
#include "kiosk/stage/event_queue.hpp"

#include <chrono>
#include <thread>

#include "kiosk/stage/stage.hpp"
#include "tests/support/catch.hpp"

using monter::kiosk::EventQueue;

namespace {

struct Events {
    Events() { REQUIRE(SDL_Init(SDL_INIT_EVENTS) == 0); }
    ~Events() { SDL_Quit(); }
    static void push(Uint32 type, SDL_FingerID finger, float x) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.fingerId = finger;
        event.tfinger.x = x;
        REQUIRE(SDL_PushEvent(&event) == 1);
    }
};

}  // namespace

TEST_CASE("of a finger's movements that wait the last one counts, and another finger's are kept apart") {
    const Events events;
    Events::push(SDL_FINGERDOWN, 1, 0);
    for (int i = 1; i <= 500; ++i) Events::push(SDL_FINGERMOTION, 1, static_cast<float>(i) / 1000);
    Events::push(SDL_FINGERMOTION, 2, 0.9F);
    Events::push(SDL_FINGERMOTION, 1, 0.7F);
    Events::push(SDL_FINGERUP, 1, 0.7F);
    EventQueue queue;
    std::vector<std::pair<Uint32, float>> seen;
    for (SDL_Event event; queue.next(event);) seen.emplace_back(event.type, event.tfinger.x);
    REQUIRE(seen.size() == 5);
    CHECK(seen[0].first == SDL_FINGERDOWN);
    CHECK(seen[1].second == 0.5F);
    CHECK(seen[2].second == 0.9F);
    CHECK(seen[3].second == 0.7F);
    CHECK(seen[4].first == SDL_FINGERUP);
}

TEST_CASE("a turn takes no more landings than hands can do, leaves none behind, and the next turn takes some again") {
    const Events events;
    for (int turn = 0; turn < 2; ++turn) {
        for (int i = 0; i < 5000; ++i) {
            Events::push(SDL_FINGERDOWN, i % 10, 0);
            Events::push(SDL_FINGERUP, i % 10, 0);
        }
        EventQueue queue;
        int landings = 0, lifts = 0;
        for (SDL_Event event; queue.next(event);) (event.type == SDL_FINGERDOWN ? landings : lifts) += 1;
        CHECK(landings == EventQueue::landings_max);
        CHECK(lifts == 5000);
    }
}

TEST_CASE("a touch ends the rest between two frames at once") {
    const Events events;
    const auto begun = std::chrono::steady_clock::now();
    std::thread finger([] { Events::push(SDL_FINGERDOWN, 1, 0); });
    monter::kiosk::Stage::sleep(20'000);
    finger.join();
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
    EventQueue queue;
    SDL_Event event;
    REQUIRE(queue.next(event));
    CHECK(event.type == SDL_FINGERDOWN);
}
