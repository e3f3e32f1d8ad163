#include "sync/seal/keys.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <cstdlib>
#include <new>

#include "sync/base/file.hpp"

namespace monter::seal {
namespace {

constexpr std::string_view file_mark = "monter-key-v1 ";
constexpr std::size_t secret_bytes = 32;
constexpr std::size_t file_bytes_max = 256;

// libsodium fails in these calls only where memory or the program itself is broken: nothing sealed after that counts.
void must(int code) {
    if (code != 0) std::abort();
}

void make_room(SecretBuffer& buffer, std::size_t bytes) {
    buffer.resize(bytes);
    if (buffer.size() != bytes) throw std::bad_alloc();
}

Result<void> write_key(const std::filesystem::path& file, std::string_view kind, View secret) {
    std::error_code why;
    if (std::filesystem::symlink_status(file, why).type() != std::filesystem::file_type::not_found) {
        return fail(Kind::refused, "there is already a key in " + file.string(), "move it away yourself if it may go");
    }
    SecretBuffer line(file_bytes_max);
    char letters[64] = {};
    sodium_bin2base64(letters, sizeof letters, secret.data(), secret.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    const bool fits =
        line.append(file_mark) && line.append(kind) && line.append(" ") && line.append(letters) && line.append("\n");
    sodium_memzero(letters, sizeof letters);
    if (!fits) return fail(Kind::bug, "no locked memory for a key");
    return write_file(file, {line.data(), line.size()}, 0600);
}

Result<void> check_private(const std::filesystem::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) return fail(Kind::refused, "there is no key in " + file.string());
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fail(Kind::refused, "others may read the key in " + file.string(), "chmod 600 " + file.string());
    }
    return {};
}

// Parses "monter-key-v1 <kind> <b64u>" into `secret`.
bool parse_key(std::string_view line, std::string_view kind, std::uint8_t* secret) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (!line.starts_with(file_mark)) return false;
    line.remove_prefix(file_mark.size());
    if (!line.starts_with(kind) || line.size() <= kind.size() || line[kind.size()] != ' ') return false;
    line.remove_prefix(kind.size() + 1);
    std::size_t bytes = 0;
    const char* end = nullptr;
    return sodium_base642bin(secret, secret_bytes, line.data(), line.size(), nullptr, &bytes, &end,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
           bytes == secret_bytes && end == line.data() + line.size();
}

Result<void> read_key(const std::filesystem::path& file, std::string_view kind, std::uint8_t* secret) {
    if (auto closed = check_private(file); !closed) return closed;
    auto bytes = read_file(file, file_bytes_max);
    if (!bytes) return fail(bytes.error());
    const bool parsed = parse_key(text_of(*bytes), kind, secret);
    sodium_memzero(bytes->data(), bytes->size());
    if (parsed) return {};
    return fail(Kind::corrupt, file.string() + " does not hold a " + std::string(kind) + " key");
}

}  // namespace

Result<void> start() {
    if (sodium_init() < 0) return fail(Kind::bug, "this machine has no source of randomness");
    return {};
}

Hash blake2b(View bytes) {
    return blake2b({}, bytes);
}

Hash blake2b(std::string_view prefix, View bytes) {
    Hash out{};
    crypto_generichash_state state;
    must(crypto_generichash_init(&state, nullptr, 0, out.size()));
    const View first = view(prefix);
    must(crypto_generichash_update(&state, first.data(), first.size()));
    must(crypto_generichash_update(&state, bytes.data(), bytes.size()));
    must(crypto_generichash_final(&state, out.data(), out.size()));
    sodium_memzero(&state, sizeof state);
    return out;
}

KeyId key_id(const PublicKey& key) {
    const Hash hash = blake2b(key);
    KeyId out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = hash[i];
    return out;
}

Hash sha256(View bytes) {
    Hash out{};
    must(crypto_hash_sha256(out.data(), bytes.data(), bytes.size()));
    return out;
}

void random_bytes(std::span<std::uint8_t> out) {
    randombytes_buf(out.data(), out.size());
}

Id random_id() {
    Id out{};
    random_bytes(out);
    return out;
}

bool same(View a, View b) {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

SigningKey SigningKey::generate() {
    SigningKey key;
    make_room(key.secret_, crypto_sign_SECRETKEYBYTES);
    must(crypto_sign_keypair(key.public_key_.data(), key.secret_.data()));
    return key;
}

Result<SigningKey> SigningKey::read(const std::filesystem::path& file) {
    SecretBuffer seed(secret_bytes);
    make_room(seed, secret_bytes);
    if (auto done = read_key(file, "signing", seed.data()); !done) return fail(done.error());
    SigningKey key;
    make_room(key.secret_, crypto_sign_SECRETKEYBYTES);
    must(crypto_sign_seed_keypair(key.public_key_.data(), key.secret_.data(), seed.data()));
    return key;
}

Result<void> SigningKey::write(const std::filesystem::path& file) const {
    return write_key(file, "signing", view(secret_.view().substr(0, secret_bytes)));
}

Signature SigningKey::sign(std::string_view context, View message) const {
    Bytes whole;
    whole.reserve(context.size() + message.size());
    append(whole, view(context));
    append(whole, message);
    Signature out{};
    must(crypto_sign_detached(out.data(), nullptr, whole.data(), whole.size(), view(secret_.view()).data()));
    return out;
}

BoxKey BoxKey::generate() {
    BoxKey key;
    make_room(key.secret_, crypto_box_SECRETKEYBYTES);
    must(crypto_box_keypair(key.public_key_.data(), key.secret_.data()));
    return key;
}

Result<BoxKey> BoxKey::read(const std::filesystem::path& file) {
    BoxKey key;
    make_room(key.secret_, crypto_box_SECRETKEYBYTES);
    if (auto done = read_key(file, "box", key.secret_.data()); !done) return fail(done.error());
    must(crypto_scalarmult_base(key.public_key_.data(), key.secret_.data()));
    return key;
}

Result<void> BoxKey::write(const std::filesystem::path& file) const {
    return write_key(file, "box", secret());
}

bool verify(const PublicKey& key, std::string_view context, View message, const Signature& signature) {
    Bytes whole;
    whole.reserve(context.size() + message.size());
    append(whole, view(context));
    append(whole, message);
    return crypto_sign_verify_detached(signature.data(), whole.data(), whole.size(), key.data()) == 0;
}

}  // namespace monter::seal
