#include <type_traits>

#include "kiosk/app/turn.hpp"

namespace monter::kiosk {
namespace {

template <class T, class... Any>
constexpr bool is_any = (std::is_same_v<T, Any> || ...);

// What comes from outside by itself; everything else is a visitor's hand.
template <class T>
constexpr bool is_from_outside = is_any<T, Tick, TakeHomeMinted, StoreTold, FilmTold, LeadKept, LeadNotKept, Withdrawn,
                                        NotWithdrawn, CrewTold, CrewFailed>;

// A wish is on its way to the disk: whatever was touched meanwhile must not change or leave it.
bool is_held(const Model& model) {
    return model.keeping.state == Keeping::State::sent || model.keeping.state == Keeping::State::waiting ||
           model.keeping.state == Keeping::State::stuck;
}

template <class T>
constexpr bool may_while_held =
    is_from_outside<T> || is_any<T, Touched, Stay, Finish, Refuse, Send, OpenSheet, CloseSheet, SetLanguage,
                                 ToggleLargeText, ToggleContrast, ToggleLessMotion>;

}  // namespace

Next update(Model&& model, const Message& message, const World& world) {
    Next next{std::move(model), {}};
    Turn turn{next.model, world, next.effects};
    std::visit(
        [&](const auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (!is_from_outside<What>) {
                somebody_is_there(next.model);
            }
            if (may_while_held<What> || !is_held(next.model)) take(turn, what);
        },
        message);
    return next;
}

}  // namespace monter::kiosk
