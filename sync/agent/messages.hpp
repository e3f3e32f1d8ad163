// What the stand says to the portal and what it may hear back, as values. How they are written in JSON stands in
// request_body.hpp and answer.hpp. Every answer here was signed by a receipt key of our root, repeats our nonce and
// names its type: it may change the stand's state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/agent/clock_trust.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// At most this many leads and bytes in one request (protocol, section 4).
inline constexpr int batch_leads_max = 50;
inline constexpr std::size_t batch_bytes_max = 256UL * 1024;

// POST /v1/enrol
struct EnrolRequest {
    Raw<16> secret{};  // of the card
    Id store_id{};
    Hash hardware{};
    std::string software;
    Hash root_fingerprint{};  // on the card: a portal with another root leaves the card unused
};
struct Enrolled {
    Id device_id{};
    std::string region;
    Id epoch{};
    std::string event_json;
    std::string root_json;
    std::int64_t server_time_ms = 0;
};

// POST /v1/leads
struct LeadBatch {
    Id batch_id{};  // new at every attempt
    outbox::Identity from;
    Id seen_epoch{};
    std::int64_t seen_portal_seq = 0;
    outbox::Counts counts;
    std::int64_t recipients_version = 0;
    Moment now;
    Trust trust = Trust::none;
    std::vector<outbox::Pending> leads;
};
struct LeadResult {
    Id lead_id{};
    Hash ct_sha256{};
    bool stored = false;          // stored or duplicate: the portal has exactly these bytes
    std::int64_t portal_seq = 0;  // where stored
    std::string problem;          // where rejected: "urn:monter:lead-conflict"
    bool retryable = false;       // where rejected
};
struct LeadsAnswer {
    outbox::Answer evidence;
    Id epoch{};
    std::int64_t server_time_ms = 0;
    bool seq_reused = false;
    std::vector<LeadResult> results;  // only pairs of lead_id and ct_sha256 that were in the batch
};

// POST /v1/withdrawals
struct WithdrawalBatch {
    std::vector<Hash> keys;
};
struct WithdrawalsAnswer {
    outbox::Answer evidence;
    Id epoch{};
    std::vector<Hash> code_hashes;  // only of keys that were in the batch
};

// POST /v1/answers
struct TallyBatch {
    std::vector<outbox::Tally> tallies;
};
struct TalliesAnswer {
    outbox::Answer evidence;
    Id epoch{};
    std::vector<Id> count_ids;  // only of counts that were in the batch
};

// POST /v1/reconcile
inline constexpr int reconcile_leads_max = 500;
struct ReconcileQuestion {
    Id device_id{};
    std::vector<Id> have;
    std::uint64_t last_seq = 0;  // of the last one asked about; the next question begins behind it
    bool is_last = false;
};
struct ReconcileAnswer {
    Id epoch{};
    std::vector<Id> missing;  // only leads that were asked about
    // Everything up to here is in a backup that was proven to restore; a portal of before does not tell it here.
    std::optional<std::int64_t> durable_seq{};
};

// GET /v1/event
struct EventAnswer {
    Id epoch{};
    std::string event_json;
    std::optional<std::int64_t> server_time_ms;
};

}  // namespace monter::agent
