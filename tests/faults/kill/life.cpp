#include "tests/faults/kill/life.hpp"

#include <set>

#include "sync/agent/provision.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/fake_portal.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/some_lead.hpp"

namespace monter::faults {
namespace {

constexpr std::uint64_t leads_a_put = 4;

lead::Sealed lead_of(std::uint64_t number) {
    auto sealed = test::some_sealed(number, number % 3 == 0 ? 9000 : 700);  // some need more than one page
    sealed.code_hash = seal::code_hash(seal::withdraw_key(sealed.lead_id));
    return sealed;
}

std::uint64_t number_of(const Id& lead_id) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out |= std::uint64_t{lead_id[i]} << (8 * i);
    return out;
}

// Remembers in the ledger what it has, as a portal's disk would, before it answers.
class LedgerPortal : public test::FakePortal {
public:
    LedgerPortal(Ledger& ledger, const test::Region& region) : ledger_(ledger), region_(region) {
        epoch = test::filled<16>(4);
        receipt_key = &region.receipt;
        event_json = region.event_json;
        durable_seq = 1'000'000;  // all it has is in a proven backup
        for (const Entry& entry : ledger.entries()) {
            if (entry.event == Event::arrived) {
                kept.emplace(lead_of(entry.number).lead_id, static_cast<std::int64_t>(entry.value));
            }
        }
    }
    agent::Answered<agent::LeadsAnswer> send_leads(const agent::LeadBatch& batch) override {
        const auto before = kept;
        auto answer = FakePortal::send_leads(batch);
        for (const auto& [lead_id, seq] : kept) {
            if (before.contains(lead_id)) continue;
            ledger_.add(Event::arrived, number_of(lead_id), static_cast<std::uint64_t>(seq));
        }
        return answer;
    }
    void use_key(const seal::PublicKey& key) { key_ = number_of(exactly<16>(View(key).first(16)).value()); }
    agent::Answered<agent::Enrolled> enrol(const agent::EnrolRequest&, const Hash&) override {
        for (const Entry& entry : ledger_.entries()) {
            if (entry.event != Event::enrolled || entry.number == key_) continue;
            return tl::unexpected<agent::Problem>(
                agent::Problem{agent::Trouble::authority, "urn:monter:card-used", "This card was used.", {}, {}});
        }
        ledger_.add(Event::enrolled, key_);
        return agent::Enrolled{test::filled<16>(6), "Norrbotten",      epoch,
                               region_.event_json,  region_.root_json, 1'795'435'200'000};
    }

private:
    Ledger& ledger_;
    const test::Region& region_;
    std::uint64_t key_ = 0;
};

}  // namespace

Life::Life(std::filesystem::path data, std::uint64_t chance)
    : data_(std::move(data)), ledger_(data_.string() + ".ledger"), region_([] {
          test::seed_chance(1);
          return test::Region();
      }()) {
    test::seed_chance(chance);
}

Moment Life::now() const {
    const auto done = static_cast<std::int64_t>(ledger_.entries().size()) * 1000;
    return {1'795'435'200'000 + done, 3'600'000 + done, Id{1}};
}

Result<void> Life::provision() {
    agent::Card card{"https://portal.example", region_.fingerprint(), test::filled<16>(8), "2036-01-01T00:00:00Z"};
    auto stand = agent::provision(data_, card, [this](const std::string&, const seal::SigningKey& device) {
        auto portal = std::make_unique<LedgerPortal>(ledger_, region_);
        portal->use_key(device.public_key());
        return Result<std::unique_ptr<agent::PortalClient>>(std::move(portal));
    });
    return stand ? Result<void>() : fail(stand.error());
}

Result<void> Life::keep(agent::OpenedStand& stand, std::uint64_t number) {
    ledger_.add(Event::attempt, number);
    const auto kept = stand.outbox.keep(lead_of(number), now(), 1, stand.key);
    if (!kept) return fail(kept.error());
    ledger_.add(Event::confirmed, number, kept->seq);
    return {};
}

Result<void> Life::withdraw(agent::OpenedStand& stand, std::uint64_t number) {
    ledger_.add(Event::attempt_withdrawal, number);
    auto done = stand.outbox.withdraw(seal::withdraw_key(lead_of(number).lead_id));
    if (done) ledger_.add(Event::withdrawn, number);
    return done;
}

// A refused lead is asked for again at the next visitor, as the kiosk does; the last error is told.
Result<void> Life::put(agent::OpenedStand& stand) {
    Result<void> last;
    const std::uint64_t first = ledger_.count(Event::attempt) + 1;
    for (std::uint64_t number = first; number < first + leads_a_put; ++number) {
        if (auto kept = keep(stand, number); !kept) last = kept;
    }
    if (auto again = keep(stand, first); !again) last = again;
    if (auto taken = withdraw(stand, first + 1); !taken) last = taken;
    return last;
}

Result<void> Life::drain(agent::OpenedStand& stand) {
    LedgerPortal portal(ledger_, region_);
    agent::Agent agent(stand.outbox, stand.key, agent::PublicFolder(data_), true, [] { return 0.5; });
    agent.hurry();
    for (int steps = 0; agent.in_a_hurry() && steps < 50; ++steps) static_cast<void>(agent.step(portal, now()));
    if (const auto& problem = agent.problem()) return fail(Kind::disk, problem->text);
    return {};
}

Result<void> Life::purge(agent::OpenedStand& stand) {
    LedgerPortal portal(ledger_, region_);
    agent::Agent agent(stand.outbox, stand.key, agent::PublicFolder(data_), true, [] { return 0.5; });
    // The operator's word makes it ask the portal what is there, and only then may anything go.
    if (const auto none = agent.purge(true, now()); !none) return fail(none.error());
    agent.hurry();
    for (int steps = 0; agent.in_a_hurry() && steps < 50; ++steps) static_cast<void>(agent.step(portal, now()));
    if (const auto& problem = agent.problem()) return fail(Kind::disk, problem->text);
    const auto purged = agent.purge(true, now());
    return purged ? Result<void>() : fail(purged.error());
}

Result<void> Life::go(const std::string& path) {
    if (path == "nothing") return {};
    if (path == "provision") return provision();
    auto stand = agent::open_stand(data_);
    if (!stand) return fail(stand.error());
    if (path == "start") return {};
    if (path == "put") return put(*stand);
    if (path == "fair") {
        while (ledger_.entries().size() < 900) {
            if (auto done = put(*stand); !done) return done;
        }
        return {};
    }
    if (path == "drain") return drain(*stand);
    if (path == "purge") return purge(*stand);
    return fail(Kind::bug, "no such path: " + path);
}

Checker Life::checker() const {
    Checker out;
    for (const Entry& entry : ledger_.entries()) {
        const auto sealed = lead_of(entry.number);
        switch (entry.event) {
            case Event::attempt:
                out.attempt(sealed, seal::ct_sha256(sealed));
                break;
            case Event::confirmed:
                out.confirm(sealed.lead_id, entry.value);
                break;
            case Event::attempt_withdrawal:
                out.attempt_withdrawal(sealed.lead_id);
                break;
            case Event::withdrawn:
                out.confirm_withdrawal(sealed.lead_id);
                break;
            case Event::arrived:
                out.attempt_ack(sealed.lead_id);
                out.allow_purge(sealed.lead_id);
                break;
            case Event::enrolled:
                break;
        }
    }
    return out;
}

int Life::missing_at_the_portal() const {
    std::set<std::uint64_t> confirmed, gone;
    for (const Entry& entry : ledger_.entries()) {
        if (entry.event == Event::confirmed) confirmed.insert(entry.number);
        if (entry.event == Event::arrived || entry.event == Event::attempt_withdrawal) gone.insert(entry.number);
    }
    int missing = 0;
    for (const std::uint64_t number : confirmed) missing += gone.contains(number) ? 0 : 1;
    return missing;
}

}  // namespace monter::faults
