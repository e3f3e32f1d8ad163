// Enrolment cards, the stands that used them, and what each stand last said of itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::store {

struct Card {
    Hash secret_hash{};  // the secret itself is only on the card
    std::string stand, portal_url;
    std::int64_t expires_ms = 0;
    std::optional<Id> used_by;
};
struct Device {
    Id id{};
    seal::PublicKey key{};
    std::string stand;
    std::string portal_url;  // as on its card
    std::string hardware;    // b64u32, of the machine it was enrolled on
    std::string software;
    bool revoked = false;
};
// What a batch says of the stand that sent it.
struct Contact {
    Id store_id{};
    std::int64_t pending = 0, quarantined = 0, oldest_pending_s = 0, recipients_version = 0;
    std::string clock_trust;
};
struct Stand {
    Id id{};
    std::string name, software, portal_url;
    std::int64_t enrolled_ms = 0;
    bool revoked = false;
    std::optional<std::int64_t> contact_ms;  // nothing = it has never sent anything
    Contact said;
    std::int64_t leads = 0;  // received from it, rehearsals and tombstones included
};

[[nodiscard]] Result<void> add_card(Work& work, const Card& card);
[[nodiscard]] Result<std::optional<Card>> find_card(Work& work, const Hash& secret_hash);
// Both rows or none: the new stand, and the card marked as used by it.
[[nodiscard]] Result<void> enrol(Work& work, const Hash& secret_hash, const Device& device, std::int64_t now_ms);
[[nodiscard]] Result<std::optional<Device>> find_device(Work& work, const Id& device_id);
[[nodiscard]] Result<std::optional<Device>> find_device(Work& work, const seal::KeyId& key_id);
[[nodiscard]] Result<void> revoke(Work& work, const Id& device_id, std::int64_t now_ms);
// Those that a stand of this name is enrolled as and that are in use; after it was enrolled anew, more than one.
[[nodiscard]] Result<std::vector<Id>> devices_named(Work& work, const std::string& stand);
[[nodiscard]] Result<void> note_contact(Work& work, const Id& device_id, const Contact& said, std::int64_t now_ms);
[[nodiscard]] Result<std::vector<Stand>> stands(Work& work);  // by name

}  // namespace monter::portal::store
