#include "sync/seal/password.hpp"

#include <sodium.h>

#include "sync/seal/keys.hpp"

namespace monter::seal {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;

Result<std::string> hashed(const std::string& password, unsigned long long cost, std::size_t memory) {
    char out[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str(out, password.data(), password.size(), cost, memory) != 0) {
        return fail(Kind::full, "not enough memory to keep a password safely", "free 300 MB of memory and try again");
    }
    return std::string(out);
}

}  // namespace

std::string make_password() {
    Raw<13> luck{};
    random_bytes(luck);
    std::string text = to_crockford(luck).substr(0, 20);
    sodium_memzero(luck.data(), luck.size());
    for (const std::size_t at : {15U, 10U, 5U}) text.insert(at, "-");
    return text;
}

Result<std::string> hash_password(const std::string& password) {
    return hashed(password, passes, memory_bytes);
}

Result<std::string> hash_pin(const std::string& pin) {
    return hashed(pin, crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE);
}

bool password_is_dated(const std::string& hash) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) != 0;
}

bool password_fits(const std::string& hash, const std::string& password) {
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace monter::seal
