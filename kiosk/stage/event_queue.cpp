#include "kiosk/stage/event_queue.hpp"

namespace monter::kiosk {

namespace {

bool is_overtaken(const SDL_Event& event) {
    if (event.type != SDL_FINGERMOTION && event.type != SDL_MOUSEMOTION) return false;
    SDL_Event next;
    if (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) != 1 || next.type != event.type) {
        return false;
    }
    return event.type == SDL_MOUSEMOTION || next.tfinger.fingerId == event.tfinger.fingerId;
}

}  // namespace

bool EventQueue::next(SDL_Event& event) {
    while (SDL_PollEvent(&event) == 1) {
        if (is_overtaken(event)) continue;
        const bool lands = event.type == SDL_FINGERDOWN || event.type == SDL_MOUSEBUTTONDOWN;
        if (lands && ++landings_ > landings_max) continue;
        return true;
    }
    return false;
}

}  // namespace monter::kiosk
