#include "sync/agent/answer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

#include "sync/base/planted.hpp"
#include "sync/lead/event.hpp"
#include "sync/seal/request_signature.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;
using seal::Root;

tl::unexpected<Problem> not_ours(const std::string& why) {
    return tl::unexpected<Problem>(not_our_portal(why));
}

bool is_json(const HttpAnswer& answer) {
    std::string type = answer.header("content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return type == "application/json" || type == "application/problem+json";
}

std::optional<std::int64_t> retry_after(const HttpAnswer& answer) {
    const std::string text = answer.header("retry-after");
    std::int64_t seconds = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // The form with a date is passed over: clocks at fairs are wrong.
    if (text.empty() || bad != std::errc() || end != text.data() + text.size() || seconds < 0) return std::nullopt;
    return seconds;
}

std::string word(const Json& json, const char* key) {
    const auto at = json.is_object() ? json.find(key) : json.end();
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<std::int64_t> number(const Json& json, const char* key) {
    const auto at = json.is_object() ? json.find(key) : json.end();
    if (at == json.end() || !at->is_number_integer()) return std::nullopt;
    if (at->is_number_unsigned() && at->get<std::uint64_t>() > INT64_MAX) return std::nullopt;
    return at->get<std::int64_t>();
}

bool truth(const Json& json, const char* key) {
    const auto at = json.is_object() ? json.find(key) : json.end();
    return at != json.end() && at->is_boolean() && at->get<bool>();
}

// The body of a 200 of type JSON, not yet known to be the portal's.
Answered<Json> unsigned_json(const HttpAnswer& answer) {
    if (answer.status != 200) {
        const Json problem = is_json(answer) ? Json::parse(answer.body, nullptr, false) : Json();
        return tl::unexpected<Problem>(problem_of_status(answer.status, word(problem, "type"), retry_after(answer)));
    }
    if (!is_json(answer)) return not_ours("it is not JSON");
    if (answer.body.size() > answer_bytes_max) return not_ours("it is longer than any of ours");
    Json json = Json::parse(answer.body, nullptr, false);
    if (!json.is_object()) return not_ours("it is not a JSON object");
    return json;
}

struct Signed {
    Json json;
    outbox::Answer evidence;
};

Answered<Signed> signed_json(const HttpAnswer& answer, const std::string& type, const std::string& nonce,
                             const Root& root) {
    auto json = unsigned_json(answer);
    if (!json) return tl::unexpected<Problem>(json.error());
    const auto by = seal::verify_answer(view(answer.body), answer.header("monter-signature"), root);
    if (!by) return not_ours(by.error().message);
    if (word(*json, "type") != type) return not_ours("it answers another question");
    if (word(*json, "nonce") != nonce) return not_ours("it is an old answer, sent again");
    return Signed{std::move(*json), {answer.body, by->key_id, by->signature}};
}

Answered<Id> epoch_of(const Json& json) {
    const auto epoch = id_from_uuid(word(json, "epoch"));
    if (!epoch) return not_ours("it has no epoch");
    return *epoch;
}

// A result of the batch, or nothing where it speaks of a lead or bytes we did not send.
std::optional<LeadResult> result_of(const Json& json, const LeadBatch& asked) {
    const auto lead_id = raw_from_base64url<16>(word(json, "lead_id"));
    const auto hash = raw_from_base64url<32>(word(json, "ct_sha256"));
    if (!lead_id || !hash) return std::nullopt;
    const bool is_ours = std::any_of(asked.leads.begin(), asked.leads.end(), [&](const outbox::Pending& lead) {
        return lead.sealed.lead_id == *lead_id && (lead.ct_sha256 == *hash || is_planted(Plant::any_hash_counts));
    });
    if (!is_ours) return std::nullopt;
    LeadResult result{*lead_id, *hash};
    const std::string status = word(json, "status");
    if (status == "stored" || status == "duplicate") {
        const auto portal_seq = number(json, "portal_seq");
        if (!portal_seq || *portal_seq <= 0) return std::nullopt;
        result.stored = true;
        result.portal_seq = *portal_seq;
        return result;
    }
    const auto problem = json.find("problem");
    if (status != "rejected" || problem == json.end()) return std::nullopt;
    result.problem = word(*problem, "type");
    // Also where an older portal says that this is final: nothing is wrong with such a lead.
    result.retryable = truth(*problem, "retryable") || result.problem == "urn:monter:event-unknown";
    if (result.problem.empty()) return std::nullopt;
    return result;
}

// Only ever called with a planted bug.
LeadsAnswer all_stored(const LeadBatch& asked, const std::string& body) {
    LeadsAnswer out{.evidence = {body, {}, {}, {}}, .epoch = asked.seen_epoch};
    for (const outbox::Pending& lead : asked.leads) {
        out.results.push_back({lead.sealed.lead_id, lead.ct_sha256, true, asked.seen_portal_seq});
    }
    return out;
}

}  // namespace

Answered<LeadsAnswer> read_leads_answer(const HttpAnswer& answer, const LeadBatch& asked, const std::string& nonce,
                                        const Root& root) {
    if (is_planted(Plant::any_200_counts) && answer.status == 200) return all_stored(asked, answer.body);
    auto signed_answer = signed_json(answer, "leads", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const Json& json = signed_answer->json;
    if (word(json, "batch_id") != to_uuid(asked.batch_id)) return not_ours("it speaks of another batch");
    const auto epoch = epoch_of(json);
    if (!epoch) return tl::unexpected<Problem>(epoch.error());
    const auto time = from_iso_utc(word(json, "server_time"));
    const auto results = json.find("results");
    if (!time || results == json.end() || !results->is_array()) return not_ours("it is not complete");
    LeadsAnswer out;
    out.evidence = std::move(signed_answer->evidence);
    out.epoch = *epoch;
    out.server_time_ms = *time;
    out.evidence.portal_ms = *time;
    out.seq_reused = truth(json, "seq_reused");
    for (const Json& one : *results) {
        if (auto result = result_of(one, asked)) out.results.push_back(std::move(*result));
    }
    return out;
}

Answered<WithdrawalsAnswer> read_withdrawals_answer(const HttpAnswer& answer, const WithdrawalBatch& asked,
                                                    const std::string& nonce, const Root& root) {
    auto signed_answer = signed_json(answer, "withdrawals", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const Json& json = signed_answer->json;
    const auto epoch = epoch_of(json);
    if (!epoch) return tl::unexpected<Problem>(epoch.error());
    const auto results = json.find("results");
    if (results == json.end() || !results->is_array()) return not_ours("it is not complete");
    WithdrawalsAnswer out;
    out.evidence = std::move(signed_answer->evidence);
    out.epoch = *epoch;
    for (const Json& one : *results) {
        const auto code = raw_from_base64url<32>(word(one, "code_hash"));
        const std::string status = word(one, "status");
        if (!code || (status != "erased" && status != "remembered")) continue;
        const bool is_ours = std::any_of(asked.keys.begin(), asked.keys.end(),
                                         [&](const Hash& key) { return seal::code_hash(key) == *code; });
        if (is_ours) out.code_hashes.push_back(*code);
    }
    return out;
}

Answered<TalliesAnswer> read_tallies_answer(const HttpAnswer& answer, const TallyBatch& asked, const std::string& nonce,
                                            const Root& root) {
    auto signed_answer = signed_json(answer, "answers", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const auto epoch = epoch_of(signed_answer->json);
    if (!epoch) return tl::unexpected<Problem>(epoch.error());
    const auto results = signed_answer->json.find("results");
    if (results == signed_answer->json.end() || !results->is_array()) return not_ours("it is not complete");
    TalliesAnswer out{std::move(signed_answer->evidence), *epoch, {}};
    for (const Json& one : *results) {
        const auto id = raw_from_base64url<16>(word(one, "count_id"));
        const std::string status = word(one, "status");
        if (!id || (status != "counted" && status != "duplicate")) continue;
        const bool is_ours = std::any_of(asked.tallies.begin(), asked.tallies.end(),
                                         [&](const outbox::Tally& tally) { return tally.count_id == *id; });
        if (is_ours) out.count_ids.push_back(*id);
    }
    return out;
}

Answered<ReconcileAnswer> read_reconcile_answer(const HttpAnswer& answer, const ReconcileQuestion& asked,
                                                const std::string& nonce, const Root& root) {
    const auto signed_answer = signed_json(answer, "reconcile", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const auto epoch = epoch_of(signed_answer->json);
    if (!epoch) return tl::unexpected<Problem>(epoch.error());
    const auto missing = signed_answer->json.find("missing");
    if (missing == signed_answer->json.end() || !missing->is_array()) return not_ours("it is not complete");
    ReconcileAnswer out{*epoch, {}, number(signed_answer->json, "durable_seq")};
    for (const Json& one : *missing) {
        const auto id = one.is_string() ? raw_from_base64url<16>(one.get<std::string>())
                                        : Result<Id>(fail(Kind::refused, "not a lead id"));
        if (id && std::find(asked.have.begin(), asked.have.end(), *id) != asked.have.end()) out.missing.push_back(*id);
    }
    return out;
}

Answered<void> read_health_answer(const HttpAnswer& answer, const std::string& nonce, const Root& root) {
    const auto signed_answer = signed_json(answer, "health", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    return {};
}

Answered<std::int64_t> read_time_answer(const HttpAnswer& answer, const std::string& nonce, const Root& root) {
    const auto signed_answer = signed_json(answer, "time", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const auto time = from_iso_utc(word(signed_answer->json, "server_time"));
    if (!time) return not_ours("it tells no time");
    return *time;
}

Answered<EventAnswer> read_event_answer(const HttpAnswer& answer, const std::string& nonce, const Root& root) {
    auto signed_answer = signed_json(answer, "event", nonce, root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const auto event = signed_answer->json.find("event");
    if (event == signed_answer->json.end()) return not_ours("it has no event");
    const auto epoch = id_from_uuid(word(signed_answer->json, "epoch"));
    if (!epoch) return not_ours("it has no epoch");
    EventAnswer out{*epoch, event->dump(), std::nullopt};
    if (const auto time = from_iso_utc(word(signed_answer->json, "server_time"))) out.server_time_ms = *time;
    if (!lead::event_from_json(view(out.event_json))) return not_ours("its event can't be understood");
    return out;
}

Answered<Fetched> read_fetched(HttpAnswer answer, const Fetch& asked) {
    if (answer.status == 206 && asked.part) {
        // "bytes 4-9/100": of another part its bytes would spoil what is here.
        const std::string range = answer.header("content-range");
        if (!range.starts_with("bytes " + std::to_string(asked.part->offset) + "-")) {
            return not_ours("it is another part of a file than was asked for");
        }
        return Fetched{true, std::move(answer.body)};
    }
    if (answer.status == 200) {
        if (!asked.part) return Fetched{true, std::move(answer.body)};
        // The whole, as a server may answer.
        const auto offset = static_cast<std::size_t>(asked.part->offset);
        if (answer.body.size() <= offset) return not_ours("it is shorter than the part it should hold");
        return Fetched{true, answer.body.substr(offset, static_cast<std::size_t>(asked.part->bytes))};
    }
    const Json problem = is_json(answer) ? Json::parse(answer.body, nullptr, false) : Json();
    const std::string type = word(problem, "type");
    if (answer.status == 404 && type.starts_with("urn:monter:")) return Fetched{};
    return tl::unexpected<Problem>(problem_of_status(answer.status, type, retry_after(answer)));
}

Answered<Enrolled> read_enrol_answer(const HttpAnswer& answer, const std::string& nonce, const Hash& root_fingerprint) {
    const auto json = unsigned_json(answer);
    if (!json) return tl::unexpected<Problem>(json.error());
    const auto at = json->find("root");
    if (at == json->end()) return not_ours("it brings no root");
    Enrolled out;
    out.root_json = at->dump();
    const auto document = seal::document_from_json(view(out.root_json));
    if (!document) return not_ours("its root can't be understood");
    const auto root = seal::open_root(*document, root_fingerprint);
    // Its own class, so that staff hear of the card and not of the network.
    if (!root)
        return trouble(Trouble::authority,
                       "The card and the portal do not belong together: " + root.error().message + ".",
                       "Ask the office for a card of this portal.");
    auto signed_answer = signed_json(answer, "enrol", nonce, *root);
    if (!signed_answer) return tl::unexpected<Problem>(signed_answer.error());
    const auto device = id_from_uuid(word(*json, "device_id"));
    const auto epoch = epoch_of(*json);
    const auto time = from_iso_utc(word(*json, "server_time"));
    const auto event = json->find("event");
    if (!device || !epoch || !time || event == json->end()) return not_ours("it is not complete");
    out.device_id = *device;
    out.region = word(*json, "region");
    out.epoch = *epoch;
    out.server_time_ms = *time;
    out.event_json = event->dump();
    if (!lead::event_from_json(view(out.event_json))) return not_ours("its event can't be understood");
    return out;
}

}  // namespace monter::agent
