// POST /v1/reconcile: a stand asks which of the leads it holds receipts for are not here.
//   {"v":1,"device_id":"uuid","have":["b64u16"×≤500]}  ->
//   {"v":1,"type":"reconcile","nonce","epoch","server_time":"…Z","missing":["b64u16",…]}
// A tombstone is here. Whatever is missing, the stand sends again; nothing is changed by asking.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response reconcile(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
