// The two halves of everything this project seals, for this room's own use: a fresh file key sealed to a public key
// (crypto_box_seal), and a text under that file key (XChaCha20-Poly1305, RFC draft irtf-cfrg-xchacha). The formats that
// use them stand in envelope.hpp.
#pragma once

#include "sync/seal/keys.hpp"

namespace monter::seal {

using Nonce = Raw<24>;
inline constexpr std::size_t sealed_key_bytes = 80;  // 32 of key, 48 of crypto_box_seal
inline constexpr std::size_t text_tag_bytes = 16;    // Poly1305
inline constexpr std::size_t sealed_text_overhead = sizeof(Nonce) + text_tag_bytes;

// A random key for one text, in locked memory.
[[nodiscard]] Result<SecretBuffer> new_file_key();
[[nodiscard]] Nonce new_nonce();

// Kind::refused for a key the curve refuses (all zero, low order).
[[nodiscard]] Result<Raw<sealed_key_bytes>> seal_key(const SecretBuffer& file_key, const PublicKey& to);
// Kind::corrupt where the bytes were changed or sealed to another key.
[[nodiscard]] Result<SecretBuffer> open_key(View sealed_key, const BoxKey& key);

[[nodiscard]] Result<Bytes> encrypt(const SecretBuffer& text, View associated, const Nonce& nonce,
                                    const SecretBuffer& file_key);
// Kind::corrupt where anything differs; nothing of the text comes out then.
[[nodiscard]] Result<SecretBuffer> decrypt(View sealed_text, View associated, View nonce, const SecretBuffer& file_key);

}  // namespace monter::seal
