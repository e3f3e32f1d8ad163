// One HTTP exchange over libcurl, within limits: connect 10 s, all of it 60 s, no slower than 100 B/s for 20 s, an
// answer of at most 1 MiB with 64 KiB of headers, no redirects, no "Expect: 100-continue", plain HTTP only to this very
// machine (loopback), TLS verified otherwise. The only libcurl on the stand.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sync/agent/portal_url.hpp"
#include "sync/agent/problem.hpp"
#include "sync/agent/tls_dates.hpp"

namespace monter::agent {

inline constexpr std::size_t answer_bytes_max = 1024UL * 1024;

struct HttpRequest {
    std::string method;  // "GET" or "POST"
    std::string path;    // "/v1/leads"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct HttpAnswer {
    long status = 0;
    std::map<std::string, std::string> headers;  // names in lower case; of a name that comes twice, the last
    std::string body;
    [[nodiscard]] std::string header(const std::string& lower_case_name) const;  // empty where there is none
};

// Limits that tests shorten, and whom they trust.
struct HttpLimits {
    std::string ca_file;  // trusted certificates in PEM; empty: the system's
    long connect_ms = 10'000;
    long total_ms = 60'000;
    long slow_bytes_per_s = 100;
    long slow_for_s = 20;
};

// One thread, but for cancel().
class Http {
public:
    explicit Http(PortalUrl portal, HttpLimits limits = {});
    Http(Http&&) noexcept;
    Http& operator=(Http&&) noexcept;
    ~Http();

    // A complete answer with any status, or why there was none (transient, or not_our_portal where TLS said no;
    // Problem::dates where it said no for the certificates' dates alone).
    [[nodiscard]] Answered<HttpAnswer> exchange(const HttpRequest& request, const TlsDates& dates = {});
    // From any thread: ends the exchange in flight at once; later ones fail.
    void cancel();

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace monter::agent
