#include "sync/seal/password.hpp"

#include <sodium.h>

#include "sync/seal/keys.hpp"

namespace monter::seal {

std::string make_password() {
    Raw<13> luck{};
    random_bytes(luck);
    std::string text = to_crockford(luck).substr(0, 20);
    sodium_memzero(luck.data(), luck.size());
    for (const std::size_t at : {15U, 10U, 5U}) text.insert(at, "-");
    return text;
}

Result<std::string> hash_password(const std::string& password) {
    char out[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str(out, password.data(), password.size(), crypto_pwhash_OPSLIMIT_MODERATE,
                          crypto_pwhash_MEMLIMIT_MODERATE) != 0) {
        return fail(Kind::full, "not enough memory to keep a password safely", "free 300 MB of memory and try again");
    }
    return std::string(out);
}

bool password_fits(const std::string& hash, const std::string& password) {
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace monter::seal
