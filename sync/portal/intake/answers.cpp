#include "sync/portal/intake/answers.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/intake/wire.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

Result<Json> count_all(Parts& parts, const Caller& caller, const std::vector<store::Tally>& tallies) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    Json results = Json::array();
    for (const store::Tally& tally : tallies) {
        const auto is_new = store::add_tally(*work, caller.device.id, tally);
        if (!is_new) return fail(is_new.error());
        results.push_back({{"count_id", to_base64url(tally.count_id)}, {"status", *is_new ? "counted" : "duplicate"}});
    }
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Json{
        {"v", 1}, {"type", "answers"}, {"nonce", caller.nonce}, {"epoch", *epoch}, {"results", std::move(results)}};
}

}  // namespace

Response count_answers(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto tallies = read_tallies(request.body);
    if (!tallies) return to_response(not_understood(tallies.error()));
    const auto body = count_all(parts, *caller, *tallies);
    if (!body) return to_response(out_of_order(parts, body.error()));
    return signed_answer(parts, body->dump());
}

}  // namespace monter::portal::intake
