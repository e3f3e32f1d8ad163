#include "sync/portal/intake/withdrawals.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/log.hpp"
#include "sync/portal/intake/wire.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

Result<Json> erase_all(Parts& parts, const std::vector<Hash>& keys, const std::string& nonce, std::int64_t now_ms) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    Json results = Json::array();
    for (const Hash& key : keys) {
        const Hash code = seal::code_hash(key);
        auto erased = store::erase(*work, code, now_ms);
        if (!erased) return fail(erased.error());
        results.push_back({{"code_hash", to_base64url(code)}, {"status", *erased ? "erased" : "remembered"}});
    }
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Json{
        {"v", 1}, {"type", "withdrawals"}, {"nonce", nonce}, {"epoch", *epoch}, {"results", std::move(results)}};
}

}  // namespace

Response withdraw(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto keys = read_withdrawals(request.body);
    if (!keys) return to_response(not_understood(keys.error()));
    const auto body = erase_all(parts, *keys, caller->nonce, now.wall_ms);
    if (!body) return to_response(out_of_order(parts, body.error()));
    if (auto flushed = parts.database.flush(); !flushed) log_error("after an erasure", flushed.error());
    return signed_answer(parts, body->dump());
}

}  // namespace monter::portal::intake
