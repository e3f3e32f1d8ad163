// The two values a visitor takes home.
//
// The reference is a name to say on the phone; it opens nothing. The secret, in the QR, lets its holder see, correct
// and withdraw at the portal. From it comes `key`, which can only withdraw, and from that `code_hash`, which travels
// with the lead. The stand never stores the secret.
#pragma once

#include <string>

#include "sync/base/bytes.hpp"
#include "sync/base/result.hpp"
#include "sync/base/secret.hpp"

namespace monter::seal {

// "XXXX-XXXX": the first 40 bits of BLAKE2b-256(lead_id) in Crockford base-32.
[[nodiscard]] std::string reference(const Id& lead_id);

[[nodiscard]] Hash withdraw_key(const Raw<16>& secret);  // BLAKE2b-256("monter-withdraw-v1"‖secret)
[[nodiscard]] Hash withdraw_key(const Secret& secret);   // the same of its 16 bytes
[[nodiscard]] Hash code_hash(const Hash& withdraw_key);  // BLAKE2b-256("monter-code-v1"‖key)

// From what a visitor types or pastes: the characters as from_crockford() reads them, or all of the address. The
// secret itself is in no memory but `typed` afterwards. Kind::refused where it is no whole code.
inline constexpr std::size_t code_characters = 26;
[[nodiscard]] Result<Hash> key_of_code(const Secret& typed);

// PORTAL_URL/w#<26 Crockford characters>: the fragment never reaches a server by itself.
[[nodiscard]] Secret withdraw_url(const std::string& portal_url, const Secret& secret);

}  // namespace monter::seal
