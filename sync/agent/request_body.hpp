// The stand's messages as JSON. Ids of devices, stores, batches and boots are UUIDs; ids of leads and events, hashes,
// envelopes and signatures are base64url; key ids are hex.
#pragma once

#include <string>

#include "sync/agent/messages.hpp"

namespace monter::agent {

// {"v":1,"secret":"b64u16","device_pk":"b64u32","nonce":"b64u16","store_id":"uuid","hw":"b64u32","sw":"0.1.0"}
[[nodiscard]] std::string body_of(const EnrolRequest& request, const seal::PublicKey& device, const std::string& nonce);

// {"v":1,"batch_id":"uuid","device_id":"uuid","store_id":"uuid",
//  "seen":{"epoch":"uuid","portal_seq":4711},
//  "outbox":{"pending":12,"acked":80,"quarantined":0,"oldest_pending_s":3600,"max_seq":93,"recipients_version":3},
//  "clock":{"wall_ms":…,"boot_id":"uuid","boot_ms":…,"trust":"portal|ntp|rtc|none"},
//  "leads":[{"lead_id":"b64u","seq":93,"event_id":"b64u","flags":0,"code_hash":"b64u","wall_ms":…,"boot_id":"uuid",
//            "boot_ms":…,"key_ids":["hex",…],"ct_sha256":"b64u","ct":"b64u","sig":"b64u"}]}
[[nodiscard]] std::string body_of(const LeadBatch& batch);
// One lead as it stands in a batch, and in an exported file.
[[nodiscard]] std::string json_line_of(const outbox::Pending& lead);

// {"v":1,"withdrawals":[{"key":"b64u32"}]}
[[nodiscard]] std::string body_of(const WithdrawalBatch& batch);

// {"v":1,"counts":[{"count_id":"b64u","hour":494836,"event_id":"b64u","kind":"pulse","question":"move","value":"job",
//  "n":7}]}: hours since 1970 UTC, and nothing finer.
[[nodiscard]] std::string body_of(const TallyBatch& batch);

// {"v":1,"device_id":"uuid","have":["b64u16",…]}
[[nodiscard]] std::string body_of(const ReconcileQuestion& question);

// Takes leads off the end until the body fits batch_bytes_max; one lead is always left.
void fit(LeadBatch& batch);

}  // namespace monter::agent
