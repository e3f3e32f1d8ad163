// Who this stand is, in its DATA folder: the device key, and stand.json once the portal knows it. Nothing here is
// secret but the keys.
//   device.key            the stand's key
//   device.<mark>.key     the key made for a card until the portal has answered; the mark says which card
//   stand.json            {"v":1,"device_id":"uuid","portal_url":"https://…","region":"…","card":"<mark>",
//                         "root_fpr":"b64u32"}   the root key that the card named: the kiosk trusts no other
// A card enrols one key only, so a stand that is enrolled anew, after a theft say, gets a new key with its new card,
// and the same one again where the first answer was lost.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/agent/card.hpp"
#include "sync/seal/keys.hpp"

namespace monter::agent {

struct Stand {
    Id device_id{};
    std::string portal_url;
    std::string region;
    std::string card;  // the mark of the card it was enrolled with
    Hash root_fingerprint{};
};

[[nodiscard]] std::filesystem::path outbox_file(const std::filesystem::path& data);  // DATA/outbox.db
[[nodiscard]] std::string mark_of(const Card& card);                                 // tells nothing of its secret

[[nodiscard]] Result<seal::SigningKey> read_device_key(const std::filesystem::path& data);
[[nodiscard]] bool has_key_for(const std::filesystem::path& data, const std::string& mark);
[[nodiscard]] Result<seal::SigningKey> read_or_make_key_for(const std::filesystem::path& data, const std::string& mark);
// It becomes device.key, in one step. Does nothing where it did so before.
[[nodiscard]] Result<void> promote_key_of(const std::filesystem::path& data, const std::string& mark);
// The portal will never take this card: its key is of no use.
void drop_key_of(const std::filesystem::path& data, const std::string& mark);

// Nothing where the stand is not enrolled yet.
[[nodiscard]] Result<std::optional<Stand>> read_stand(const std::filesystem::path& data);
[[nodiscard]] Result<void> write_stand(const std::filesystem::path& data, const Stand& stand);

}  // namespace monter::agent
