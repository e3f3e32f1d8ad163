// GET /v1/time?nonce=<b64u16>: what time it is here, signed.
//   {"v":1,"type":"time","nonce","server_time":"…Z"}
// Needs no signature: a stand whose clock is so wrong that no certificate holds asks it first, and believes only the
// receipt key and its own nonce. It says nothing of anybody, and an address may ask sixty times a minute.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response tell_time(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
