// From the root on an enrolment card to the one in force: every root.json from that one on, each signed by the keys of
// the one before and by its own. So keys can be replaced, one by one or all, and no card becomes worthless here.
#pragma once

#include <filesystem>

#include "sync/seal/root.hpp"

namespace monter::seal {

// PUBLIC/root.json is the one in force; PUBLIC/roots/<version>.json the ones before it that this stand has had. The
// oldest must carry the fingerprint, and each following one be signed by its predecessor. Kind::refused where it is
// another region's, or a link of the chain is missing.
[[nodiscard]] Result<Root> read_trusted_root(const std::filesystem::path& public_folder, const Hash& fingerprint);

}  // namespace monter::seal
