// How large what answers a touch is on the panel that is really there. On a panel denser than the declared one targets
// grow into the room around them; what is drawn stays as it is.
#pragma once

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

// Standing people hit 20 mm as well as 25 (Colle and Hiszem 2004); nothing is ever asked of a finger below 13.
inline constexpr float main_target_mm = 20, target_mm_least = 13;

[[nodiscard]] Rect target_of(const Element& element);
// What this element must have: the main actions, the chrome, pictures and cards to choose 20 mm, all else 13. A map's
// marker is among the latter, for all the land around it answers too (Scene::at).
[[nodiscard]] float least_mm(const Element& element);

// Grows targets that are too small, up to their neighbours' and the screen's edges.
void fit_targets(Scene& scene, float px_per_mm);

}  // namespace monter::kiosk
