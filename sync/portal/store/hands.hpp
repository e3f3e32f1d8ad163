// What guides say of themselves: when they are away, whether they take people, which languages they write. Kept apart
// from accounts, which say who may come in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct Hand {
    std::string login;
    std::string municipality;
    std::int64_t since_ms = 0;          // when the account was made
    bool takes = true;                  // false: gets nobody new
    bool stands_in = false;             // a deputy: only where the others are late or away
    std::optional<std::int64_t> month;  // people a month; nothing = not told
    std::vector<std::string> languages;
    std::int64_t away_from_ms = 0, away_to_ms = 0;  // 0, 0: not away; to = the moment they are back

    [[nodiscard]] bool away_at(std::int64_t now_ms) const { return away_from_ms <= now_ms && now_ms < away_to_ms; }
};
inline constexpr std::int64_t month_people_max = 500;

// By municipality; guides and deputies.
using Hands = std::map<std::string, std::vector<Hand>>;
[[nodiscard]] Result<Hands> hands(Work& work);
[[nodiscard]] Result<std::optional<Hand>> find_hand(Work& work, const std::string& login);
// What they say; municipality and since_ms belong to the account.
[[nodiscard]] Result<void> set_hand(Work& work, const Hand& hand);

}  // namespace monter::portal::store
