// What a season brings, drawn beforehand: who opens when, who comes, and what goes wrong. What follows from a thing
// that happened (the power that comes back) is added as it happens.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/support/luck.hpp"

namespace monter::faults {

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;
inline constexpr std::int64_t days = 30;
inline constexpr std::size_t stands = 4;

enum class What {
    on,
    off,
    pulled,
    pulled_for_the_night,
    back_on,
    visitor,
    takes_back,
    falters,
    power_fails_soon,
    clock_jumps,
    portal_fails_soon,
    portal_back,
    backup,
    put_back,
    put_back_silently,
    image,
    image_back,
    clone,
    revoke,
    enrol,
    fair_closed,
    read
};

struct Happening {
    std::int64_t at_ms = 0;
    What what{};
    std::size_t stand = 0;
};

// In order of time.
[[nodiscard]] std::vector<Happening> plan_season(test::Luck& luck);
void put_in_order(std::vector<Happening>& plan);

}  // namespace monter::faults
