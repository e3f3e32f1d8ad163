// The network between one stand and the portal, as bad as a fair's: what the stand asks is signed and written as the
// real client does, and what comes back is read by the product's own judge. In between, things are lost, doubled,
// delayed, cut, altered, recorded and played again, or answered by somebody else.
#pragma once

#include <deque>

#include "sync/agent/http.hpp"
#include "sync/agent/portal_client.hpp"
#include "tests/faults/season/portal_host.hpp"

namespace monter::faults {

enum class Network { none, good, bad };

// Requests that are still somewhere on their way, of all stands.
struct OnTheirWay {
    struct Late {
        std::int64_t at_ms = 0;
        portal::Request request;
    };
    std::deque<Late> late;
    // Those that are due arrive; nobody hears the answer.
    void deliver(PortalHost& portal, std::int64_t now_ms);
};

class Line : public agent::PortalClient {
public:
    // All of them outlive it. `now_ms`: true time, which only the simulation knows.
    Line(PortalHost& portal, OnTheirWay& way, Luck& luck, const seal::Root& root, const std::int64_t& now_ms)
        : portal_(portal), way_(way), luck_(luck), root_(root), now_ms_(now_ms) {}

    Network network = Network::none;
    const seal::SigningKey* device = nullptr;

    agent::Answered<agent::LeadsAnswer> send_leads(const agent::LeadBatch& batch) override;
    agent::Answered<agent::WithdrawalsAnswer> send_withdrawals(const agent::WithdrawalBatch& batch) override;
    agent::Answered<agent::TalliesAnswer> send_tallies(const agent::TallyBatch& batch) override;
    agent::Answered<agent::ReconcileAnswer> reconcile(const agent::ReconcileQuestion& question) override;
    agent::Answered<agent::EventAnswer> fetch_event() override;
    agent::Answered<void> report_health(const agent::HealthReport& report) override;
    agent::Answered<agent::Enrolled> enrol(const agent::EnrolRequest&, const Hash&) override;
    // No content in a season: what comes down has sweeps of its own (tests/sync/agent).
    agent::Answered<agent::Fetched> fetch(const agent::Fetch&) override { return agent::Fetched{}; }
    void trust(const seal::Root&) override {}
    void cancel() override {}

private:
    [[nodiscard]] agent::Answered<agent::HttpAnswer> ask(const std::string& method, const std::string& path,
                                                         std::string body, const std::string& nonce);
    [[nodiscard]] agent::Answered<agent::HttpAnswer> exchange(const portal::Request& request);
    [[nodiscard]] agent::Answered<agent::HttpAnswer> deliver(const portal::Request& request);
    [[nodiscard]] agent::Answered<agent::HttpAnswer> go_wrong(const portal::Request& request);

    PortalHost& portal_;
    OnTheirWay& way_;
    Luck& luck_;
    const seal::Root& root_;
    const std::int64_t& now_ms_;
    std::optional<agent::HttpAnswer> recorded_;
};

}  // namespace monter::faults
