#include "kiosk/app/turn.hpp"

namespace monter::kiosk {
namespace {

constexpr double back_s = 0.5;  // further back than two looks at one moment can lie apart: it has begun anew

const pack::Video* film_of(const Turn& turn) {
    const pack::Place* const place = turn.world.content->place(turn.model.place);
    return place != nullptr && place->video ? &*place->video : nullptr;
}

bool is_watching(const Turn& turn) {
    return turn.model.sheet == Sheet::video && !turn.model.watching.is_broken;
}

}  // namespace

// Muted, and still where things are to stand still: both are asked for.
void take(Turn& turn, const OpenVideo&) {
    Model& model = turn.model;
    const pack::Video* const film = film_of(turn);
    if (model.at != Step::showcase || film == nullptr || model.broken_films.contains(film->film)) return;
    model.sheet = Sheet::video;
    model.watching = {};
    model.watching.plays = !model.access.calm();
}

void take(Turn& turn, const ToggleVideo&) {
    if (is_watching(turn)) turn.model.watching.plays = !turn.model.watching.plays;
}

void take(Turn& turn, const ToggleSound&) {
    if (is_watching(turn)) turn.model.watching.sounds = !turn.model.watching.sounds && turn.model.watching.has_sound;
}

void take(Turn& turn, const ToggleCaptions&) {
    if (is_watching(turn)) turn.model.watching.captions = !turn.model.watching.captions;
}

void take(Turn& turn, const FilmTold& message) {
    Model& model = turn.model;
    if (message.is_broken) model.broken_films.insert(message.film);
    const pack::Video* const film = film_of(turn);
    if (!is_watching(turn) || film == nullptr || film->film != message.film) return;
    Watching& watching = model.watching;
    watching.is_broken = message.is_broken;
    watching.has_sound = message.has_sound;
    watching.caption = message.caption;
    watching.length_s = message.length_s;
    if (message.at_s < watching.at_s - back_s) watching.was_seen = true;
    // Who watches stands still and touches nothing: until the film was seen once, nobody is asked whether they left.
    if (message.at_s > watching.at_s && watching.plays && !watching.was_seen && !model.warned_ms) {
        model.touched_ms = model.now_ms;
    }
    watching.at_s = message.at_s;
}

}  // namespace monter::kiosk
