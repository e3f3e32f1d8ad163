#include "sync/portal/intake/withdrawals.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/erasure.hpp"
#include "sync/portal/intake/wire.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

Result<Json> erase_all(Parts& parts, const std::vector<Hash>& keys, const std::string& nonce, std::int64_t now_ms) {
    std::vector<Hash> codes;
    codes.reserve(keys.size());
    for (const Hash& key : keys) codes.push_back(seal::code_hash(key));
    const auto taken = take_back(parts.database, parts.erasures, codes, Teller::stand, now_ms);
    if (!taken) return fail(taken.error());
    Json results = Json::array();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        results.push_back(
            {{"code_hash", to_base64url(codes[i])}, {"status", taken->were_here[i] ? "erased" : "remembered"}});
    }
    return Json{
        {"v", 1}, {"type", "withdrawals"}, {"nonce", nonce}, {"epoch", taken->epoch}, {"results", std::move(results)}};
}

}  // namespace

Response withdraw(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto keys = read_withdrawals(request.body);
    if (!keys) return to_response(not_understood(keys.error()));
    const auto body = erase_all(parts, *keys, caller->nonce, now.wall_ms);
    if (!body) return to_response(out_of_order(parts, body.error()));
    return signed_answer(parts, body->dump());
}

}  // namespace monter::portal::intake
