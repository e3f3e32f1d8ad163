// kiosk-driver: the real kiosk with a rope on it. One JSON command a line on standard input, one JSON answer a line on
// standard output; logs go to standard error. Ends with its input.
#include <CLI/CLI.hpp>

#include <iostream>
#include <string>

#include "kiosk/stage/options.hpp"
#include "kiosk/stage/process_start.hpp"
#include "sync/base/log.hpp"
#include "sync/seal/keys.hpp"
#include "tests/driver/commands.hpp"

namespace {

using namespace monter;

int refuse(const Error& error) {
    log_error("the kiosk can't open", error);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("The kiosk, driven by commands.");
    std::string data, pack, preview, size = "1920x1080", panel;
    kiosk::Stage::Wish wish;
    app.add_option("--pack", pack, "a built pack to show; without it, what monter-sync brings");
    app.add_option("--data", data, "the stand's folder")->required();
    app.add_option("--preview", preview, "as the kiosk's");
    app.add_option("--size", size, "of the window, WxH");
    app.add_option("--scale", wish.text_scale, "of all texts, 1.0 to 1.5")->check(CLI::Range(1.0, 1.5));
    app.add_option("--panel-mm", panel, "the panel's visible area in millimetres, WxH");
    int degrees = 0;
    app.add_option("--rotate", degrees, "how far the panel's picture is turned clockwise, and its touches with it")
        ->check(CLI::IsMember({0, 90, 180, 270}));
    CLI11_PARSE(app, argc, argv);

    const auto window = kiosk::size_from(size);
    if (!window) return refuse({Kind::refused, "--size " + size, "give it as 1920x1080"});
    wish.window.width = static_cast<int>(window->w);
    wish.window.height = static_cast<int>(window->h);
    wish.quarters = degrees / 90;
    if (!panel.empty() && !(wish.panel_mm = kiosk::size_from(panel))) {
        return refuse({Kind::refused, "--panel-mm " + panel, "give it in whole millimetres, as 708x398"});
    }

    kiosk::keep_memory_private();
    if (auto started = seal::start(); !started) return refuse(started.error());
    auto stand = kiosk::open_stand(data, pack, preview);
    if (!stand) return refuse(stand.error());
    auto stage = kiosk::Stage::open(std::move(*stand), wish);
    if (!stage) return refuse(stage.error());

    driver::Rope rope(**stage, kiosk::process_began_ms().value_or(system_now().boot_ms));
    for (std::string line; std::getline(std::cin, line);) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) std::cout << driver::answer(line, rope) << std::endl;
    }
    return 0;
}
