#include "sync/agent/receipt.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "sync/seal/request_signature.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;

std::string word(const Json& json, const char* key) {
    const auto at = json.is_object() ? json.find(key) : json.end();
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool is_stored(const Json& result, const outbox::Ack& lead) {
    const std::string status = word(result, "status");
    const auto seq = result.find("portal_seq");
    return word(result, "lead_id") == to_base64url(lead.lead_id) &&
           word(result, "ct_sha256") == to_base64url(lead.ct_sha256) && (status == "stored" || status == "duplicate") &&
           seq != result.end() && seq->is_number_integer() && seq->get<std::int64_t>() == lead.portal_seq;
}

}  // namespace

std::vector<bool> proven_by(const outbox::Answer& answer, const Id& epoch, const std::vector<outbox::Ack>& leads,
                            const seal::Root& root) {
    std::vector<bool> out(leads.size(), false);
    if (!seal::is_signed_answer(view(answer.body), {answer.key_id, answer.signature}, root)) return out;
    const Json json = Json::parse(answer.body, nullptr, false);
    if (word(json, "type") != "leads" || word(json, "epoch") != to_uuid(epoch)) return out;
    const auto results = json.find("results");
    if (results == json.end() || !results->is_array()) return out;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        out[i] =
            std::any_of(results->begin(), results->end(), [&](const Json& one) { return is_stored(one, leads[i]); });
    }
    return out;
}

}  // namespace monter::agent
