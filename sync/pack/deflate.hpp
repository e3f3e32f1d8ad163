// Bytes made smaller with zlib, and back, for what repeats itself: a poster's mesh shrinks to a quarter.
#pragma once

#include "sync/base/bytes.hpp"

namespace monter::pack {

// Never fails: memory aside, deflating can't.
[[nodiscard]] Bytes deflated(View bytes);

// Kind::corrupt where the bytes are no whole zlib stream, or hold more than bytes_max; never more than that is
// reserved.
[[nodiscard]] Result<Bytes> inflated(View bytes, std::size_t bytes_max);

}  // namespace monter::pack
