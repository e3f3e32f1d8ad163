// What people on staff must hear of a stand: its disk was copied or rolled back (fork), or it held receipts this
// database did not know (epoch).
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

enum class Alarm { fork, epoch };
[[nodiscard]] const char* name(Alarm alarm);

// One fork alarm a store: the same clash sent again, or its next one, is the same news.
[[nodiscard]] Result<void> raise_alarm(Work& work, Alarm alarm, const Id& device_id, const Id& store_id,
                                       std::int64_t now_ms);

struct AlarmLine {
    std::int64_t at_ms = 0;
    Alarm alarm = Alarm::fork;
    std::string stand;
};
[[nodiscard]] Result<std::vector<AlarmLine>> alarms(Work& work, int limit);  // newest first

}  // namespace monter::portal::store
