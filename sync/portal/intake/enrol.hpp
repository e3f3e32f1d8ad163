// POST /v1/enrol: a stand shows a card and its new key, and becomes one of ours.
//
// Beside the protocol's fields a stand says `root_fpr`, the fingerprint on its card: where it is not ours, the card is
// not touched.
//
// A card works once. The same stand (same key) with the same card gets the same answer again, as long as the card
// lives: the first answer may have been lost on the way.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response enrol(Parts& parts, const Request& request, const Moment& now);

// GET /v1/event: the fair the stand is at now, signed.
[[nodiscard]] Response event(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
