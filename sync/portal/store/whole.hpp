// The database looked at as a whole, for backups and what they are compared with.
#pragma once

#include <vector>

#include "sync/lead/sealed.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct Extent {
    std::int64_t leads = 0;    // rows, tombstones too
    std::int64_t highest = 0;  // portal_seq; the same number where nothing is missing
};
[[nodiscard]] Result<Extent> extent(Work& work);

// Every page and every reference; Kind::corrupt where one is wrong. It does not look into what visitors wrote:
// leads_after gives the bytes, and their hash says the rest.
[[nodiscard]] Result<void> check_pages(Work& work);

struct HeldLead {
    lead::Sealed sealed;  // without its envelope where it was erased
    bool erased = false;
    Hash ct_sha256{};
    std::int64_t portal_seq = 0;
};
[[nodiscard]] Result<std::vector<HeldLead>> leads_after(Work& work, std::int64_t portal_seq, int limit);

// When the oldest lead above this number came, by the portal's clock; 0 where there is none.
[[nodiscard]] Result<std::int64_t> oldest_above(Work& work, std::int64_t portal_seq);

// Who was signed in when a copy was made is nobody's business later.
[[nodiscard]] Result<void> end_all_sessions(Work& work);

}  // namespace monter::portal::store
