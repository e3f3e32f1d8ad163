// The rope on the real kiosk: touches it as a person would, through SDL's event queue, and lets time pass. Its clock
// stands still but for `wait` and the length of a drag; it starts at the machine's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/stage/stage.hpp"
#include "sync/base/clock.hpp"

namespace monter::driver {

class Rope {
public:
    // `began_ms` is when the program was begun, as boot time: the first frame's time is told from there.
    Rope(kiosk::Stage& stage, std::int64_t began_ms);

    [[nodiscard]] kiosk::Scene scene() const { return stage_.scene(); }
    [[nodiscard]] const kiosk::Stage& stage() const { return stage_; }
    [[nodiscard]] std::int64_t first_frame_ms() const { return first_frame_ms_; }

    // Kind::refused, in words for the person who wrote the command, where it can't be done.
    [[nodiscard]] Result<void> tap_id(const std::string& id);
    [[nodiscard]] Result<void> tap_text(const std::string& text);
    [[nodiscard]] Result<void> tap_at(kiosk::Point at);
    [[nodiscard]] Result<void> drag(kiosk::Point from, kiosk::Point to, std::int64_t ms);
    // One finger of several, lands, moves or is lifted; no time passes.
    void touch(std::int64_t finger, kiosk::Finger::Does does, kiosk::Point at);
    // A panel gone wrong: `events` landings, movements and lifts of `fingers` in `ms`, at `at` or all over the
    // screen, delivered frame by frame. The answer is how long the turns took that had to take them.
    struct Storm {
        int events = 2000, fingers = 10;
        std::int64_t ms = 1000;
        std::optional<kiosk::Point> at;
        unsigned seed = 1;
    };
    struct Weathered {
        int turns = 0;
        double cpu_ms_mean = 0, cpu_ms_most = 0;  // of this thread, drawing left out
    };
    [[nodiscard]] Weathered storm(const Storm& storm);
    [[nodiscard]] Result<void> type(const std::string& text);
    [[nodiscard]] Result<void> key(const std::string& name);
    // First lets a keep or a picture that is on its way come to its end in real time, at most `effects_ms_max`.
    void wait(std::int64_t ms);
    // The picture as it is once pictures have come and movements are at rest; the kiosk's clock stands still meanwhile.
    [[nodiscard]] Result<void> shot(const std::filesystem::path& file, kiosk::Stage::Seen seen);

    static constexpr std::int64_t effects_ms_max = 10'000;

private:
    void turn();
    void show();
    void finger(kiosk::Finger::Does does, kiosk::Point at);
    [[nodiscard]] Result<void> tap(const kiosk::Element& element);
    void let_effects_finish();

    kiosk::Stage& stage_;
    Moment now_;
    std::int64_t first_frame_ms_ = 0;
};

}  // namespace monter::driver
