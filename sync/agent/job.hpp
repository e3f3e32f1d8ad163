// One question to the portal and how it went, as values: the outbox's thread makes the question, another may ask it.
#pragma once

#include <variant>

#include "sync/agent/content/job.hpp"
#include "sync/agent/portal_client.hpp"

namespace monter::agent {

struct EventQuestion {};
using Job =
    std::variant<LeadBatch, WithdrawalBatch, TallyBatch, ReconcileQuestion, EventQuestion, HealthReport, ContentJob>;
using Outcome = std::variant<Answered<LeadsAnswer>, Answered<WithdrawalsAnswer>, Answered<TalliesAnswer>,
                             Answered<ReconcileAnswer>, Answered<EventAnswer>, Answered<void>, ContentOutcome>;

// The outcome's kind fits the job's. Without a portal only a stick can be worked on.
[[nodiscard]] Outcome carry_out(PortalClient* portal, const Job& job);

}  // namespace monter::agent
