// The portal over HTTP: every request signed by the device key (sync/seal/request_signature.hpp), every answer judged
// by answer.hpp. Nonces and the wall clock come from the machine: they are for the signature and for nothing else.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "sync/agent/http.hpp"
#include "sync/agent/portal_client.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

// `device` must outlive the client. Without `root` only enrol() can succeed. Kind::refused where the address can't be
// used (portal_url.hpp).
[[nodiscard]] Result<std::unique_ptr<PortalClient>> make_http_portal_client(const std::string& portal_url,
                                                                            const seal::SigningKey& device,
                                                                            std::optional<seal::Root> root,
                                                                            std::function<Moment()> now,
                                                                            HttpLimits limits = {});

}  // namespace monter::agent
