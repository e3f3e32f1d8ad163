#include "sync/seal/sealed_text.hpp"

#include <sodium.h>

namespace monter::seal {
namespace {

Result<SecretBuffer> locked(std::size_t bytes) {
    SecretBuffer buffer(bytes);
    buffer.resize(bytes);
    if (buffer.size() != bytes) return fail(Kind::bug, "no locked memory to seal in");
    return buffer;
}

View bytes_of(const SecretBuffer& buffer) {
    return view(buffer.view());
}

}  // namespace

static_assert(sealed_key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES + crypto_box_SEALBYTES);
static_assert(sizeof(Nonce) == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(text_tag_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

Result<SecretBuffer> new_file_key() {
    auto key = locked(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (key) randombytes_buf(key->data(), key->size());
    return key;
}

Nonce new_nonce() {
    Nonce nonce{};
    random_bytes(nonce);
    return nonce;
}

Result<Raw<sealed_key_bytes>> seal_key(const SecretBuffer& file_key, const PublicKey& to) {
    Raw<sealed_key_bytes> out{};
    const View key = bytes_of(file_key);
    if (crypto_box_seal(out.data(), key.data(), key.size(), to.data()) != 0) {
        return fail(Kind::refused, "a key nobody can seal to");
    }
    return out;
}

Result<SecretBuffer> open_key(View sealed_key, const BoxKey& key) {
    auto file_key = locked(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (!file_key) return file_key;
    if (sealed_key.size() != sealed_key_bytes ||
        crypto_box_seal_open(file_key->data(), sealed_key.data(), sealed_key.size(), key.public_key().data(),
                             key.secret().data()) != 0) {
        return fail(Kind::corrupt, "a sealed key that does not open");
    }
    return file_key;
}

Result<Bytes> encrypt(const SecretBuffer& text, View associated, const Nonce& nonce, const SecretBuffer& file_key) {
    const View plain = bytes_of(text);
    Bytes out(plain.size() + text_tag_bytes);
    unsigned long long bytes = 0;
    const int code =
        crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), &bytes, plain.data(), plain.size(), associated.data(),
                                                   associated.size(), nullptr, nonce.data(), bytes_of(file_key).data());
    if (code != 0 || bytes != out.size()) return fail(Kind::bug, "sealing failed");
    return out;
}

Result<SecretBuffer> decrypt(View sealed_text, View associated, View nonce, const SecretBuffer& file_key) {
    if (sealed_text.size() < text_tag_bytes || nonce.size() != sizeof(Nonce)) {
        return fail(Kind::corrupt, "a sealed text that is too short");
    }
    auto text = locked(sealed_text.size() - text_tag_bytes);
    if (!text) return text;
    unsigned long long bytes = 0;
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        text->data(), &bytes, nullptr, sealed_text.data(), sealed_text.size(), associated.data(), associated.size(),
        nonce.data(), bytes_of(file_key).data());
    if (code != 0 || bytes != text->size()) return fail(Kind::corrupt, "a sealed text that was changed");
    return text;
}

}  // namespace monter::seal
