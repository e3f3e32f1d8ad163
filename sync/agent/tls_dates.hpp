// By which time a server's certificates are judged. Chain and host name are verified always; only the dates can be
// taken otherwise, for a stand whose clock is wrong (protocol, section 7). OpenSSL by way of libcurl's
// CURLOPT_SSL_CTX_FUNCTION.
#pragma once

#include <cstdint>
#include <optional>

namespace monter::agent {

struct TlsDates {
    bool ignored = false;                    // only ever to ask for the time, whose answer is signed
    std::optional<std::int64_t> at_wall_ms;  // else by this time; nothing: by the machine's clock
};

// Sets both on one connection's `ssl_ctx` (an SSL_CTX), never on the store of trusted certificates: libcurl keeps that
// for later connections. False where OpenSSL refuses.
[[nodiscard]] bool apply(const TlsDates& dates, void* ssl_ctx);

// A result of verification (CURLINFO_SSL_VERIFYRESULT) that says no more than: not yet, or no longer valid. A chain
// that does not end in a trusted certificate fails with another result before dates are looked at.
[[nodiscard]] bool says_dates(long verify_result);

}  // namespace monter::agent
