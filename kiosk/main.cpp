// monter-kiosk: what a visitor sees and touches. Makes the parts, hands them to each other, and turns the stage.
#include <CLI/CLI.hpp>
#include <signal.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <optional>

#include "kiosk/stage/options.hpp"
#include "kiosk/stage/stage.hpp"
#include "sync/base/clock.hpp"
#include "sync/base/log.hpp"
#include "sync/seal/keys.hpp"

namespace {

using namespace monter;
using namespace monter::kiosk;

constexpr std::int64_t sleep_ms_max = 500;  // a signal to end is noticed within this time
constexpr std::int64_t frame_ms = 16;       // where the display does not hold frames back by itself

volatile std::sig_atomic_t asked_to_end = 0;

void end_on_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) { asked_to_end = 1; };
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

// Draws while something moves, sleeps while nothing does. What drifts by itself all day takes two fifths of the time at
// most, however slowly this machine draws; a touch ends that sleep at once.
// `begun`: when the program began, where the first frame is to be traced.
void run(Stage& stage, std::optional<std::int64_t> begun) {
    while (stage.turn(system_now()) && asked_to_end == 0) {
        const Moment begin = system_now();
        if (stage.wants_frame()) stage.draw(begin);
        if (begun && stage.complete()) {
            std::cerr << "first-frame " << system_now().boot_ms - *begun << std::endl;
            begun.reset();
        }
        if (stage.wants_frame()) {
            stage.pause(std::max<std::int64_t>(0, frame_ms - (system_now().boot_ms - begin.boot_ms)));
        } else {
            const std::int64_t quiet = stage.quiet_ms(system_now(), sleep_ms_max);
            const std::int64_t took = system_now().boot_ms - begin.boot_ms;
            stage.sleep(stage.drifts() ? std::max(quiet, took * 3 / 2) : quiet);
        }
    }
}

int refuse(const Error& error) {
    log_error("the kiosk can't open", error);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t begun = system_now().boot_ms;
    CLI::App app("The touch program of a stand.");
    std::string data, pack, size = "1920x1080", panel;
    Stage::Wish wish;
    app.add_option("--data", data, "the stand's folder")->required();
    app.add_option("--pack", pack, "the built pack to show")->required();
    app.add_flag("--fullscreen", wish.window.fullscreen, "fill the screen and hide the pointer");
    app.add_option("--size", size, "of the window, WxH");
    app.add_option("--scale", wish.text_scale, "of all texts, 1.0 to 1.5")->check(CLI::Range(1.0, 1.5));
    app.add_option("--panel-mm", panel, "the panel's visible area in millimetres, WxH");
    bool trace = false;
    app.add_flag("--trace", trace, "say on standard error how many ms the first complete frame took: first-frame MS");
    CLI11_PARSE(app, argc, argv);

    const auto window = size_from(size);
    if (!window) return refuse({Kind::refused, "--size " + size, "give it as 1920x1080"});
    wish.window.width = static_cast<int>(window->w);
    wish.window.height = static_cast<int>(window->h);
    wish.window.hidden_pointer = wish.window.fullscreen;
    if (!panel.empty() && !(wish.panel_mm = size_from(panel))) {
        return refuse({Kind::refused, "--panel-mm " + panel, "give it in whole millimetres, as 708x398"});
    }

    keep_memory_private();
    if (auto started = seal::start(); !started) return refuse(started.error());
    auto stand = open_stand(data, pack);
    if (!stand) return refuse(stand.error());
    auto stage = Stage::open(std::move(*stand), wish);
    if (!stage) return refuse(stage.error());
    end_on_signals();
    run(**stage, trace ? std::optional(begun) : std::nullopt);
    return 0;
}
