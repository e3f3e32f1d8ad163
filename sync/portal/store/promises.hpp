// How soon municipalities promise to take up a person. Settings of theirs, kept with the people they are about.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// An hour to four hundred: what the schema takes.
inline constexpr std::int64_t promise_minutes_min = 60, promise_minutes_max = 24'000;

struct Promises {
    std::map<std::string, std::int64_t> minutes;  // of working time, by municipality; "" = the region's

    // The municipality's own, else the region's, else nothing.
    [[nodiscard]] std::optional<std::int64_t> of(const std::string& municipality) const;
};
[[nodiscard]] Result<Promises> promises(Work& work);
// `municipality` "" = for all that have promised nothing of their own.
[[nodiscard]] Result<void> set_promise(Work& work, const std::string& municipality, std::int64_t minutes);
[[nodiscard]] Result<void> drop_promise(Work& work, const std::string& municipality);

}  // namespace monter::portal::store
