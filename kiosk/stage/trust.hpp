// Whom this stand trusts: the root in DATA/public, reached from the key that its enrolment card named.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/seal/root.hpp"

namespace monter::kiosk {

// What stand.json says of the enrolment; nothing where the stand was set up without one.
struct Enrolment {
    std::string portal_url;                // the event may name another address for visitors
    std::optional<Hash> root_fingerprint;  // of the root key that the card named
};
[[nodiscard]] Result<Enrolment> read_enrolment(const std::filesystem::path& data);

// Kind::refused, with the remedy, where there is none or it is another region's. Any thread.
[[nodiscard]] Result<seal::Root> read_trust(const std::filesystem::path& data);

}  // namespace monter::kiosk
