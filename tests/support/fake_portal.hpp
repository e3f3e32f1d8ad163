// A portal without a network: keeps leads by their id as the real one does, and does what the test says when asked.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "sync/agent/portal_client.hpp"
#include "sync/seal/keys.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::test {

class FakePortal : public agent::PortalClient {
public:
    // What goes wrong with the next question; nothing = it is answered.
    std::function<std::optional<agent::Problem>()> mood = [] { return std::nullopt; };
    // The same for a batch of leads, after mood.
    std::function<std::optional<agent::Problem>(const agent::LeadBatch&)> mood_for_leads = [](const agent::LeadBatch&) {
        return std::nullopt;
    };
    std::map<Id, std::string> rejects;  // lead_id -> problem type
    std::set<Id> rejects_for_now;       // retryable
    bool answer_gets_lost = false;      // it acts, and the stand hears nothing
    bool says_seq_reused = false;
    bool says_nothing_of_leads = false;
    Id epoch = seal::random_id();
    std::string event_json;

    std::map<Id, std::int64_t> kept;  // lead_id -> portal_seq
    std::set<Hash> withdrawn;         // code hashes
    std::vector<agent::LeadBatch> batches;
    int events_asked = 0;

    agent::Answered<agent::LeadsAnswer> send_leads(const agent::LeadBatch& batch) override {
        batches.push_back(batch);
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        if (const auto problem = mood_for_leads(batch)) return tl::unexpected<agent::Problem>(*problem);
        agent::LeadsAnswer answer;
        answer.epoch = epoch;
        answer.server_time_ms = batch.now.wall_ms;
        answer.seq_reused = says_seq_reused;
        for (const auto& lead : batch.leads) answer.results.push_back(result_of(lead));
        if (says_nothing_of_leads) answer.results.clear();
        answer.evidence = evidence();
        if (answer_gets_lost) return agent::trouble(agent::Trouble::transient, "The answer was lost.");
        return answer;
    }

    agent::Answered<agent::WithdrawalsAnswer> send_withdrawals(const agent::WithdrawalBatch& batch) override {
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        agent::WithdrawalsAnswer answer;
        answer.epoch = epoch;
        for (const Hash& key : batch.keys) answer.code_hashes.push_back(seal::code_hash(key));
        withdrawn.insert(answer.code_hashes.begin(), answer.code_hashes.end());
        answer.evidence = evidence();
        return answer;
    }

    std::map<Id, outbox::Tally> counted;  // count_id -> the count, once

    agent::Answered<agent::TalliesAnswer> send_tallies(const agent::TallyBatch& batch) override {
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        agent::TalliesAnswer answer;
        answer.epoch = epoch;
        for (const auto& tally : batch.tallies) {
            counted.try_emplace(tally.count_id, tally);
            answer.count_ids.push_back(tally.count_id);
        }
        answer.evidence = evidence();
        if (answer_gets_lost) return agent::trouble(agent::Trouble::transient, "The answer was lost.");
        return answer;
    }

    agent::Answered<agent::EventAnswer> fetch_event() override {
        ++events_asked;
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        return agent::EventAnswer{epoch, event_json, std::nullopt};
    }

    agent::Answered<agent::Enrolled> enrol(const agent::EnrolRequest&, const Hash&) override {
        return agent::trouble(agent::Trouble::protocol, "This portal enrols nobody.");
    }
    void cancel() override {}

private:
    agent::LeadResult result_of(const outbox::Pending& lead) {
        agent::LeadResult result{lead.sealed.lead_id, lead.ct_sha256};
        const auto rejected = rejects.find(lead.sealed.lead_id);
        if (rejected != rejects.end() || rejects_for_now.contains(lead.sealed.lead_id)) {
            result.problem = rejected != rejects.end() ? rejected->second : "urn:monter:not-now";
            result.retryable = rejected == rejects.end();
            return result;
        }
        result.stored = true;
        result.portal_seq =
            kept.try_emplace(lead.sealed.lead_id, static_cast<std::int64_t>(kept.size()) + 1).first->second;
        return result;
    }

    outbox::Answer evidence() { return {"{\"answer\":" + std::to_string(++answers_) + "}", {}, {}}; }
    int answers_ = 0;
};

}  // namespace monter::test
