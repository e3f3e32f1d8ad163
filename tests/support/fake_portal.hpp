// A portal without a network: keeps leads by their id as the real one does, and does what the test says when asked.
#pragma once

#include <algorithm>
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
    std::int64_t durable_seq = 0;                   // its proven backup has what it holds up to here
    const seal::SigningKey* receipt_key = nullptr;  // signs what it says of leads, where a test looks at it again
    std::string event_json;

    std::map<Id, std::int64_t> kept;                     // lead_id -> portal_seq
    std::map<std::pair<Id, std::uint64_t>, Id> numbers;  // (store_id, seq) -> lead_id: each is given out once
    std::optional<std::int64_t> clock_ms;                // its own clock; nothing: the stand's
    std::vector<agent::ReconcileQuestion> reconciled;
    std::set<Hash> withdrawn;  // code hashes
    std::vector<agent::LeadBatch> batches;
    int events_asked = 0;

    agent::Answered<agent::LeadsAnswer> send_leads(const agent::LeadBatch& batch) override {
        batches.push_back(batch);
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        if (const auto problem = mood_for_leads(batch)) return tl::unexpected<agent::Problem>(*problem);
        agent::LeadsAnswer answer;
        answer.epoch = epoch;
        answer.server_time_ms = clock_ms.value_or(batch.now.wall_ms);
        answer.seq_reused = says_seq_reused;
        for (const auto& lead : batch.leads) {
            const auto used = numbers.try_emplace({batch.from.store_id, lead.seq}, lead.sealed.lead_id).first;
            if (used->second != lead.sealed.lead_id) answer.seq_reused = true;
        }
        for (const auto& lead : batch.leads) answer.results.push_back(result_of(lead));
        if (says_nothing_of_leads) answer.results.clear();
        answer.evidence = receipt_for(answer);
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

    agent::Answered<agent::ReconcileAnswer> reconcile(const agent::ReconcileQuestion& question) override {
        reconciled.push_back(question);
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        agent::ReconcileAnswer answer{epoch, {}, std::min(durable_seq, highest())};
        for (const Id& lead_id : question.have) {
            if (!kept.contains(lead_id)) answer.missing.push_back(lead_id);
        }
        return answer;
    }

    agent::Answered<agent::EventAnswer> fetch_event() override {
        ++events_asked;
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        return agent::EventAnswer{epoch, event_json, std::nullopt};
    }

    std::vector<agent::HealthReport> healths;

    agent::Answered<void> report_health(const agent::HealthReport& report) override {
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        healths.push_back(report);
        return {};
    }

    agent::Answered<agent::Enrolled> enrol(const agent::EnrolRequest&, const Hash&) override {
        return agent::trouble(agent::Trouble::protocol, "This portal enrols nobody.");
    }
    std::map<std::string, std::string> offered;  // path -> what is there
    std::vector<agent::Fetch> fetched;           // in order
    std::int64_t bytes_fetched = 0;
    std::optional<seal::Root> trusted;  // the newest root it was told

    agent::Answered<agent::Fetched> fetch(const agent::Fetch& question) override {
        fetched.push_back(question);
        if (const auto problem = mood()) return tl::unexpected<agent::Problem>(*problem);
        const auto there = offered.find(question.path);
        if (there == offered.end()) return agent::Fetched{};
        std::string bytes = there->second;
        if (const auto& part = question.part) {
            const auto offset = static_cast<std::size_t>(part->offset);
            bytes = offset < bytes.size() ? bytes.substr(offset, static_cast<std::size_t>(part->bytes)) : "";
        }
        bytes_fetched += static_cast<std::int64_t>(bytes.size());
        return agent::Fetched{true, std::move(bytes)};
    }
    void trust(const seal::Root& root) override { trusted = root; }
    void cancel() override {}

private:
    [[nodiscard]] std::int64_t highest() const {
        std::int64_t out = 0;
        for (const auto& [lead_id, seq] : kept) out = std::max(out, seq);
        return out;
    }
    agent::LeadResult result_of(const outbox::Pending& lead) {
        agent::LeadResult result{lead.sealed.lead_id, lead.ct_sha256};
        const auto rejected = rejects.find(lead.sealed.lead_id);
        if (rejected != rejects.end() || rejects_for_now.contains(lead.sealed.lead_id)) {
            result.problem = rejected != rejects.end() ? rejected->second : "urn:monter:event-unknown";
            result.retryable = rejected == rejects.end();
            return result;
        }
        result.stored = true;
        result.portal_seq =
            kept.try_emplace(lead.sealed.lead_id, static_cast<std::int64_t>(kept.size()) + 1).first->second;
        return result;
    }

    // The bytes the real portal would have signed, as far as a receipt is looked at again.
    outbox::Answer receipt_for(const agent::LeadsAnswer& answer) {
        std::string body = R"({"type":"leads","n":)" + std::to_string(++answers_) + R"(,"epoch":")" + to_uuid(epoch) +
                           R"(","results":[)";
        for (const auto& one : answer.results) {
            if (!one.stored) continue;
            if (body.back() != '[') body += ',';
            body += R"({"lead_id":")" + to_base64url(one.lead_id) + R"(","ct_sha256":")" + to_base64url(one.ct_sha256) +
                    R"(","status":"stored","portal_seq":)" + std::to_string(one.portal_seq) + "}";
        }
        body += "]}";
        outbox::Answer out{body, {}, {}, answer.server_time_ms};
        if (receipt_key != nullptr) {
            out.key_id = receipt_key->id();
            out.signature = receipt_key->sign("monter-receipt-v1", seal::sha256(view(body)));
        }
        return out;
    }
    outbox::Answer evidence() { return {"{\"answer\":" + std::to_string(++answers_) + "}", {}, {}}; }
    int answers_ = 0;
};

}  // namespace monter::test
