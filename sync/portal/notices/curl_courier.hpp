// Mail by SMTP and SMS by an HTTP gateway, over libcurl; each message on a connection of its own, with TLS unless the
// server is this machine. Waits 30 s at most.
#pragma once

#include <memory>

#include "sync/portal/notices/courier.hpp"
#include "sync/portal/notices/settings.hpp"

namespace monter::portal::notices {

// `settings` outlives it. A way that is not set up answers `later`.
[[nodiscard]] std::unique_ptr<Courier> make_curl_courier(const Settings& settings);

}  // namespace monter::portal::notices
