// Where the portal is: https://host[:port], or http:// on this very machine for tests and demonstrations.
#pragma once

#include <string>

#include "sync/base/result.hpp"

namespace monter::agent {

struct PortalUrl {
    std::string base;       // "https://portal.example", no trailing slash
    std::string authority;  // as in the Host header: lower case, without the scheme's own port
    bool tls = true;
};

// Kind::refused, with the reason for staff: another scheme, a path, a user name, or plain HTTP to anywhere but loopback
// (127.0.0.0/8, [::1], localhost).
[[nodiscard]] Result<PortalUrl> read_portal_url(const std::string& url);

}  // namespace monter::agent
