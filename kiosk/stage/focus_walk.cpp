#include "kiosk/stage/focus_walk.hpp"

#include <algorithm>
#include <vector>

namespace monter::kiosk {

namespace {

std::vector<const Element*> stations(const Scene& scene) {
    std::vector<const Element*> all;
    for (const Element& element : scene.elements) {
        if (scene.modal && element.look == Look::dim) all.clear();
        if (element.tap && std::holds_alternative<KnockCrew>(*element.tap)) continue;  // a finger's alone
        if (element.tap && !element.states.disabled) all.push_back(&element);
    }
    return all;
}

}  // namespace

void FocusWalk::step(const Scene& scene, int by) {
    holds_ = false;
    const auto all = stations(scene);
    if (all.empty()) return;
    const auto count = static_cast<int>(all.size());
    const auto now = std::find_if(all.begin(), all.end(), [this](const Element* e) { return e->id == id_; });
    const int index =
        now == all.end() ? (by > 0 ? 0 : count - 1) : (static_cast<int>(now - all.begin()) + by + count) % count;
    id_ = all[static_cast<std::size_t>(index)]->id;
}

bool FocusWalk::holds(const Scene& scene) const {
    const Element* const element = at(scene);
    return holds_ && element != nullptr && element->role == Role::slider;
}

const Element* FocusWalk::at(const Scene& scene) const {
    if (id_.empty()) return nullptr;
    const auto all = stations(scene);
    const auto now = std::find_if(all.begin(), all.end(), [this](const Element* e) { return e->id == id_; });
    return now == all.end() ? nullptr : *now;
}

}  // namespace monter::kiosk
