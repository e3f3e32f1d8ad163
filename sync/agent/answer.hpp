// When an answer of the portal counts, and what it says then.
//
// All of it must hold: the transfer was complete, the status is 200, the type is JSON, the body is within 1 MiB, the
// signature is good under a receipt key of our root, the answer names the type we asked for and repeats our nonce; for
// leads, the batch is ours and each pair of lead_id and ct_sha256 was in it. Anything else is a Problem: a login page,
// a proxy, a cut, recorded or altered answer changes nothing on the stand. Pure.
#pragma once

#include <string>

#include "sync/agent/content/fetch.hpp"
#include "sync/agent/http.hpp"
#include "sync/agent/messages.hpp"
#include "sync/agent/problem.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

// {"v":1,"type":"leads","nonce":"…","epoch":"uuid","batch_id":"uuid","device_id":"uuid","server_time":"…Z",
//  "durable_seq":4700,"seq_reused":false,"results":[
//   {"lead_id":"b64u","ct_sha256":"b64u","status":"stored"|"duplicate","portal_seq":4712},
//   {"lead_id":"b64u","ct_sha256":"b64u","status":"rejected","problem":{"type":"urn:monter:…","retryable":false}}]}
// Its durable_seq is not read: a word about backups counts only beside the word which leads are there (durable.hpp).
[[nodiscard]] Answered<LeadsAnswer> read_leads_answer(const HttpAnswer& answer, const LeadBatch& asked,
                                                      const std::string& nonce, const seal::Root& root);

// {"v":1,"type":"withdrawals","nonce":"…","epoch":"uuid","results":[{"code_hash":"b64u","status":"erased"|"remembered"}]}
[[nodiscard]] Answered<WithdrawalsAnswer> read_withdrawals_answer(const HttpAnswer& answer,
                                                                  const WithdrawalBatch& asked,
                                                                  const std::string& nonce, const seal::Root& root);

// {"v":1,"type":"answers","nonce":"…","epoch":"uuid","results":[{"count_id":"b64u","status":"counted"|"duplicate"}]}
[[nodiscard]] Answered<TalliesAnswer> read_tallies_answer(const HttpAnswer& answer, const TallyBatch& asked,
                                                          const std::string& nonce, const seal::Root& root);

// {"v":1,"type":"reconcile","nonce":"…","epoch":"uuid","server_time":"…Z","durable_seq":4700,
//  "missing":["b64u16",…]}
[[nodiscard]] Answered<ReconcileAnswer> read_reconcile_answer(const HttpAnswer& answer, const ReconcileQuestion& asked,
                                                              const std::string& nonce, const seal::Root& root);

// {"v":1,"type":"event","nonce":"…","event":{…},"server_time":"…Z"}
// POST /v1/health: it was noted.
[[nodiscard]] Answered<void> read_health_answer(const HttpAnswer& answer, const std::string& nonce,
                                                const seal::Root& root);

// GET /v1/time: the portal's signed clock, in ms since 1970 UTC.
[[nodiscard]] Answered<std::int64_t> read_time_answer(const HttpAnswer& answer, const std::string& nonce,
                                                      const seal::Root& root);

[[nodiscard]] Answered<EventAnswer> read_event_answer(const HttpAnswer& answer, const std::string& nonce,
                                                      const seal::Root& root);

// Of GET: 200, or 206 of the very part that was asked for; a 404 of our portal is no problem. Nothing here is verified:
// what comes is, by its own signature or hash.
[[nodiscard]] Answered<Fetched> read_fetched(HttpAnswer answer, const Fetch& asked);

// {"v":1,"type":"enrol","nonce":"…","device_id":"uuid","region":"…","epoch":"uuid","event":{…},"root":{…},
//  "server_time":"…Z"}
[[nodiscard]] Answered<Enrolled> read_enrol_answer(const HttpAnswer& answer, const std::string& nonce,
                                                   const Hash& root_fingerprint);

}  // namespace monter::agent
