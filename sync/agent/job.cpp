#include "sync/agent/job.hpp"

namespace monter::agent {

Outcome carry_out(PortalClient& portal, const Job& job) {
    if (const auto* leads = std::get_if<LeadBatch>(&job)) return portal.send_leads(*leads);
    if (const auto* withdrawals = std::get_if<WithdrawalBatch>(&job)) return portal.send_withdrawals(*withdrawals);
    if (const auto* tallies = std::get_if<TallyBatch>(&job)) return portal.send_tallies(*tallies);
    if (const auto* question = std::get_if<ReconcileQuestion>(&job)) return portal.reconcile(*question);
    if (const auto* health = std::get_if<HealthReport>(&job)) return portal.report_health(*health);
    return portal.fetch_event();
}

}  // namespace monter::agent
