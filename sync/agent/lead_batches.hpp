// Which leads go into the next batch, and what an answer does to them. Holds what must not outlive the program: how
// large a batch may be just now, and which leads wait because the portal choked on them alone.
//
// Law: only a signed answer moves a lead, and no refusal ever removes one.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "sync/agent/durable.hpp"
#include "sync/agent/messages.hpp"
#include "sync/agent/problem.hpp"

namespace monter::agent {

inline constexpr std::int64_t hold_ms = std::int64_t{6} * 60 * 60 * 1000;  // protocol, section 8, class P

class LeadBatches {
public:
    // `durable` outlives them.
    LeadBatches(outbox::Outbox& outbox, DurableRound& durable) : outbox_(outbox), durable_(durable) {}

    // The oldest leads that may go now; none = nothing is due. Every field of the batch is filled but
    // recipients_version and trust.
    [[nodiscard]] Result<std::optional<LeadBatch>> next(const Moment& now);

    // Notes every receipt and refusal of a signed answer, then which epoch it spoke from.
    // A Problem where the answer moved nothing on: asking again at once would turn in a circle.
    [[nodiscard]] Answered<void> accept(const LeadBatch& asked, const LeadsAnswer& answer,
                                        const seal::SigningKey& device, const Moment& now);

    // protocol, size: half the batch; where it was one lead alone, that lead waits 6 h, or is set aside where the
    // portal itself found it too big. Other classes say nothing about the leads and change nothing.
    [[nodiscard]] Result<void> refused(const LeadBatch& asked, const Problem& problem, const Moment& now);

    // The earliest moment at which a held lead may go again.
    [[nodiscard]] std::optional<std::int64_t> next_release_boot_ms() const;
    void release_all() { held_until_boot_ms_.clear(); }
    // Once after an answer of another epoch than before.
    [[nodiscard]] bool take_epoch_changed() { return std::exchange(epoch_changed_, false); }

private:
    [[nodiscard]] Result<void> note_portal(const LeadsAnswer& answer);
    // For staff, in the fact "fair_unknown_leads": how many wait because the portal does not know their fair.
    [[nodiscard]] Result<void> note_fair_unknown(const LeadsAnswer& answer);

    outbox::Outbox& outbox_;
    DurableRound& durable_;
    bool epoch_changed_ = false;
    std::size_t leads_max_ = batch_leads_max;
    std::map<Id, std::int64_t> held_until_boot_ms_;
    std::set<Id> fair_unknown_;
};

}  // namespace monter::agent
