// Whose turn it is to accept a person, and until when. Acceptance ends routing: until somebody accepts, the turn goes
// from the municipality's guides to their deputies and from them to the region, when the promised working time is over
// or when nobody is at work. Pure: computed whenever it is read, from where the last sweep left it, so that pages and
// sweep can't tell two stories, and a missed sweep changes nothing.
//
// At work on a day: the account is there, takes people and is not away. Nobody at work at the next working moment = the
// turn goes on at once. A turn the region got since nobody was there goes back when somebody is; one that came to it
// too late stays.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sync/portal/store/hands.hpp"
#include "sync/portal/store/turns.hpp"

namespace monter::portal::guides {

using store::Because, store::Holder, store::Turn;

// `last` and every turn since, up to now; never empty. `minutes` of working time are promised for each.
[[nodiscard]] std::vector<Turn> turns(const Turn& last, std::span<const store::Hand> hands, std::int64_t minutes,
                                      std::int64_t now_ms);

// Somebody of the municipality who takes people is at work at the first working moment from then on.
[[nodiscard]] bool anybody_at_work(std::span<const store::Hand> hands, std::int64_t now_ms);

}  // namespace monter::portal::guides
