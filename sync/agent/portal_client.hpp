// The portal as the stand sees it: seven questions. One implementation speaks HTTP (http_portal_client.hpp); tests have
// another.
//
// An answer that is returned counts; everything else is a Problem and has changed nothing here. The portal may have
// acted all the same: asking again is always right. One question at a time, from one thread; it may take a minute.
#pragma once

#include "sync/agent/content/fetch.hpp"
#include "sync/agent/health.hpp"
#include "sync/agent/messages.hpp"
#include "sync/agent/problem.hpp"
#include "sync/seal/root.hpp"

namespace monter::agent {

class PortalClient {
public:
    virtual ~PortalClient() = default;
    [[nodiscard]] virtual Answered<LeadsAnswer> send_leads(const LeadBatch& batch) = 0;
    [[nodiscard]] virtual Answered<WithdrawalsAnswer> send_withdrawals(const WithdrawalBatch& batch) = 0;
    [[nodiscard]] virtual Answered<TalliesAnswer> send_tallies(const TallyBatch& batch) = 0;
    [[nodiscard]] virtual Answered<ReconcileAnswer> reconcile(const ReconcileQuestion& question) = 0;
    [[nodiscard]] virtual Answered<EventAnswer> fetch_event() = 0;
    [[nodiscard]] virtual Answered<void> report_health(const HealthReport& report) = 0;
    // Whom to trust from then on comes with the answer: its root must carry `root_fingerprint`, and the answer must be
    // signed by a receipt key of that root.
    [[nodiscard]] virtual Answered<Enrolled> enrol(const EnrolRequest& request, const Hash& root_fingerprint) = 0;
    // Something that is verified by its own signature or hash, not by the answer's.
    [[nodiscard]] virtual Answered<Fetched> fetch(const Fetch& question) = 0;
    // Answers are believed by this root from here on.
    virtual void trust(const seal::Root& root) = 0;
    // From any thread: the question in flight, and every later one, ends at once with a transient problem.
    virtual void cancel() = 0;
};

}  // namespace monter::agent
