#include "kiosk/stage/loop.hpp"

#include <algorithm>

#include "sync/base/clock.hpp"

namespace monter::kiosk {

namespace {

constexpr std::int64_t sleep_ms_max = 500;
constexpr std::int64_t frame_ms = 16;  // where the display does not hold frames back by itself

}  // namespace

bool pass(Stage& stage, const std::function<void()>& drawn) {
    const Moment begin = system_now();
    if (!stage.turn(begin)) return false;
    if (stage.wants_frame()) {
        stage.draw(begin);
        drawn();
    }
    const Moment end = system_now();
    const std::int64_t took = end.boot_ms - begin.boot_ms;
    if (stage.wants_frame()) {
        Stage::pause(std::max<std::int64_t>(0, frame_ms - took));
    } else {
        Stage::sleep(stage.quiet_ms(end, sleep_ms_max));
    }
    return true;
}

}  // namespace monter::kiosk
