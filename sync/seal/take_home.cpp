#include "sync/seal/take_home.hpp"

#include <sodium.h>

#include <algorithm>

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

Hash withdraw_key(const Secret& secret) {
    Raw<16> raw{};
    std::copy_n(secret.view().begin(), std::min(raw.size(), secret.size()), raw.begin());
    const Hash key = withdraw_key(raw);
    sodium_memzero(raw.data(), raw.size());
    return key;
}

Secret withdraw_url(const std::string& portal_url, const Secret& secret) {
    Secret url(portal_url + "/w#");
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(secret.view().data());
    std::string code = to_crockford(View(bytes, secret.size()));
    static_cast<void>(url.append(code));
    sodium_memzero(code.data(), code.size());
    return url;
}

}  // namespace monter::seal
