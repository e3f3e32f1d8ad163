// root.json: whom to trust for what, signed by the region's offline root key(s). Kept and passed on as received.
//   {"v":1,"type":"root","version":1,"region":"…","expires":"…Z","keys":{"<key_id
//   hex>":{"alg":"ed25519","pk":"b64u32"},…},
//    "roles":{"root":{"ids":[…],"threshold":1},"content":{…},"receipt":{…}},
//    "recipients":[{"key_id":"…","pk":"b64u32","label":"desk"},{…,"label":"escrow"}],"recipients_version":1}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/seal/signed_document.hpp"

namespace monter::seal {

// Of root.json, wherever it is read from; one with every municipality's staff in it has some kilobytes.
inline constexpr std::size_t root_bytes_max = std::size_t{1024} * 1024;

struct Role {
    std::vector<PublicKey> keys;
    std::size_t threshold = 1;
};
struct Recipient {
    PublicKey key{};
    std::string label;  // "desk", "escrow"
};
struct Root {
    std::int64_t version = 0;
    std::string region;
    std::string expires;  // to_iso_utc
    Role root, content, receipt;
    std::vector<Recipient> recipients;
    std::int64_t recipients_version = 0;
};

// A root key's fingerprint, as on the enrolment card: BLAKE2b-256 of its public key.
[[nodiscard]] Hash fingerprint(const PublicKey& root_key);

[[nodiscard]] Bytes to_bytes(const Root& root);  // the bytes to sign

// Checks shape and that the document is signed by its own root role. Whether that role is ours is the caller's
// question: `trusted_fingerprint` says so at enrolment (one of the root keys must have it), `previous` at an update
// (version higher, signed by the old role's threshold too).
[[nodiscard]] Result<Root> open_root(const SignedDocument& document, const Hash& trusted_fingerprint);
[[nodiscard]] Result<Root> open_next_root(const SignedDocument& document, const Root& previous);
// From our own disk, where it was checked before it was written: the signature is checked against its own root role.
[[nodiscard]] Result<Root> read_root(const std::string& json);

// The public keys leads are sealed to. Fails closed: fewer than two is Kind::refused, with the remedy for staff.
[[nodiscard]] Result<std::vector<PublicKey>> recipient_keys(const Root& root);

}  // namespace monter::seal
