// How often this program has called operator new. Linking it replaces that operator, so only benches do. Any thread.
#pragma once

#include <cstdint>

namespace monter::bench {

[[nodiscard]] std::int64_t allocations();

}  // namespace monter::bench
