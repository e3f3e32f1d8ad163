// Work that one portal at a time does for all that share a database. Whoever takes it has it for a while, by this
// machine's clock; a portal that dies with it is followed by another when the while is over. All such work may be done
// twice and be done once: the lease only spares it.
#pragma once

#include <string>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

inline constexpr std::int64_t worker_lease_ms = 60'000;  // protocol.md, section 4

// False where another portal has it. The transaction is one of begin_leasing().
[[nodiscard]] Result<bool> take_work(Work& work, const std::string& name, std::int64_t now_ms);
[[nodiscard]] Result<void> give_work_back(Work& work, const std::string& name);

}  // namespace monter::portal::store
