#include <algorithm>

#include "kiosk/app/turn.hpp"

namespace monter::kiosk {

void refit(Model& model, const World& world) {
    const pack::Content& content = *world.content;
    std::vector<Effect> none;
    Turn turn{model, world, none};
    const auto languages = world.languages();
    if (std::find(languages.begin(), languages.end(), model.language) == languages.end()) {
        model.language = languages.front();
    }
    lead::Wish& wish = model.visit.wish;
    const auto is_gone = [&](const std::string& place) { return content.place(place) == nullptr; };
    std::erase_if(wish.hearts, is_gone);
    if (is_gone(wish.written_from)) wish.written_from.clear();
    rematch(turn);
    if (!model.place.empty() && is_gone(model.place)) {
        model.place.clear();
        const bool needs_place = model.at == Step::showcase || model.is_form() || model.at == Step::young ||
                                 model.at == Step::waynorth || model.at == Step::thanks;
        if (needs_place) go_to(turn, Step::places);
    }
    if (model.at == Step::compare && !settle_compared(model)) go_to(turn, Step::places);
    if (model.at == Step::waynorth && content.steps.list.empty()) go_to(turn, Step::places);
    if (model.sheet == Sheet::step && content.steps.find(model.step) == nullptr) model.sheet = Sheet::none;
    const pack::Place* const place = content.place(model.place);
    // A film may have been mended with what came.
    model.broken_films.clear();
    const bool no_film = place == nullptr || !place->video || model.watching.is_broken;
    if (model.sheet == Sheet::video && no_film) model.sheet = Sheet::none;
    if (model.at == Step::pulse && model.pulse_at >= content.pulse.size()) go_to(turn, Step::attract);
}

}  // namespace monter::kiosk
