#include "sync/seal/take_home.hpp"

#include "sync/seal/keys.hpp"

namespace monter::seal {

std::string reference(const Id& lead_id) {
    const Hash hash = blake2b(lead_id);
    std::string text = to_crockford(View(hash).first(5));
    text.insert(4, "-");
    return text;
}

Hash withdraw_key(const Raw<16>& secret) {
    return blake2b("monter-withdraw-v1", secret);
}

Hash code_hash(const Hash& withdraw_key) {
    return blake2b("monter-code-v1", withdraw_key);
}

std::string withdraw_url(const std::string& portal_url, const Raw<16>& secret) {
    return portal_url + "/w#" + to_crockford(secret);
}

}  // namespace monter::seal
