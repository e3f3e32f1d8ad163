// The envelope MON1: a record that only the region's keys can open. Sealed once on the stand; the same bytes travel and
// are kept for ever after.
//
//   "MON1" | n u8 | n × (key_id[8] | crypto_box_seal(file_key[32])[80]) | nonce[24] | XChaCha20-Poly1305(
//       key = file_key, text = sodium_pad(plaintext, 256), ad = all preceding bytes ‖ lead_id[16] ‖ event_id[16] ‖
//       code_hash[32] ‖ flags[1])
//
// The associated data binds an envelope to its lead, fair, withdrawal code and rehearsal mark: none can be swapped.
#pragma once

#include <vector>

#include "sync/base/secret.hpp"
#include "sync/lead/sealed.hpp"
#include "sync/seal/keys.hpp"

namespace monter::seal {

inline constexpr std::size_t recipients_max = 8;

// Fills sealed.envelope; the other fields must be set. Fails closed: no recipients, more than recipients_max, a key the
// curve refuses, or a plaintext past lead::plaintext_bytes_max is an error and leaves the envelope empty.
[[nodiscard]] Result<void> seal_lead(lead::Sealed& sealed, std::string_view plaintext,
                                     const std::vector<PublicKey>& recipients);

// What the visitor wrote, with the first recipient entry `key` fits. Kind::refused where none fits, Kind::corrupt where
// the envelope or its associated data were changed.
[[nodiscard]] Result<SecretBuffer> open_lead(const lead::Sealed& sealed, const BoxKey& key);

// Which keys can open it, without opening it; also checks the shape.
[[nodiscard]] Result<std::vector<KeyId>> recipients_of(View envelope);

// SHA-256(lead_id‖event_id‖code_hash‖flags‖envelope): what receipts and the stand's signature speak of.
[[nodiscard]] Hash ct_sha256(const lead::Sealed& sealed);

// The stand's word for a lead: Ed25519("monter-lead-v1"‖device_id‖store_id‖seq u64 be‖lead_id‖ct_sha256).
[[nodiscard]] Signature sign_lead(const SigningKey& device, const Id& device_id, const Id& store_id, std::uint64_t seq,
                                  const Id& lead_id, const Hash& ct_sha256);
[[nodiscard]] bool verify_lead(const PublicKey& device, const Id& device_id, const Id& store_id, std::uint64_t seq,
                               const Id& lead_id, const Hash& ct_sha256, const Signature& signature);

// Notes a portal keeps about a person (reasons, dialogue): to the desk's own key, bound to the lead. Format "MONN" |
// crypto_box_seal(file_key)[80] | nonce[24] | XChaCha20-Poly1305(…, ad = "MONN"‖lead_id‖label).
[[nodiscard]] Result<Bytes> seal_note(View note, const Id& lead_id, std::string_view label, const PublicKey& desk);
[[nodiscard]] Result<SecretBuffer> open_note(View sealed, const Id& lead_id, std::string_view label,
                                             const BoxKey& desk);

}  // namespace monter::seal
