#include "sync/portal/intake/leads.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/intake/keep_leads.hpp"
#include "sync/portal/intake/packed.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

// A fair that is not known here today may be tomorrow, as after a restore; nothing is wrong with the lead.
constexpr std::string_view event_unknown = "event-unknown";

Json result_json(const LeadResult& result) {
    Json out{{"lead_id", result.lead_id}, {"ct_sha256", result.ct_sha256}, {"status", result.status}};
    if (result.problem.empty()) {
        out["portal_seq"] = result.portal_seq;
    } else {
        out["problem"] = {{"type", "urn:monter:" + result.problem}, {"retryable", result.problem == event_unknown}};
    }
    return out;
}

}  // namespace

Response receive_leads(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto plain = unpacked(request);
    if (!plain) return to_response(plain.error());
    const auto batch = read_batch(*plain);
    if (!batch) return to_response(not_understood(batch.error()));
    if (batch->leads.size() > batch_leads_max) {
        return to_response({413, "batch-too-large", "More than 50 leads at once. Send fewer."});
    }
    if (batch->device_id != caller->device.id) {
        return to_response({400, "request-invalid", "The request is signed by another stand than it names."});
    }
    const auto receipt = keep_batch(parts, *batch, caller->device, now.wall_ms, Came::sent);
    if (!receipt) return to_response(out_of_order(parts, receipt.error()));
    Json results = Json::array();
    for (const LeadResult& result : receipt->results) results.push_back(result_json(result));
    const Json body{{"v", 1},
                    {"type", "leads"},
                    {"nonce", caller->nonce},
                    {"epoch", receipt->epoch},
                    {"batch_id", batch->batch_id},
                    {"device_id", to_uuid(caller->device.id)},
                    {"server_time", to_iso_utc(now.wall_ms)},
                    {"durable_seq", receipt->durable_seq},
                    {"seq_reused", receipt->seq_reused},
                    {"results", std::move(results)}};
    Response answer = signed_answer(parts, body.dump());
    parts.leads_arrived();
    return answer;
}

}  // namespace monter::portal::intake
