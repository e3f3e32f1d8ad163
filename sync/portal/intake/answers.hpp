// POST /v1/answers: anonymous answers, counted an hour at a time by the stand.
//   {"v":1,"counts":[{"count_id":"b64u","hour","event_id":"b64u","kind":"pulse","question","value","n"}]}  ->
//   {"v":1,"type":"answers","nonce","epoch","results":[{"count_id":"b64u","status":"counted"|"duplicate"}]}
// A count_id is counted once, however often it comes. Counts say nothing of a person and are kept in clear.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response count_answers(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
