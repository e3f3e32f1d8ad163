// Who sent this request: a stand we enrolled and have not revoked, with a signature over exactly this request.
#pragma once

#include <tl/expected.hpp>

#include "sync/base/clock.hpp"
#include "sync/portal/intake/parts.hpp"
#include "sync/portal/intake/problem.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/seal/request_signature.hpp"

namespace monter::portal::intake {

template <class T>
using Answered = tl::expected<T, Problem>;

struct Caller {
    store::Device device;
    std::string nonce;  // goes back in the signed answer
};

// Signed by `key`: the nonce, or what is wrong. The authority is the Host header's.
[[nodiscard]] Answered<std::string> signed_by(const Request& request, const seal::PublicKey& key);

// A known stand within its rate. A POST must be JSON.
[[nodiscard]] Answered<Caller> caller_of(Parts& parts, const Request& request, const Moment& now);
// The same, counted among other requests than those.
[[nodiscard]] Answered<Caller> caller_of(Parts& parts, const Request& request, const Moment& now, Rates& rates);

// 200 with Monter-Signature over these exact bytes.
[[nodiscard]] Response signed_answer(const Parts& parts, std::string body);

// What a failed store means to a stand; the cause goes to the log.
[[nodiscard]] Problem out_of_order(const Parts& parts, const Error& why);

[[nodiscard]] bool is_json(const Request& request);
[[nodiscard]] Problem not_json();
[[nodiscard]] Problem too_often(int wait_s);
[[nodiscard]] Problem not_understood(const Error& why);

}  // namespace monter::portal::intake
