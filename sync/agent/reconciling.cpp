// The agent's rounds of reconciliation (protocol, section 5): every lead it holds a receipt for is asked about.
#include "sync/agent/agent.hpp"
#include "sync/agent/epoch.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"

namespace monter::agent {

Result<std::optional<ReconcileQuestion>> Agent::reconcile_question(const Moment& now) {
    using Question = std::optional<ReconcileQuestion>;
    if (!reconcile_due_boot_ms_) reconcile_due_boot_ms_ = now.boot_ms + settle_ms;
    if (now.boot_ms < *reconcile_due_boot_ms_) return Question();
    // One more than are asked about tells whether these are the last.
    auto leads = outbox_.acknowledged(reconciled_seq_, reconcile_leads_max + 1);
    if (!leads) return fail(leads.error());
    if (leads->empty()) {
        reconciled_seq_ = 0;
        reconcile_due_boot_ms_ = now.boot_ms + day_ms;
        return Question();
    }
    const auto self = outbox_.identity();
    if (!self) return fail(self.error());
    if (is_planted(Plant::round_cut_short)) leads->erase(leads->begin(), leads->end() - 1);
    const bool is_last = leads->size() <= reconcile_leads_max;
    if (!is_last) leads->pop_back();
    if (reconciled_seq_ == 0) durable_.begin();
    ReconcileQuestion out{self->device_id, {}, leads->back().first, is_last};
    for (const auto& [seq, lead_id] : *leads) out.have.push_back(lead_id);
    return Question(std::move(out));
}

Answered<void> Agent::take_in_reconcile(const ReconcileQuestion& asked, const Answered<ReconcileAnswer>& answer,
                                        const Moment& now) {
    if (!answer) {
        if (is_refusal(answer.error())) reconcile_due_boot_ms_ = now.boot_ms + hold_ms;
        return tl::unexpected<Problem>(answer.error());
    }
    const auto noted = note_epoch(outbox_, answer->epoch);
    if (!noted) return on_disk(noted.error());
    if (*noted) {
        reconcile_now();
        return {};
    }
    const bool never_asks = is_planted(Plant::any_200_counts) || is_planted(Plant::epoch_ignored);
    const auto waiting = never_asks ? Result<int>(0) : outbox_.wait_again(answer->missing);
    if (!waiting) return on_disk(waiting.error());
    if (*waiting > 0) {
        log_warning("the portal misses leads that it had signed for; to send again: " + std::to_string(*waiting));
    }
    durable_.heard(answer->durable_seq);
    if (asked.is_last) {
        const auto durable = durable_.end(answer->epoch);
        if (!durable) return on_disk(durable.error());
    }
    reconciled_seq_ = asked.is_last ? 0 : asked.last_seq;
    if (asked.is_last) reconcile_due_boot_ms_ = now.boot_ms + day_ms;
    return {};
}

void Agent::reconcile_now() {
    reconciled_seq_ = 0;
    reconcile_due_boot_ms_ = 0;
}

}  // namespace monter::agent
