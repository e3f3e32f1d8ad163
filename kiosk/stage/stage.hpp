// The stage: window, painter, input and kiosk together. It owns no clock and no loop: whoever holds it (main, the
// driver) says what time it is and when to draw. UI thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/app/kiosk.hpp"
#include "kiosk/stage/crew_watch.hpp"
#include "kiosk/stage/event_watch.hpp"
#include "kiosk/stage/films.hpp"
#include "kiosk/stage/frames.hpp"
#include "kiosk/stage/input.hpp"
#include "kiosk/stage/pace.hpp"
#include "kiosk/stage/painter.hpp"
#include "kiosk/stage/posters.hpp"
#include "kiosk/stage/stand.hpp"
#include "kiosk/stage/window.hpp"

namespace monter::kiosk {

class Stage {
public:
    struct Wish {
        Window::Wish window;
        float text_scale = 1.0F;
        std::optional<Size> panel_mm;  // of the visible area; the default is a 32-inch panel
        int quarters = 0;              // of a turn clockwise, by which picture and touch are turned on the panel
    };
    // Kind::refused, with a remedy, where there is no display, no OpenGL ES 3 or no fonts.
    [[nodiscard]] static Result<std::unique_ptr<Stage>> open(Stand stand, const Wish& wish);
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    // Takes what fingers, keys, workers and `now` bring; false when the window was closed, which a full-screen one is
    // not, whatever asks it to.
    [[nodiscard]] bool turn(const Moment& now);
    // Something to be seen has changed since the last frame, or moves.
    [[nodiscard]] bool wants_frame() const { return dirty_ || moving(); }
    [[nodiscard]] bool moving() const { return painter_.moving() || posters_.moving(); }
    // A poster is up that moves a little by itself: nobody waits for it.
    [[nodiscard]] bool lives() const;
    void draw(const Moment& now);
    // How long nothing will happen unless somebody touches, or should: what lives by itself waits until this machine
    // bears another frame of it. At most `most`.
    [[nodiscard]] std::int64_t quiet_ms(const Moment& now, std::int64_t most) const;

    static void sleep(std::int64_t ms);  // until something comes in, at most
    static void pause(std::int64_t ms);  // whatever comes in

    // A keep, a withdrawal or a picture is on its way.
    [[nodiscard]] bool busy() const {
        return kiosk_.busy() || pictures_.busy() || posters_.busy() || carpets_.busy() || films_.busy();
    }
    // The last frame was drawn with all it shows: no poster of it was still on its way.
    [[nodiscard]] bool complete() const { return stats_.frames > 0 && !posters_.waits() && !pictures_.busy(); }
    [[nodiscard]] const Kiosk& kiosk() const { return kiosk_; }
    [[nodiscard]] Scene scene() const;  // as a finger meets it: read it before the next turn
    [[nodiscard]] const Fit& fit() const { return fit_; }
    [[nodiscard]] Uint32 window_id() const { return window_->id(); }
    // The picture of the last frame as a PNG file: as the visitor sees it, or as the panel is given it (turned, with
    // its borders).
    enum class Seen { by_visitor, by_panel };
    [[nodiscard]] Result<void> save_picture(const std::filesystem::path& file, Seen seen = Seen::by_visitor);

    struct Stats {
        std::int64_t frames = 0;
        std::vector<float> build_ms;  // scene and draw lists of each frame, newest last, the last 10,000 at most
        std::vector<float> light_ms;  // the palettes of each frame whose light was another, likewise
    };
    [[nodiscard]] const Stats& stats() const { return stats_; }

private:
    Stage(Stand stand, const Wish& wish, std::unique_ptr<Window> window, Ruler ruler, GlyphPixels pixels);
    [[nodiscard]] Frame frame() const;
    void measure();
    void take_news();
    void take(const SDL_Event& event, const Moment& now);
    [[nodiscard]] bool is_calm() const;
    const ImDrawData& paint(const Scene& scene);
    [[nodiscard]] Behind behind();

    FileLock lock_;
    std::unique_ptr<Window> window_;
    Ruler ruler_;
    std::optional<Size> panel_mm_;
    int quarters_ = 0;
    GlRenderer renderer_;
    Frames frames_;
    GlyphAtlas atlas_;
    Pictures pictures_;
    Posters posters_;
    Carpets carpets_;
    Films films_;
    Painter painter_;
    Input input_;
    Kiosk kiosk_;
    EventWatch event_watch_;
    CrewWatch crew_watch_;
    bool stays_ = false;  // a stand's: no way leads out of it
    Fit fit_;
    Size design_;  // of the visitor's screen
    Size seen_;    // the window as it is looked at: pixels
    ImU32 border_ = 0;
    float strip_ = 0;                   // of a preview, below it, in the same pixels
    std::optional<ShownPack> waiting_;  // content the kiosk takes up when nobody is there
    std::optional<Hash> untold_;        // the pack whose first frame is to come
    ContentWatch watch_;
    Pace pace_;
    std::int64_t drawn_ms_ = 0;  // boot time the last frame was of
    bool dirty_ = true, writing_ = false;
    Stats stats_;
};

}  // namespace monter::kiosk
