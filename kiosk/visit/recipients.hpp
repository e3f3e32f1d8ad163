// Who may receive a wish: the place written from, the hearted ones, the first three matches. The first of them is
// chosen until the visitor chooses otherwise; somebody always is.
#pragma once

#include <string>
#include <vector>

#include "kiosk/visit/visit.hpp"

namespace monter::kiosk {

inline constexpr std::size_t matches_shown = 3;

// Offered, in the order shown. The match has the place written from and the hearted ones in front already.
[[nodiscard]] std::vector<std::string> recipients_offered(const Visit& visit, const std::vector<lead::Match>& matches);

// Brings visit.recipients in line with what is offered now: drops what is no longer offered, keeps the order shown, and
// preselects the first where nothing (or nothing by the visitor) is chosen.
void settle_recipients(Visit& visit, const std::vector<lead::Match>& matches);

// False where `place` is the last one chosen: it stays.
[[nodiscard]] bool toggle_recipient(Visit& visit, const std::vector<lead::Match>& matches, const std::string& place);

}  // namespace monter::kiosk
