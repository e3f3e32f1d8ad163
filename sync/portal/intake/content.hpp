// What stands fetch of the published content (protocol, section 6), each for enrolled stands only:
//   GET /v1/root/{version}         a signed root.json of the chain; for anybody, as it stands on no secret
//   GET /v1/packs/{id}/latest      which pack is the newest, signed by the receipt key at every asking, good for 7 days
//   GET /v1/manifests/{sha256}     the signed manifest, as on disk
//   GET /v1/blobs/{sha256}         a file of that manifest
// The last two never change under their address: a strong ETag (the hash), Range with one range (RFC 9110, section 14)
// and If-Range. Only the current pack is offered; what belongs to an earlier one is 404, and the stand asks anew.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

inline constexpr std::int64_t latest_life_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;

[[nodiscard]] bool is_content(const std::string& path);
[[nodiscard]] Response offer_content(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
