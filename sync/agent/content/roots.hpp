// The chain of roots, one link further: from whichever side the next root.json came.
#pragma once

#include "sync/agent/content/files.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

// The one in force.
[[nodiscard]] Result<seal::Root> own_root(ContentFiles& files);

// `json` follows the root in force: version one higher, signed by the keys of both, same region. Then it is in force;
// the one before stays in DATA/public/roots, so that the way from the card's root can be walked again
// (sync/seal/root_chain.hpp). Kind::refused otherwise.
[[nodiscard]] Result<seal::Root> take_next_root(ContentFiles& files, View json);

}  // namespace monter::agent
