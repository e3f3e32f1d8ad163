// root.json's bytes back into a Root, before anyone asked who signed them; for this room's own use.
#pragma once

#include "sync/seal/root.hpp"

namespace monter::seal {

// Checks the shape: type, version, every role's keys known under their own id, thresholds that its keys can meet.
[[nodiscard]] Result<Root> root_from_bytes(View bytes);

}  // namespace monter::seal
