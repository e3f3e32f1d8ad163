// Letting go of leads that the portal has for good (protocol, section 5): the terms from what the portal last signed
// at the end of a whole reconciliation (durable.hpp), the receipts looked at once more, and a line of report for the
// operator.
#pragma once

#include "sync/agent/clock_trust.hpp"
#include "sync/agent/public_folder.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// `portal_ms`: the portal's time now, where a signed one is known. Leads whose receipt can't be verified stay.
[[nodiscard]] Result<outbox::Purged> let_go(outbox::Outbox& outbox, const PublicFolder& folder,
                                            std::optional<std::int64_t> portal_ms, const Moment& now);

// The operator's word that this fair is over: from then on no delay is kept, all other terms are. It holds until the
// portal has accepted a lead that was left after it, for then a fair goes on, whichever it is.
[[nodiscard]] Result<void> close_fair(outbox::Outbox& outbox, const PublicFolder& folder);
// The portal signed for the lead under this number.
[[nodiscard]] Result<void> note_accepted(outbox::Outbox& outbox, std::uint64_t seq);

// "purged 12, each with its receipt; free pages are zeros"
[[nodiscard]] std::string report_of(const outbox::Purged& purged);

}  // namespace monter::agent
