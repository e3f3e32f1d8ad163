// Who this stand is, in its DATA folder: the device key, and stand.json once the portal knows it. Nothing here is
// secret but device.key.
//   stand.json  {"v":1,"device_id":"uuid","portal_url":"https://…","region":"…"}
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/seal/keys.hpp"

namespace monter::agent {

struct Stand {
    Id device_id{};
    std::string portal_url;
    std::string region;
};

[[nodiscard]] std::filesystem::path outbox_file(const std::filesystem::path& data);  // DATA/outbox.db

[[nodiscard]] Result<seal::SigningKey> read_device_key(const std::filesystem::path& data);
// The one that is there, or a new one: a second try at provisioning must be the same stand to the portal.
[[nodiscard]] Result<seal::SigningKey> read_or_make_device_key(const std::filesystem::path& data);

// Nothing where the stand is not enrolled yet.
[[nodiscard]] Result<std::optional<Stand>> read_stand(const std::filesystem::path& data);
[[nodiscard]] Result<void> write_stand(const std::filesystem::path& data, const Stand& stand);

}  // namespace monter::agent
