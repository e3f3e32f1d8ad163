// How long the kiosk waits for somebody who does not touch it. Ours (WCAG 2.2.1 asks for a warning, at least 20 s to
// answer it with one simple act, and at least ten extensions; we extend without end).
#pragma once

#include <cstdint>

#include "kiosk/visit/model.hpp"

namespace monter::kiosk {

inline constexpr std::int64_t idle_ms = 60'000;          // looking and choosing
inline constexpr std::int64_t idle_form_ms = 90'000;     // reading a notice and typing takes longer
inline constexpr std::int64_t idle_thanks_ms = 120'000;  // finding the phone and scanning, with nothing to touch
inline constexpr std::int64_t idle_large_factor = 3;     // large text: people who read slowly
inline constexpr std::int64_t countdown_ms = 25'000;     // over the 20 s, for reading the question
inline constexpr std::int64_t crew_idle_ms = 60'000;     // the crew's menu locks itself, without a question
inline constexpr std::int64_t crew_look_ms = 2'000;      // and looks at the stand this often
inline constexpr std::int64_t one_moment_ms = 3'000;     // no answer from the disk: say so

// Without a touch for this long, the countdown begins; nothing on an attract screen with nothing said.
[[nodiscard]] std::int64_t idle_limit(const Model& model);

}  // namespace monter::kiosk
