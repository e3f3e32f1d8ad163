// Enrolment: from a card to a stand the portal knows.
//
// Promise: a try that fails leaves nothing that keeps the next one from working, with the same card or another. Where
// the portal's answer was lost, the same card works again: the key made for it is kept until the portal has answered.
#pragma once

#include <functional>

#include "sync/agent/card.hpp"
#include "sync/agent/identity.hpp"
#include "sync/agent/portal_client.hpp"
#include "sync/base/clock.hpp"

namespace monter::agent {

// Makes a client for the portal at `portal_url` that signs with `device`.
using Connect =
    std::function<Result<std::unique_ptr<PortalClient>>(const std::string& portal_url, const seal::SigningKey& device)>;

// Makes `data` (0700) with its outbox and public folder, and takes its lock meanwhile. A stand that is enrolled already
// is enrolled anew: its unsent leads are signed under the new identity and will travel. Errors are sentences for staff,
// with a remedy: Kind::refused where another card or a person is needed, Kind::network where trying again helps.
[[nodiscard]] Result<Stand> provision(const std::filesystem::path& data, const Card& card, const Connect& connect);

}  // namespace monter::agent
