// Which pack is the newest, as the portal says it and this stand may believe it. Pure.
//   {"v":1,"type":"latest","pack_id":"norrbotten","version":3,"manifest_sha256":"hex","manifest_size":20100,
//    "issued":"…Z","expires":"…Z"}   a signed document under the receipt role of our root, context monter-latest-v1
// It only names a manifest; what that says must be signed by the content role. So a stolen receipt key can hold content
// back, and staff read so after `expires`, but can't bring any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/pack/active.hpp"
#include "sync/pack/manifest.hpp"

namespace monter::agent {

// A stand that is told a version near the largest number there is could never be given another: one step may be no
// longer than this (protocol, section 6; faults, F52). A new root starts the count afresh.
inline constexpr std::int64_t version_step_max = 1'000'000;

struct Latest {
    pack::ActivePack pack;
    std::int64_t manifest_bytes = 0;
    std::int64_t issued_ms = 0, expires_ms = 0;
};

// What this stand remembers of content; none of it is ever forgotten but by a new root.
struct KnownContent {
    std::optional<pack::ActivePack> active;
    std::optional<pack::ActivePack> highest;  // the highest version ever activated of the active pack's id
    std::vector<Hash> bad;                    // manifests that were tried here and sent back
    std::int64_t issued_ms = 0;               // of the newest latest.json heard
};

// Kind::refused, each with words for staff: another signer, another pack than asked for, one that was issued before the
// one we know.
[[nodiscard]] Result<Latest> open_latest(View document, const seal::Root& root, const std::string& pack_id,
                                         const KnownContent& known);

// May this pack be shown here? Kind::refused for a lower version than was ever shown, the same version with other
// content, a step of more than version_step_max, and what was sent back before.
[[nodiscard]] Result<void> may_follow(const pack::ActivePack& next, const KnownContent& known);

// The manifest under `expected`: signed by the content role, of that pack and version, within all limits.
[[nodiscard]] Result<pack::Manifest> open_manifest(View file, const seal::Root& root,
                                                   const std::optional<pack::ActivePack>& expected);

}  // namespace monter::agent
