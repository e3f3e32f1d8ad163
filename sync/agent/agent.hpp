// The stand's courier: brings leads and withdrawals to the portal and the fair's description back, one bounded step at
// a time. No thread and no sleep inside: it says when it wants to be called again.
//
// next() makes a question from the outbox, anyone may carry it out (job.hpp), conclude() takes the outcome in. Between
// the two the outbox stays free for visitors. One thread for all of the Agent, the one that owns the Outbox.
#pragma once

#include "sync/agent/clock_memory.hpp"
#include "sync/agent/content/content.hpp"
#include "sync/agent/durable.hpp"
#include "sync/agent/job.hpp"
#include "sync/agent/lead_batches.hpp"
#include "sync/agent/link.hpp"
#include "sync/agent/public_folder.hpp"

namespace monter::agent {

inline constexpr std::int64_t event_every_ms = std::int64_t{60} * 60 * 1000;
inline constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;  // between two reconciliations, two purges
inline constexpr std::int64_t settle_ms = std::int64_t{10} * 60 * 1000;    // from the start to the first of either
inline constexpr int withdrawals_max = 100;                                // in one request
inline constexpr int tallies_max = 200;                                    // the same: each is some 150 bytes

class Agent {
public:
    // All of them outlive the Agent. `enrolled`: without it there is never a question. `luck`: from [0, 1). `ntp`: does
    // a time server keep the machine's clock?
    Agent(
        outbox::Outbox& outbox, const seal::SigningKey& device, PublicFolder folder, bool enrolled,
        std::function<double()> luck, std::function<bool()> ntp = [] { return false; });

    // Content comes down from here on, too, after everything else that is due. It outlives the Agent.
    void bring(Content& content) { content_ = &content; }

    // The next question, where one is due and none is on its way. Withdrawals come before leads: who has taken their
    // words back should not be read in between. Counts of anonymous answers come after both, once their hour is over.
    [[nodiscard]] std::optional<Job> next(const Moment& now);
    void conclude(const Job& job, const Outcome& outcome, const Moment& now);

    // next, carry out, conclude: for whoever may wait. Returns when to step again.
    [[nodiscard]] Moment step(PortalClient& portal, const Moment& now);
    // When next() may have something, if nothing new is kept before.
    [[nodiscard]] Moment due(const Moment& now) const;

    // Everything due is tried once, whatever the back-off says: until nothing is left, or the portal can't be reached.
    void hurry();
    // A cable was put in, or a Wi-Fi found: where the network was what failed, it is tried again soon.
    void network_came(const Moment& now);
    [[nodiscard]] bool in_a_hurry() const { return hurry_; }

    // Housekeeping that is not the portal's business, for moments when no visitor is at the stand: what may be let go
    // is, once a day, a bounded part at a call. note_running() at any time, now and then.
    void tidy(const Moment& now);
    void note_running(const Moment& now);
    [[nodiscard]] Result<outbox::Purged> purge(bool fair_closed, const Moment& now);

    // The moment to write down and show for the machine's `now`: its wall clock put right (clock_trust.hpp), and how
    // far it is to be believed. A jump of the machine's clock is noticed here.
    [[nodiscard]] Moment told(const Moment& now);
    [[nodiscard]] Trust trust(const Moment& now) const { return trust_of(clock_, now, ntp_()); }
    // What went wrong last; nothing after a success.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

private:
    [[nodiscard]] std::optional<Job> find_job(const Moment& now);
    [[nodiscard]] std::optional<Job> content_job(const Moment& now);
    [[nodiscard]] bool is_open(const Moment& now) const { return now.boot_ms >= link_.open_from_boot_ms(); }
    [[nodiscard]] Answered<void> take_in(const Job& job, const Outcome& outcome, const Moment& now);
    [[nodiscard]] Answered<void> take_in_leads(const LeadBatch& batch, const Answered<LeadsAnswer>& answer,
                                               const Moment& now);
    [[nodiscard]] Answered<void> take_in_withdrawals(const Answered<WithdrawalsAnswer>& answer, const Moment& now);
    [[nodiscard]] Answered<void> take_in_tallies(const Answered<TalliesAnswer>& answer, const Moment& now);
    [[nodiscard]] Result<std::optional<ReconcileQuestion>> reconcile_question(const Moment& now);
    [[nodiscard]] Answered<void> take_in_reconcile(const ReconcileQuestion& asked,
                                                   const Answered<ReconcileAnswer>& answer, const Moment& now);
    void reconcile_now();
    [[nodiscard]] Answered<void> take_in_health(const Answered<void>& answer, const Moment& now);
    [[nodiscard]] Answered<void> take_in_event(const Answered<EventAnswer>& answer, const Moment& now);
    void failed(const Problem& problem, const Moment& now);
    void succeeded(const Moment& now);
    void heard_time(std::int64_t portal_ms, const Moment& now);
    void note_clock();
    void remember(std::optional<Problem> problem);

    outbox::Outbox& outbox_;
    const seal::SigningKey& device_;
    PublicFolder folder_;
    bool enrolled_;
    Link link_;
    DurableRound durable_;
    LeadBatches batches_;
    std::int64_t recipients_version_ = 0;
    std::int64_t event_due_boot_ms_ = 0;
    std::int64_t health_due_boot_ms_ = 0;
    std::int64_t withdrawals_due_boot_ms_ = 0;           // later only after the portal did not understand them
    std::int64_t tallies_due_boot_ms_ = 0;               // the same
    std::optional<std::int64_t> reconcile_due_boot_ms_;  // some minutes after the start, then daily
    std::uint64_t reconciled_seq_ = 0;                   // of this round
    std::optional<std::int64_t> tidy_due_boot_ms_;
    Content* content_ = nullptr;
    ClockMemory clock_;
    std::function<bool()> ntp_;
    std::int64_t jump_told_until_boot_ms_ = 0;
    std::optional<Problem> problem_;
    bool on_its_way_ = false;
    bool idle_ = false;  // the last next() found nothing to ask
    bool hurry_ = false;
    bool hurried_job_ = false;  // the question on its way was made in the hurry, and not before it
};

}  // namespace monter::agent
