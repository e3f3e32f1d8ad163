#include "sync/press/preview_loop.hpp"

#include <poll.h>
#include <unistd.h>

#include <iostream>
#include <optional>
#include <sstream>

#include "sync/base/clock.hpp"
#include "sync/press/child.hpp"
#include "sync/press/folder_watch.hpp"
#include "sync/press/press.hpp"
#include "sync/press/press_memory.hpp"
#include "sync/press/preview_stand.hpp"

namespace monter::press {
namespace {

namespace fs = std::filesystem;

// Editors write a file in several steps, and "save all" writes many: the folder is read when it has been quiet this
// long.
constexpr int quiet_ms = 120;
constexpr int for_ever = -1;

class Preview {
public:
    Preview(const PreviewWish& wish, PreviewStand stand)
        : wish_(wish), stand_(std::move(stand)), memory_(press_posters) {}

    // The folder as it is now, and on to the screen where it is good.
    Result<void> take_up() {
        const auto begun = system_now();
        const auto press = [this](const pack::Source& source, const std::vector<std::string>& documents) {
            return memory_.press(source, documents);
        };
        const auto built = stand_.build(wish_.folder, begun.wall_ms, press);
        if (!built) return stand_.tell(name({{wish_.folder.string(), 1, built.error().message, built.error().remedy}}));
        if (!built->faults.empty()) {
            name(built->faults);
            return {};
        }
        std::cerr << wish_.folder.string() << ": no faults, shown after " << system_now().boot_ms - begun.boot_ms
                  << " ms (" << memory_.pressed_anew() << " posters made)\n";
        return open_kiosk();
    }
    [[nodiscard]] bool has_closed() { return kiosk_ && kiosk_->has_ended(); }
    [[nodiscard]] bool closed_well() const { return kiosk_->ended_well(); }

private:
    const pack::Faults& name(const pack::Faults& faults) {
        for (const pack::Fault& fault : faults) std::cerr << pack::to_line(fault) << "\n";
        std::cerr << wish_.folder.string() << ": " << faults.size() << (faults.size() == 1 ? " fault. " : " faults. ")
                  << (stand_.shows() ? "The last good content stays on the screen.\n"
                                     : "The window opens as soon as it is mended.\n");
        return faults;
    }
    Result<void> open_kiosk() {
        if (kiosk_) return {};
        std::vector<std::string> words = {"--data",    stand_.data().string(),  "--pack", stand_.pack().string(),
                                          "--preview", stand_.faults().string()};
        words.insert(words.end(), wish_.options.begin(), wish_.options.end());
        auto child = Child::start(wish_.kiosk, words);
        if (!child) return fail(child.error());
        kiosk_.emplace(std::move(*child));
        return {};
    }

    const PreviewWish& wish_;
    PreviewStand stand_;  // outlives the kiosk, which reads from it
    PressMemory memory_;
    std::optional<Child> kiosk_;
};

// True when something is to be read; false after `wait_ms` without.
bool wait_for(std::initializer_list<int> fds, int wait_ms) {
    std::vector<pollfd> all;
    for (const int fd : fds) all.push_back({fd, POLLIN, 0});
    return poll(all.data(), all.size(), wait_ms) > 0;
}

// Until the folder has been quiet for a moment.
bool has_settled(FolderWatch& watch, Signals& signals, bool& asked_to_end) {
    while (wait_for({watch.fd(), signals.fd()}, quiet_ms)) {
        static_cast<void>(watch.take());
        if (signals.asked_to_end()) {
            asked_to_end = true;
            return false;
        }
    }
    return true;
}

Result<void> run(Preview& preview, FolderWatch& watch, Signals& signals) {
    if (auto taken = preview.take_up(); !taken) return taken;
    bool asked_to_end = false;
    while (!asked_to_end && !preview.has_closed()) {
        wait_for({watch.fd(), signals.fd()}, for_ever);
        asked_to_end = signals.asked_to_end();
        if (asked_to_end || !watch.take() || !has_settled(watch, signals, asked_to_end)) continue;
        if (auto taken = preview.take_up(); !taken) return taken;
    }
    if (asked_to_end || preview.closed_well()) return {};
    return fail(Kind::refused, "the kiosk ended by a fault", "read above what it said");
}

bool is_program(const fs::path& file) {
    std::error_code why;
    return fs::is_regular_file(file, why) && access(file.c_str(), X_OK) == 0;
}

}  // namespace

Result<fs::path> find_kiosk() {
    constexpr const char* name = "monter-kiosk";
    std::error_code why;
    if (const auto beside = fs::read_symlink("/proc/self/exe", why).parent_path() / name; is_program(beside))
        return beside;
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty() && is_program(fs::path(folder) / name)) return fs::path(folder) / name;
    }
    return fail(Kind::refused, "there is no monter-kiosk beside monter-pack, nor on PATH",
                "install it, or build it with: packaging/demo --build");
}

Result<void> preview(const PreviewWish& wish) {
    PreviewWish whole = wish;
    if (whole.kiosk.empty()) {
        auto found = find_kiosk();
        if (!found) return fail(found.error());
        whole.kiosk = std::move(*found);
    } else if (!is_program(whole.kiosk)) {
        return fail(Kind::refused, whole.kiosk.string() + " is no program", "name one after --kiosk");
    }
    auto watch = FolderWatch::open(whole.folder);
    if (!watch) return fail(watch.error());
    auto signals = Signals::hold();
    if (!signals) return fail(signals.error());
    auto stand = PreviewStand::open(system_now().wall_ms);
    if (!stand) return fail(stand.error());
    Preview preview(whole, std::move(*stand));
    return run(preview, *watch, *signals);
}

}  // namespace monter::press
