#include "sync/portal/intake/reconcile.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/intake/wire.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

struct Missing {
    std::string epoch;
    std::int64_t durable_seq = 0;
    std::vector<Id> lead_ids;
};

Result<Missing> missing(Parts& parts, const std::vector<Id>& have) {
    auto work = parts.database.look();
    if (!work) return fail(work.error());
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    auto durable_seq = store::read_number(*work, "durable_seq");
    if (!durable_seq) return fail(durable_seq.error());
    auto lead_ids = store::unknown_leads(*work, have);
    if (!lead_ids) return fail(lead_ids.error());
    return Missing{std::move(*epoch), *durable_seq, std::move(*lead_ids)};
}

}  // namespace

Response reconcile(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto asked = read_reconcile(request.body);
    if (!asked) return to_response(not_understood(asked.error()));
    if (asked->have.size() > reconcile_leads_max) {
        return to_response({413, "batch-too-large", "More than 500 leads at once. Ask for fewer."});
    }
    if (asked->device_id != caller->device.id) {
        return to_response({400, "request-invalid", "The request is signed by another stand than it names."});
    }
    const auto found = missing(parts, asked->have);
    if (!found) return to_response(out_of_order(parts, found.error()));
    Json list = Json::array();
    for (const Id& id : found->lead_ids) list.push_back(to_base64url(id));
    const Json body{{"v", 1},
                    {"type", "reconcile"},
                    {"nonce", caller->nonce},
                    {"epoch", found->epoch},
                    {"server_time", to_iso_utc(now.wall_ms)},
                    // A stand whose last lead is sent learns here that a backup has it.
                    {"durable_seq", found->durable_seq},
                    {"missing", std::move(list)}};
    return signed_answer(parts, body.dump());
}

}  // namespace monter::portal::intake
