// A visitor takes a wish back, at a stand or on the portal's page: one way for both.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/backups/erasures.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal {

struct TakenBack {
    std::vector<bool> were_here;  // for each code: its lead was here and is empty now; else it will arrive empty
    std::string epoch;            // of the transaction that did it
};
// After ok the leads are empty on disk, and stay so after every restore. After an error some may be: ask again.
[[nodiscard]] Result<TakenBack> take_back(store::Database& database, backups::Erasures& erasures,
                                          const std::vector<Hash>& code_hashes, std::int64_t now_ms);

}  // namespace monter::portal
