// One question to the portal and how it went, as values: the outbox's thread makes the question, another may ask it.
#pragma once

#include <variant>

#include "sync/agent/portal_client.hpp"

namespace monter::agent {

struct EventQuestion {};
using Job = std::variant<LeadBatch, WithdrawalBatch, TallyBatch, ReconcileQuestion, EventQuestion, HealthReport>;
using Outcome = std::variant<Answered<LeadsAnswer>, Answered<WithdrawalsAnswer>, Answered<TalliesAnswer>,
                             Answered<ReconcileAnswer>, Answered<EventAnswer>, Answered<void>>;

// The outcome's kind fits the job's.
[[nodiscard]] Outcome carry_out(PortalClient& portal, const Job& job);

}  // namespace monter::agent
