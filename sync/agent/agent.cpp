#include "sync/agent/agent.hpp"

#include <algorithm>
#include <limits>

#include "sync/agent/epoch.hpp"
#include "sync/agent/letting_go.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"

namespace monter::agent {
namespace {

// Of those the portal signed for; 0 where it signed for none.
std::uint64_t highest_stored(const LeadBatch& batch, const LeadsAnswer& answer) {
    std::uint64_t highest = 0;
    for (const outbox::Pending& lead : batch.leads) {
        const bool stored = std::any_of(answer.results.begin(), answer.results.end(), [&](const LeadResult& result) {
            return result.stored && result.lead_id == lead.sealed.lead_id;
        });
        if (stored) highest = std::max(highest, lead.seq);
    }
    return highest;
}

}  // namespace

Agent::Agent(outbox::Outbox& outbox, const seal::SigningKey& device, PublicFolder folder, bool enrolled,
             std::function<double()> luck, std::function<bool()> ntp)
    : outbox_(outbox),
      device_(device),
      folder_(std::move(folder)),
      enrolled_(enrolled),
      link_(std::move(luck)),
      durable_(outbox),
      batches_(outbox, durable_),
      clock_(read_clock_memory(outbox)),
      ntp_(std::move(ntp)) {
    // An unreadable root is told where it matters: the kiosk does not open a form, and no answer can be verified.
    if (const auto root = folder_.root()) recipients_version_ = root->recipients_version;
    const auto text = outbox_.fact("problem_text");
    const auto remedy = outbox_.fact("problem_remedy");
    if (text && *text && !(*text)->empty()) {
        problem_ = Problem{Trouble::transient, {}, **text, remedy && *remedy ? **remedy : std::string(), std::nullopt};
    }
}

std::optional<Job> Agent::next(const Moment& machine) {
    const Moment now = told(machine);
    if (!enrolled_) hurry_ = false;
    if (on_its_way_) return std::nullopt;
    // Who stands at the stand with a stick, or asks for content, does not wait for a portal's pause to end; and leads
    // that can't be sent now don't wait behind it.
    const bool asked_for = content_ != nullptr && (content_->importing() || content_->in_a_hurry());
    std::optional<Job> job;
    if (enrolled_ && (hurry_ || is_open(now))) {
        job = find_job(now);
        idle_ = !job;
        // "Send now" is about what visitors left; content, which may take long, goes on by itself.
        if (!job || std::holds_alternative<ContentJob>(*job)) hurry_ = false;
        hurried_job_ = job && hurry_;
    } else if (asked_for) {
        job = content_job(now);
        hurried_job_ = false;
    }
    on_its_way_ = job.has_value();
    return job;
}

std::optional<Job> Agent::content_job(const Moment& now) {
    if (content_ == nullptr) return std::nullopt;
    auto job = content_->next(enrolled_, now);
    return job ? std::optional<Job>(std::move(*job)) : std::nullopt;
}

std::optional<Job> Agent::find_job(const Moment& now) {
    if (now.boot_ms >= withdrawals_due_boot_ms_) {
        auto withdrawals = outbox_.pending_withdrawals(withdrawals_max);
        if (!withdrawals) {
            failed(problem_of(withdrawals.error()), now);
            return std::nullopt;
        }
        if (!withdrawals->empty()) return WithdrawalBatch{std::move(*withdrawals)};
    }
    auto batch = batches_.next(now);
    if (!batch) {
        failed(problem_of(batch.error()), now);
        return std::nullopt;
    }
    if (*batch) {
        (*batch)->recipients_version = recipients_version_;
        (*batch)->trust = trust(now);
        return std::move(**batch);
    }
    auto question = reconcile_question(now);
    if (!question) {
        failed(problem_of(question.error()), now);
        return std::nullopt;
    }
    if (*question) return std::move(**question);
    if (now.boot_ms >= tallies_due_boot_ms_) {
        // Who says "send now" at the end of a fair means the hour that runs, too.
        auto tallies = outbox_.pending_tallies(now, hurry_, tallies_max);
        if (!tallies) {
            failed(problem_of(tallies.error()), now);
            return std::nullopt;
        }
        if (!tallies->empty()) return TallyBatch{std::move(*tallies)};
    }
    if (now.boot_ms >= event_due_boot_ms_) return EventQuestion{};
    if (now.boot_ms >= health_due_boot_ms_) {
        auto health = health_of(outbox_, folder_, trust(now));
        if (health) return std::move(*health);
        failed(problem_of(health.error()), now);
    }
    return content_job(now);
}

void Agent::conclude(const Job& job, const Outcome& outcome, const Moment& machine) {
    on_its_way_ = false;
    const Moment now = told(machine);
    if (const auto* content = std::get_if<ContentJob>(&job)) {
        const auto& heard = std::get<ContentOutcome>(outcome);
        const auto came = content_->conclude(*content, heard, now);
        if (!came) failed(came.error(), now);
        // A login page, too, answers; only what is to be believed shows that our portal is there.
        if (came && std::holds_alternative<ContentTurn>(*content) && !heard->refused) link_.succeeded();
        if (came && heard->root) recipients_version_ = heard->root->recipients_version;
        return;
    }
    const auto taken = take_in(job, outcome, now);
    if (taken) {
        succeeded(now);
        return;
    }
    // A smaller batch may go through at once; anything else would only fail again.
    const bool smaller_helps = std::holds_alternative<LeadBatch>(job) && is_refusal(taken.error());
    if (hurried_job_ && !smaller_helps) hurry_ = false;
    failed(taken.error(), now);
    // Also what a portal with new keys signs looks so. They come with content, which is believed by its own signatures.
    if (taken.error().trouble == Trouble::not_our_portal && content_ != nullptr && enrolled_) content_->hurry();
}

Answered<void> Agent::take_in(const Job& job, const Outcome& outcome, const Moment& now) {
    if (const auto* batch = std::get_if<LeadBatch>(&job)) {
        return take_in_leads(*batch, std::get<Answered<LeadsAnswer>>(outcome), now);
    }
    if (std::holds_alternative<WithdrawalBatch>(job)) {
        return take_in_withdrawals(std::get<Answered<WithdrawalsAnswer>>(outcome), now);
    }
    if (std::holds_alternative<TallyBatch>(job)) {
        return take_in_tallies(std::get<Answered<TalliesAnswer>>(outcome), now);
    }
    if (const auto* asked = std::get_if<ReconcileQuestion>(&job)) {
        return take_in_reconcile(*asked, std::get<Answered<ReconcileAnswer>>(outcome), now);
    }
    if (std::holds_alternative<HealthReport>(job)) return take_in_health(std::get<Answered<void>>(outcome), now);
    return take_in_event(std::get<Answered<EventAnswer>>(outcome), now);
}

Answered<void> Agent::take_in_health(const Answered<void>& answer, const Moment& now) {
    if (answer) health_due_boot_ms_ = now.boot_ms + event_every_ms;
    // A portal of before knows no such question, and that is nothing staff must hear of.
    if (!answer && is_refusal(answer.error())) {
        health_due_boot_ms_ = now.boot_ms + hold_ms;
        return {};
    }
    return answer;
}

Answered<void> Agent::take_in_leads(const LeadBatch& batch, const Answered<LeadsAnswer>& answer, const Moment& now) {
    Answered<void> taken = answer ? batches_.accept(batch, *answer, device_, now)
                                  : Answered<void>(tl::unexpected<Problem>(answer.error()));
    if (answer) heard_time(answer->server_time_ms, now);
    if (batches_.take_epoch_changed()) reconcile_now();
    if (taken) {
        const auto noted = note_accepted(outbox_, highest_stored(batch, *answer));
        return noted ? taken : on_disk(noted.error());
    }
    if (const auto noted = batches_.refused(batch, taken.error(), now); !noted) return on_disk(noted.error());
    return taken;
}

Answered<void> Agent::take_in_withdrawals(const Answered<WithdrawalsAnswer>& answer, const Moment& now) {
    if (!answer) {
        // Leads must not wait behind a question that this portal does not understand.
        if (is_refusal(answer.error())) withdrawals_due_boot_ms_ = now.boot_ms + hold_ms;
        return tl::unexpected<Problem>(answer.error());
    }
    const auto changed = outbox_.acknowledge_withdrawals(answer->code_hashes, answer->evidence, answer->epoch);
    if (!changed) return on_disk(changed.error());
    if (*changed > 0) return {};
    withdrawals_due_boot_ms_ = now.boot_ms + hold_ms;
    return trouble(Trouble::protocol, "The portal answered without a word about what visitors took back.",
                   "Install the same version at the stand and at the portal.");
}

Answered<void> Agent::take_in_tallies(const Answered<TalliesAnswer>& answer, const Moment& now) {
    if (!answer) {
        if (is_refusal(answer.error())) tallies_due_boot_ms_ = now.boot_ms + hold_ms;
        return tl::unexpected<Problem>(answer.error());
    }
    const auto changed = outbox_.acknowledge_tallies(answer->count_ids, answer->evidence, answer->epoch);
    if (!changed) return on_disk(changed.error());
    if (*changed > 0) return {};
    tallies_due_boot_ms_ = now.boot_ms + hold_ms;
    return trouble(Trouble::protocol, "The portal answered without a word about the anonymous answers.",
                   "Install the same version at the stand and at the portal.");
}

Answered<void> Agent::take_in_event(const Answered<EventAnswer>& answer, const Moment& now) {
    if (!answer) {
        // A portal that knows no such question must not slow leads down.
        if (is_refusal(answer.error())) event_due_boot_ms_ = now.boot_ms + hold_ms;
        return tl::unexpected<Problem>(answer.error());
    }
    if (answer->server_time_ms) heard_time(*answer->server_time_ms, now);
    // A stand with nothing to send learns here that the portal was put back from a backup.
    const auto noted = note_epoch(outbox_, answer->epoch);
    if (!noted) return on_disk(noted.error());
    if (*noted) reconcile_now();
    if (const auto written = folder_.write_event(answer->event_json); !written) {
        return on_disk(written.error());
    }
    event_due_boot_ms_ = now.boot_ms + event_every_ms;
    return {};
}

void Agent::succeeded(const Moment& now) {
    link_.succeeded();
    remember(std::nullopt);
    if (const auto set = outbox_.set_fact("last_contact_ms", std::to_string(now.wall_ms)); !set) {
        failed(problem_of(set.error()), now);
    }
}

void Agent::failed(const Problem& problem, const Moment& now) {
    // Said without a signature, so it changes nothing by itself; the event's answer is signed and tells the epoch.
    if (problem.trouble == Trouble::epoch) event_due_boot_ms_ = now.boot_ms;
    link_.failed(problem, now);
    remember(problem);
}

void Agent::remember(std::optional<Problem> problem) {
    const std::string before = problem_ ? problem_->text : std::string();
    problem_ = std::move(problem);
    const std::string text = problem_ ? problem_->text : std::string();
    if (text == before) return;
    if (problem_) log_warning(text);
    // Kept for `status` while no program runs; where the disk refuses, that is told by the next step itself.
    for (const auto& [key, value] : {std::pair<std::string, std::string>{"problem_text", text},
                                     {"problem_remedy", problem_ ? problem_->remedy : std::string()},
                                     {"problem_code", problem_ ? code_of(problem_->trouble) : ""}}) {
        if (const auto set = outbox_.set_fact(key, value); !set) log_error("noting a problem", set.error());
    }
}

void Agent::note_running(const Moment& now) {
    if (const auto noted = outbox_.note_running(now); !noted) log_error("noting the running time", noted.error());
    look(clock_, now);
    note_clock();
}

Moment Agent::told(const Moment& now) {
    if (look(clock_, now)) {
        // A clock that jumps every second must not make a question and a write of each.
        if (now.boot_ms >= jump_told_until_boot_ms_) {
            log_warning("the machine's clock jumped from " + to_iso_utc(clock_.jump->before_ms) + " to " +
                        to_iso_utc(clock_.jump->after_ms));
            event_due_boot_ms_ = now.boot_ms;  // whose answer brings a signed time
            jump_told_until_boot_ms_ = now.boot_ms + event_every_ms;
            note_clock();
        }
    }
    return agent::told(clock_, now);
}

void Agent::heard_time(std::int64_t portal_ms, const Moment& now) {
    // A note costs a synced commit: with the next note of the running time is soon enough, but for news.
    const bool is_news = clock_.in_doubt || !signed_time(clock_.said, now);
    hear(clock_, portal_ms, now);
    if (is_news) note_clock();
}

void Agent::note_clock() {
    if (const auto noted = note_clock_memory(outbox_, clock_); !noted) log_error("noting the clock", noted.error());
}

void Agent::tidy(const Moment& now) {
    if (!tidy_due_boot_ms_) tidy_due_boot_ms_ = now.boot_ms + settle_ms;
    if (now.boot_ms < *tidy_due_boot_ms_) return;
    tidy_due_boot_ms_ = now.boot_ms + day_ms;
    const auto purged = purge(false, now);
    if (!purged) log_error("letting go of leads", purged.error());
    if (purged && purged->more) tidy_due_boot_ms_ = now.boot_ms;  // goes on at the next quiet moment
}

Result<outbox::Purged> Agent::purge(bool fair_closed, const Moment& now) {
    if (fair_closed) {
        if (auto closed = close_fair(outbox_, folder_); !closed) return fail(closed.error());
        reconcile_now();  // which tells what may go by now
    }
    return let_go(outbox_, folder_, signed_time(clock_.said, now), now);
}

void Agent::network_came(const Moment& now) {
    link_.network_came(now);
}

void Agent::hurry() {
    hurry_ = true;
    withdrawals_due_boot_ms_ = tallies_due_boot_ms_ = event_due_boot_ms_ = 0;
    batches_.release_all();
}

Moment Agent::step(PortalClient& portal, const Moment& now) {
    if (const auto job = next(now)) conclude(*job, carry_out(&portal, *job), now);
    return due(now);
}

Moment Agent::due(const Moment& now) const {
    Moment when = now;
    const bool asked_for = content_ != nullptr && (content_->importing() || content_->in_a_hurry());
    if (on_its_way_ || (!enrolled_ && !asked_for)) {
        when.boot_ms = now.boot_ms + event_every_ms;
        return when;
    }
    if (hurry_ || asked_for) return now;
    std::int64_t wanted = now.boot_ms;
    if (idle_) {
        wanted = std::min(event_due_boot_ms_, health_due_boot_ms_);
        if (tallies_due_boot_ms_ > now.boot_ms) wanted = std::min(wanted, tallies_due_boot_ms_);
        if (withdrawals_due_boot_ms_ > now.boot_ms) wanted = std::min(wanted, withdrawals_due_boot_ms_);
        if (reconcile_due_boot_ms_) wanted = std::min(wanted, std::max(now.boot_ms, *reconcile_due_boot_ms_));
        if (content_ != nullptr) wanted = std::min(wanted, content_->due_boot_ms(enrolled_, now));
        if (const auto release = batches_.next_release_boot_ms()) wanted = std::min(wanted, *release);
    }
    when.boot_ms = std::max({now.boot_ms, wanted, link_.open_from_boot_ms()});
    when.wall_ms = now.wall_ms + (when.boot_ms - now.boot_ms);
    return when;
}

}  // namespace monter::agent
