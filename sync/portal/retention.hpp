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
// In pieces of one transaction each; a crash between leaves whole ones.
[[nodiscard]] Result<Retained> retain(store::Database& database, std::int64_t now_ms);
// The same, once each night after three o'clock Swedish time; nothing where this night's is done.
[[nodiscard]] Result<void> retain_nightly(store::Database& database, std::int64_t now_ms);

}  // namespace monter::portal
