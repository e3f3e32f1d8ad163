// A receipt looked at once more, from the stand's own disk, before the bytes it speaks of are let go: by itself it must
// prove that the portal had them.
#pragma once

#include "sync/outbox/outbox.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

// For each lead: the answer is signed by a receipt key of `root`, is an answer to leads, of this epoch, and says of
// this very lead_id, ct_sha256 and portal_seq that it is stored. The signature is verified once. Pure.
[[nodiscard]] std::vector<bool> proven_by(const outbox::Answer& answer, const Id& epoch,
                                          const std::vector<outbox::Ack>& leads, const seal::Root& root);

}  // namespace monter::agent
