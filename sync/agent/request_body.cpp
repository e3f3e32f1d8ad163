#include "sync/agent/request_body.hpp"

#include <nlohmann/json.hpp>

#include "sync/seal/envelope.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;

Json key_ids_of(View envelope) {
    Json ids = Json::array();
    // An envelope whose recipients can't be read is sent all the same: refusing it is the portal's word, not ours.
    if (const auto recipients = seal::recipients_of(envelope)) {
        for (const auto& id : *recipients) ids.push_back(to_hex(id));
    }
    return ids;
}

Json json_of(const outbox::Pending& lead) {
    return {{"lead_id", to_base64url(lead.sealed.lead_id)},     {"seq", lead.seq},
            {"event_id", to_base64url(lead.sealed.event_id)},   {"flags", lead.sealed.flags},
            {"code_hash", to_base64url(lead.sealed.code_hash)}, {"wall_ms", lead.kept_at.wall_ms},
            {"boot_id", to_uuid(lead.kept_at.boot_id)},         {"boot_ms", lead.kept_at.boot_ms},
            {"key_ids", key_ids_of(lead.sealed.envelope)},      {"ct_sha256", to_base64url(lead.ct_sha256)},
            {"ct", to_base64url(lead.sealed.envelope)},         {"sig", to_base64url(lead.signature)}};
}

Json outbox_of(const LeadBatch& batch) {
    const auto& oldest = batch.counts.oldest_pending;
    const std::int64_t oldest_s = oldest ? age_ms(*oldest, batch.now) / 1000 : std::int64_t{0};
    return {{"pending", batch.counts.pending},         {"acked", batch.counts.acked},
            {"quarantined", batch.counts.quarantined}, {"oldest_pending_s", oldest_s},
            {"max_seq", batch.counts.max_seq},         {"recipients_version", batch.recipients_version}};
}

}  // namespace

std::string body_of(const EnrolRequest& request, const seal::PublicKey& device, const std::string& nonce) {
    return Json{{"v", 1},
                {"secret", to_base64url(request.secret)},
                {"device_pk", to_base64url(device)},
                {"nonce", nonce},
                {"store_id", to_uuid(request.store_id)},
                {"hw", to_base64url(request.hardware)},
                {"sw", request.software},
                {"root_fpr", to_base64url(request.root_fingerprint)}}
        .dump();
}

std::string body_of(const LeadBatch& batch) {
    Json leads = Json::array();
    for (const auto& lead : batch.leads) leads.push_back(json_of(lead));
    return Json{{"v", 1},
                {"batch_id", to_uuid(batch.batch_id)},
                {"device_id", to_uuid(batch.from.device_id)},
                {"store_id", to_uuid(batch.from.store_id)},
                {"seen", {{"epoch", to_uuid(batch.seen_epoch)}, {"portal_seq", batch.seen_portal_seq}}},
                {"outbox", outbox_of(batch)},
                {"clock",
                 {{"wall_ms", batch.now.wall_ms},
                  {"boot_id", to_uuid(batch.now.boot_id)},
                  {"boot_ms", batch.now.boot_ms},
                  {"trust", name(batch.trust)}}},
                {"leads", std::move(leads)}}
        .dump();
}

std::string json_line_of(const outbox::Pending& lead) {
    return json_of(lead).dump();
}

std::string body_of(const WithdrawalBatch& batch) {
    Json withdrawals = Json::array();
    for (const Hash& key : batch.keys) withdrawals.push_back({{"key", to_base64url(key)}});
    return Json{{"v", 1}, {"withdrawals", std::move(withdrawals)}}.dump();
}

std::string body_of(const TallyBatch& batch) {
    Json counts = Json::array();
    for (const outbox::Tally& one : batch.tallies) {
        counts.push_back({{"count_id", to_base64url(one.count_id)},
                          {"hour", one.hour},
                          {"event_id", to_base64url(one.event_id)},
                          {"kind", one.kind},
                          {"question", one.question},
                          {"value", one.value},
                          {"n", one.n}});
    }
    return Json{{"v", 1}, {"counts", std::move(counts)}}.dump();
}

std::string body_of(const ReconcileQuestion& question) {
    Json have = Json::array();
    for (const Id& lead_id : question.have) have.push_back(to_base64url(lead_id));
    return Json{{"v", 1}, {"device_id", to_uuid(question.device_id)}, {"have", std::move(have)}}.dump();
}

void fit(LeadBatch& batch) {
    // Most batches are far from the limit, and a stand without a network makes one at every try: what a lead can come
    // to at most is told by its envelope, without writing it out.
    constexpr std::size_t fields_bytes_max = 1024;  // of a lead beside its envelope; the same for the batch's own
    std::size_t at_most = fields_bytes_max;
    for (const outbox::Pending& lead : batch.leads) {
        at_most += fields_bytes_max + (lead.sealed.envelope.size() + 2) / 3 * 4;
    }
    if (at_most <= batch_bytes_max) return;
    while (batch.leads.size() > 1 && body_of(batch).size() > batch_bytes_max) batch.leads.pop_back();
}

}  // namespace monter::agent
