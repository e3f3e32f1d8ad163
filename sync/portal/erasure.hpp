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
// Anybody can make up codes and send them from the page, and each that names no lead here must be remembered for ever:
// so a made-up one is taken only up to these numbers (Kind::full above). One that names a lead, was taken back before,
// or comes from a stand of ours always is. The first is a hundred times what a large fair brings a day.
struct UnknownMax {
    int a_day = 1000;
    int in_all = 50'000;
};
enum class Teller { stand, page };
// After ok the leads are empty on disk, and stay so after every restore. After an error some may be: ask again.
[[nodiscard]] Result<TakenBack> take_back(store::Database& database, backups::Erasures& erasures,
                                          const std::vector<Hash>& code_hashes, Teller teller, std::int64_t now_ms,
                                          UnknownMax unknown = {});

}  // namespace monter::portal
