// Keys. This room is the only one that knows libsodium; everything else handles these values.
//
//   signing    Ed25519   root, content, receipt (region), device (stand)
//   box        X25519    desk, escrow: who can open a lead
//
// A key_id is the first 8 bytes of BLAKE2b-256(public key), written as 16 hex letters.
// A key file holds one line: "monter-key-v1 <signing|box> <b64u secret: 32-byte seed or 32-byte scalar>".
#pragma once

#include <filesystem>
#include <string>

#include "sync/base/bytes.hpp"
#include "sync/base/secret.hpp"

namespace monter::seal {

using KeyId = Raw<8>;
using PublicKey = Raw<32>;
using Signature = Raw<64>;

// Must run before anything else here, once a program; Kind::bug where the machine has no randomness.
[[nodiscard]] Result<void> start();

[[nodiscard]] KeyId key_id(const PublicKey& key);
[[nodiscard]] Hash blake2b(View bytes);                           // BLAKE2b-256
[[nodiscard]] Hash blake2b(std::string_view prefix, View bytes);  // of prefix‖bytes
[[nodiscard]] Hash sha256(View bytes);
void random_bytes(std::span<std::uint8_t> out);
[[nodiscard]] Id random_id();
[[nodiscard]] bool same(View a, View b);  // in constant time

// A secret key in locked memory; copying is not possible, on purpose.
class SigningKey {
public:
    [[nodiscard]] static SigningKey generate();
    [[nodiscard]] static Result<SigningKey> read(const std::filesystem::path& file);
    [[nodiscard]] Result<void> write(const std::filesystem::path& file) const;  // 0600; refuses to replace a file
    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    [[nodiscard]] KeyId id() const { return key_id(public_key_); }
    // Ed25519 over context‖message. The context keeps a signature for one purpose from counting for another.
    [[nodiscard]] Signature sign(std::string_view context, View message) const;

private:
    SigningKey() : secret_(64) {}
    SecretBuffer secret_;
    PublicKey public_key_{};
};

class BoxKey {
public:
    [[nodiscard]] static BoxKey generate();
    [[nodiscard]] static Result<BoxKey> read(const std::filesystem::path& file);
    [[nodiscard]] Result<void> write(const std::filesystem::path& file) const;
    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    [[nodiscard]] KeyId id() const { return key_id(public_key_); }
    [[nodiscard]] View secret() const { return {reinterpret_cast<const std::uint8_t*>(secret_.view().data()), 32}; }

private:
    BoxKey() : secret_(32) {}
    SecretBuffer secret_;
    PublicKey public_key_{};
};

[[nodiscard]] bool verify(const PublicKey& key, std::string_view context, View message, const Signature& signature);

}  // namespace monter::seal
