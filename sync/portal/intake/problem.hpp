// What is wrong with a stand's request: application/problem+json (RFC 9457) with a type of ours. A problem is never
// signed and never moves a lead on a stand: whatever it says, the stand keeps what it has.
#pragma once

#include <string>

#include "sync/portal/http.hpp"

namespace monter::portal::intake {

struct Problem {
    int status = 400;
    std::string type;       // "signature-invalid": urn:monter: comes before it
    std::string title;      // for the people who read a stand's status
    int retry_after_s = 0;  // 0 = not said
};

[[nodiscard]] Response to_response(const Problem& problem);

// The disk is full: as above, and somebody must make room.
[[nodiscard]] Problem storage_full(double spread);

// The store or a disk said no: again later. `spread` in 0 to 1 keeps many stands from coming back at once.
[[nodiscard]] Problem unavailable(double spread);

}  // namespace monter::portal::intake
