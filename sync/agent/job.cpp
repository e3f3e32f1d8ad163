#include "sync/agent/job.hpp"

namespace monter::agent {
namespace {

ContentOutcome work_on(PortalClient* portal, const ContentJob& job) {
    if (const auto* result = std::get_if<StickResult>(&job)) {
        ContentNews out;
        if (auto written = write_result(result->stick, result->text); !written) out.refused = written.error();
        return out;
    }
    if (const auto* stick = std::get_if<StickTurn>(&job)) {
        return take_from_stick(stick->folder, *stick->files, *stick->inspect, stick->wish);
    }
    const auto& turn = std::get<ContentTurn>(job);
    if (portal == nullptr) return trouble(Trouble::transient, "There is no portal to ask for content.");
    return turn.download->turn([portal](const Fetch& question) { return portal->fetch(question); }, turn.wish);
}

}  // namespace

Outcome carry_out(PortalClient* portal, const Job& job) {
    if (const auto* content = std::get_if<ContentJob>(&job)) {
        auto outcome = work_on(portal, *content);
        if (outcome && outcome->root && portal != nullptr) portal->trust(*outcome->root);
        return outcome;
    }
    if (portal == nullptr) {
        return Answered<EventAnswer>(trouble(Trouble::transient, "This stand has no portal yet."));
    }
    if (const auto* leads = std::get_if<LeadBatch>(&job)) return portal->send_leads(*leads);
    if (const auto* withdrawals = std::get_if<WithdrawalBatch>(&job)) return portal->send_withdrawals(*withdrawals);
    if (const auto* tallies = std::get_if<TallyBatch>(&job)) return portal->send_tallies(*tallies);
    if (const auto* question = std::get_if<ReconcileQuestion>(&job)) return portal->reconcile(*question);
    if (const auto* health = std::get_if<HealthReport>(&job)) return portal->report_health(*health);
    return portal->fetch_event();
}

}  // namespace monter::agent
