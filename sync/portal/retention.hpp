// Erases what has been kept as long as its municipality's disposal decision says, after counting it. Where there is no
// decision, nothing is erased, however old it is: the coordinator's page says so, with the remedy.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal {

struct Retained {
    int erased = 0;
    std::vector<std::string> undecided;  // municipalities that hold people without a decision; '' = the region
};
// In pieces of one transaction each; a crash between leaves whole ones. Asked for by somebody who looked at the clock.
[[nodiscard]] Result<Retained> retain(store::Database& database, std::int64_t now_ms);
// The same, once each night after three o'clock Swedish time; nothing where this night's is done. A portal's first
// night only begins the count.
//
// A clock that has gone wrong must not erase anybody: where the last night lies further back than `nights_apart_max`,
// or ahead, nothing is erased by itself until somebody has looked (monter-portal retain); `status` says so.
inline constexpr std::int64_t nights_apart_max_ms =
    std::int64_t{40} * 24 * 60 * 60 * 1000;  // a portal shut over summer
[[nodiscard]] Result<void> retain_nightly(store::Database& database, std::int64_t now_ms);
[[nodiscard]] Result<bool> nights_wait(store::Work& work, std::int64_t now_ms);

}  // namespace monter::portal
