// POST /v1/withdrawals: a visitor took their answers back at the stand.
//   {"v":1,"withdrawals":[{"key":"b64u32"}]}  ->
//   {"v":1,"type":"withdrawals","nonce","epoch","results":[{"code_hash":"b64u","status":"erased"|"remembered"}]}
// Erased: the lead was here and is empty now. Remembered: it has not come yet, and will arrive empty.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response withdraw(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
