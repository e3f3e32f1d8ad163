// What stands send and are answered, read strictly: a missing or wrongly typed field is an error, an unknown one is
// skipped, so that a newer stand can speak to an older portal.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/health.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/tallies.hpp"

namespace monter::portal::intake {

inline constexpr std::size_t batch_leads_max = 50;
inline constexpr std::size_t reconcile_leads_max = 500;

struct Enrolment {
    Raw<16> secret{};
    seal::PublicKey device_key{};
    Id store_id{};
    std::string hardware;  // b64u32
    std::string software;
    std::optional<Hash> root_fingerprint;  // as on the card; stands of before did not say it
};
// Answers: nothing where the JSON is not such a request.
[[nodiscard]] Result<Enrolment> read_enrolment(const std::string& body);

// A lead of a batch as far as it could be read: its id and hash name it in the answer, whatever else is wrong with it.
struct SentLead {
    std::string lead_id, ct_sha256;         // as sent
    std::optional<store::Arrival> arrival;  // nothing where a field is missing, wrong or past its limit
};
struct Batch {
    std::string batch_id;  // as sent, a uuid
    Id device_id{};
    store::Contact said;
    std::string seen_epoch;  // empty where the stand has seen none
    std::int64_t seen_portal_seq = 0;
    std::int64_t boot_ms = 0;
    std::string boot_id;
    std::vector<SentLead> leads;
};
[[nodiscard]] Result<Batch> read_batch(const std::string& body);
// The file of an export (intake/carried.hpp), its sum checked: a batch of any length that says nothing of its stand's
// clock. Kind::refused, with the remedy, where it is cut or altered.
[[nodiscard]] Result<Batch> read_carried(const std::string& file);

struct LeadResult {
    std::string lead_id, ct_sha256;
    std::string status;           // "stored", "duplicate" or "rejected"
    std::int64_t portal_seq = 0;  // of the first two
    std::string problem;          // of the last, without urn:monter:
};

struct Reconcile {
    Id device_id{};
    std::vector<Id> have;
};
[[nodiscard]] Result<Reconcile> read_reconcile(const std::string& body);

// Keys that only withdraw; each gives the code hash it belongs to.
[[nodiscard]] Result<std::vector<Hash>> read_withdrawals(const std::string& body);

// How a stand does.
[[nodiscard]] Result<store::Health> read_health(const std::string& body);

// Anonymous counts; their codes are ids.
[[nodiscard]] Result<std::vector<store::Tally>> read_tallies(const std::string& body);

}  // namespace monter::portal::intake
