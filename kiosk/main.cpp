// monter-kiosk: what a visitor sees and touches. Makes the parts, hands them to each other, and turns the stage.
#include <CLI/CLI.hpp>
#include <signal.h>

#include <csignal>
#include <iostream>
#include <optional>

#include "kiosk/stage/loop.hpp"
#include "kiosk/stage/options.hpp"
#include "kiosk/stage/process_start.hpp"
#include "sync/base/clock.hpp"
#include "sync/base/log.hpp"
#include "sync/seal/keys.hpp"

namespace {

using namespace monter;
using namespace monter::kiosk;

volatile std::sig_atomic_t asked_to_end = 0;

void end_on_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) { asked_to_end = 1; };
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

int refuse(const Error& error) {
    log_error("the kiosk can't open", error);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("The touch program of a stand.");
    std::string data, pack, preview, size = "1920x1080", panel;
    Stage::Wish wish;
    app.add_option("--data", data, "the stand's folder")->required();
    app.add_option("--pack", pack, "a built pack to show; without it, what monter-sync brings");
    app.add_option("--preview", preview, "show new content at once, tell the faults in this file, keep no wish");
    app.add_flag("--fullscreen", wish.window.fullscreen, "fill the screen and hide the pointer");
    app.add_option("--size", size, "of the window, WxH");
    app.add_option("--scale", wish.text_scale, "of all texts, 1.0 to 1.5")->check(CLI::Range(1.0, 1.5));
    app.add_option("--panel-mm", panel, "the panel's visible area in millimetres, WxH");
    int degrees = 0;
    app.add_option("--rotate", degrees, "how far the panel's picture is turned clockwise, and its touches with it")
        ->check(CLI::IsMember({0, 90, 180, 270}));
    bool trace = false;
    app.add_flag("--trace", trace,
                 "say on standard error how many ms after its start the program had shown its first "
                 "complete frame, and at its end how many it drew: first-frame MS, frames N");
    CLI11_PARSE(app, argc, argv);

    const auto window = size_from(size);
    if (!window) return refuse({Kind::refused, "--size " + size, "give it as 1920x1080"});
    wish.window.width = static_cast<int>(window->w);
    wish.window.height = static_cast<int>(window->h);
    wish.quarters = degrees / 90;
    wish.window.hidden_pointer = wish.window.fullscreen;
    if (!panel.empty() && !(wish.panel_mm = size_from(panel))) {
        return refuse({Kind::refused, "--panel-mm " + panel, "give it in whole millimetres, as 708x398"});
    }

    keep_memory_private();
    if (auto started = seal::start(); !started) return refuse(started.error());
    auto stand = open_stand(data, pack, preview);
    if (!stand) return refuse(stand.error());
    auto stage = Stage::open(std::move(*stand), wish);
    if (!stage) return refuse(stage.error());
    end_on_signals();
    std::optional<std::int64_t> begun = trace ? process_began_ms() : std::nullopt;
    const auto tell_first = [&] {
        if (!begun || !(*stage)->complete()) return;
        std::cerr << "first-frame " << system_now().boot_ms - *begun << std::endl;
        begun.reset();
    };
    while (asked_to_end == 0 && pass(**stage, tell_first)) {
    }
    if (trace) std::cerr << "frames " << (*stage)->stats().frames << std::endl;
    return 0;
}
