// The kiosk in one piece: model, world and hands together, for main, the driver and the tests. One thread.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/app/app.hpp"
#include "kiosk/app/effects.hpp"
#include "sync/base/clock.hpp"

namespace monter::kiosk {

class Kiosk {
public:
    // `text_scale` is the stand's own (1.0); large text multiplies to 1.5 at least.
    Kiosk(World world, Hands::Reach reach, float text_scale = 1.0F);

    // Lets time come to `now`, takes up answers that have arrived, then the messages in order; carries effects out.
    // True where something seen may have changed. Steps of more than a second only where nobody is there: a countdown
    // always runs from the turn that saw it due.
    bool turn(const std::vector<Message>& messages, const Moment& now);

    // The screen as it is now. `panel` says size, px_per_mm and ruler; language, text scale and contrast are the
    // model's. Read it before the next turn.
    [[nodiscard]] Scene scene(Frame panel) const;
    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] const World& world() const { return world_; }
    // What the next attract screen begins with: what is brought next builds on it, so that nothing brought before is
    // lost.
    [[nodiscard]] const World& coming() const { return waiting_ ? *waiting_ : world_; }

    // New content or a new event: taken up at the next attract screen with nobody there.
    void bring(World world);
    // What the crew has chosen, or what has ended with its day: holds from the next frame on, and for what waits to be
    // shown.
    void choose(const local::CrewSettings& chosen);
    // New content at once, on the screen that is up: of the visit everything stays that the new content still has
    // (refit). For monter-pack preview; a visitor's screen never changes under their hands.
    void show(World world);

    // An effect is still on its way (a keep, a withdrawal).
    [[nodiscard]] bool busy() const { return hands_.busy(); }
    // Boot time at which turn() should run even if nothing happens.
    [[nodiscard]] std::optional<std::int64_t> next_change() const { return kiosk::next_change(model_); }

private:
    void take(const Message& message);
    void note_choices(const Message& message);
    World world_;
    std::optional<World> waiting_;
    Hands hands_;
    Model model_;
};

}  // namespace monter::kiosk
