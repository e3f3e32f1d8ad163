// A film of a pack as pictures, one after the other, for as long as it is open. A worker does all of it with libmpv's
// render API, in software: the screen's thread only takes pixels, no call of libmpv touches its OpenGL context, and
// where the display draws in software anyway nothing is lost. All but the worker: UI thread.
//
// At its end the film begins anew, and its last picture stands until the first is there again: between two rounds there
// is never nothing to draw. What is said in it comes as text, so that the screen sets it in its own letters.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sync/base/bytes.hpp"
#include "sync/pack/source.hpp"

namespace monter::kiosk {

class Film {
public:
    struct Wish {
        std::shared_ptr<const pack::Source> source;
        std::string film;                          // names of its files, as monter-pack check passed them
        std::string captions;                      // empty = none
        int width_most = 1280, height_most = 720;  // of the pictures, which keep the film's own shape and never grow
        bool plays = true;
        bool sounds = false;  // muted until somebody asks for sound: until then no sound device is opened either
    };
    struct Picture {
        int width = 0, height = 0;
        Bytes rgbx;  // rows from the top, 4 bytes a pixel, of which the fourth says nothing
    };
    struct Told {
        double at_s = 0, length_s = 0;  // to a quarter of a second; length 0 = not known yet
        std::string caption;            // what is being said; empty = nothing
        bool has_sound = true;          // as long as it isn't known
        bool is_broken = false;         // it will never show anything: the log says why, once
        friend bool operator==(const Told&, const Told&) = default;
    };

    // `on_news` is called by the worker whenever picture() or told() would find something: wake the screen.
    Film(Wish wish, std::function<void()> on_news);
    Film(const Film&) = delete;
    Film& operator=(const Film&) = delete;
    ~Film();  // waits until the worker let go of the film

    void play(bool plays);
    void sound(bool sounds);
    // The newest picture nobody has taken, and how it stands, where that is another than was told.
    [[nodiscard]] std::optional<Picture> picture();
    [[nodiscard]] std::optional<Told> told();
    [[nodiscard]] bool is_broken() const;

    // Asks the worker to let go, and does not wait: some hundredths of a second later it has left.
    void leave();
    [[nodiscard]] bool has_left() const;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace monter::kiosk
