// The real stand, the real portal, real HTTP, and a line that does what lines do; the stand's pauses pass in no time.
#include "tests/faults/proxy/fault_proxy.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>

#include "sync/agent/agent.hpp"
#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/provision.hpp"
#include "sync/portal/admin.hpp"
#include "sync/seal/envelope.hpp"
#include "tests/faults/proxy/slow_line.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/running_portal.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::faults;
using Json = nlohmann::json;

namespace {

// What the portal must know of a lead beside its envelope, in bytes as the stand's journal keeps them: lead_id,
// event_id, boot_id, seq, wall_ms, boot_ms, flags, code_hash, ct_sha256 and the signature.
constexpr std::size_t beside_envelope = 3 * 16 + 3 * 8 + 1 + 2 * 32 + 64;

template <class T>
T need(Result<T> result) {
    INFO((result ? std::string() : result.error().message));
    REQUIRE(result);
    return std::move(*result);
}

portal::Folder made_portal(const test::ScratchFolder& scratch) {
    REQUIRE(seal::start());
    const portal::Folder folder{scratch / "portal"};
    REQUIRE(portal::make_portal({.data = folder.data, .offline = scratch / "safe", .region = "Norrbotten"},
                                system_now().wall_ms));
    return folder;
}

struct Line {
    // With limits of its own a stand speaks over the slow line, else straight to the bad one, which breaks off as lines
    // do.
    explicit Line(std::uint64_t seed, std::optional<agent::HttpLimits> own = std::nullopt)
        : proxy(portal.port(), seed), patient(own), limits(own.value_or(hasty)) {
        const Json asked{{"v", 1}, {"verb", "enrol-card"}, {"stand", "Hall 7"}, {"url", url()}, {"days", 7}};
        const auto card = Json::parse(need(ask_portal(asked))).at("card");
        agent::Card read;
        read.portal_url = url();
        read.root_fingerprint = need(raw_from_base64url<32>(card.at("root_fpr").get<std::string>()));
        read.secret = need(raw_from_base64url<16>(card.at("secret").get<std::string>()));
        (void)need(agent::provision(data.path(), read, [&](const std::string& url, const seal::SigningKey& key) {
            return agent::make_http_portal_client(url, key, std::nullopt, system_now, limits);
        }));
        device.emplace(need(agent::read_device_key(data.path())));
        outbox.emplace(need(outbox::Outbox::open(agent::outbox_file(data.path()), {.device = &*device})));
        const agent::PublicFolder folder(data.path());
        event_id = need(folder.event()).event_id;
        recipients = need(seal::recipient_keys(need(folder.root())));
        client = need(agent::make_http_portal_client(url(), *device, need(folder.root()), system_now, limits));
        agent.emplace(*outbox, *device, folder, true, [this] { return static_cast<double>(luck.below(1000)) / 1000; });
    }
    [[nodiscard]] std::string url() const {
        return patient ? slow.url() : "http://127.0.0.1:" + std::to_string(proxy.port());
    }
    [[nodiscard]] Result<std::string> ask_portal(const Json& asked) const {
        return portal::admin::ask(folder, asked.dump(), system_now().wall_ms);
    }
    void visitors_leave(int leads) {
        for (int i = 0; i < leads; ++i) {
            lead::Sealed sealed;
            sealed.lead_id = seal::random_id();
            seal::random_bytes(sealed.code_hash);
            sealed.event_id = event_id;
            REQUIRE(seal::seal_lead(sealed, std::string(1200, 'x'), recipients));
            sealed_bytes += sealed.envelope.size();
            payload += sealed.envelope.size() + beside_envelope;
            REQUIRE(outbox->keep(sealed, now, 1, *device));
        }
    }
    // The next exchange; the pause before it passes at once.
    void step() {
        const auto due = agent->step(*client, now);
        const std::int64_t pause = std::max<std::int64_t>(due.boot_ms - now.boot_ms, 1);
        now.boot_ms += pause;
        now.wall_ms += pause;
    }
    [[nodiscard]] std::int64_t pending() const { return need(outbox->counts()).pending; }
    [[nodiscard]] std::int64_t at_portal() const {
        return Json::parse(need(ask_portal({{"v", 1}, {"verb", "status"}}))).at("leads").get<std::int64_t>();
    }

    test::ScratchFolder scratch, data;
    portal::Folder folder = made_portal(scratch);
    test::RunningPortal portal{folder};
    FaultProxy proxy;
    SlowLine slow{proxy.port()};  // which it isn't until it is told
    bool patient = false;
    const agent::HttpLimits hasty{.connect_ms = 1000, .total_ms = 1500};
    agent::HttpLimits limits;
    test::Luck luck{7};
    std::optional<seal::SigningKey> device;
    std::optional<outbox::Outbox> outbox;
    std::vector<seal::PublicKey> recipients;
    Id event_id{};
    std::unique_ptr<agent::PortalClient> client;
    std::optional<agent::Agent> agent;
    std::size_t sealed_bytes = 0, payload = 0;
    Moment now = system_now();
};

// For the closing table: judged by what the portal counts.
std::string verdict(std::int64_t leads, std::int64_t confirmed, std::int64_t there) {
    return "leads " + std::to_string(leads) + " confirmed " + std::to_string(confirmed) + " lost " +
           std::to_string(std::max<std::int64_t>(0, leads - there)) + " doubled " +
           std::to_string(std::max<std::int64_t>(0, there - leads));
}

}  // namespace

TEST_CASE(
    "over a line that loses, cuts, doubles and lies, every lead arrives once, and nothing is acked that did not") {
    const int seeds = test::env_count("MONTER_LINES", 1);
    for (int seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        Line line(static_cast<std::uint64_t>(seed));
        line.proxy.spoil(40);
        std::int64_t left = 0;
        int steps = 0;
        for (; steps < 60 || line.pending() > 0; ++steps) {
            REQUIRE(steps < 1000);
            if (steps < 60 && steps % 2 == 0) {
                line.visitors_leave(1);
                ++left;
            }
            line.step();
            REQUIRE(line.at_portal() >= left - line.pending());
        }
        CHECK(line.at_portal() == left);
        const auto counts = need(line.outbox->counts());
        CHECK(counts.acked == left);
        CHECK(counts.quarantined == 0);
        const auto crossed = line.proxy.crossed();
        std::printf("line: bad, seed %d, %d exchanges, of them undisturbed %d; %s\n", seed, crossed.exchanges,
                    crossed.met.at(LineFault::none), verdict(left, counts.acked, line.at_portal()).c_str());
        CHECK(crossed.met.size() > 5);
    }
}

TEST_CASE(
    "a fifth of all exchanges lost at 64 kbit/s and two seconds of latency: all arrive, for twice their bytes at "
    "most") {
    Line line(3);
    const int leads = test::env_count("MONTER_LINE_LEADS", test::is_sanitized ? 100 : 400);
    line.visitors_leave(leads);
    const auto before = line.proxy.crossed();
    line.proxy.spoil(20);
    for (int steps = 0; line.pending() > 0; ++steps) {
        REQUIRE(steps < 10 * leads);
        line.step();
    }
    CHECK(line.at_portal() == leads);
    const auto after = line.proxy.crossed();
    const auto bytes = static_cast<double>(after.bytes - before.bytes);
    const double seconds = bytes * 8 / 64'000 + 2.0 * (after.exchanges - before.exchanges);
    std::printf("line: a fifth lost, %.2f of the payload, %.0f s at 64 kbit/s and 2 s latency; %s\n",
                bytes / static_cast<double>(line.payload), seconds,
                verdict(leads, need(line.outbox->counts()).acked, line.at_portal()).c_str());
    CHECK(bytes <= 2.0 * static_cast<double>(line.payload));
}

TEST_CASE("over a good line leads cost at most 1.6 times what is sealed, heads, base64 and receipts included") {
    Line line(4, agent::HttpLimits{});
    const int leads = test::env_count("MONTER_LINE_LEADS", test::is_sanitized ? 100 : 400);
    line.visitors_leave(leads);
    const auto before = line.slow.bytes();
    for (int steps = 0; line.pending() > 0; ++steps) {
        REQUIRE(steps < leads);
        line.step();
    }
    CHECK(line.at_portal() == leads);
    const auto bytes = static_cast<double>(line.slow.bytes() - before);
    std::printf("line: good, %.2f of the envelopes, %.2f with what stands beside them; %s\n",
                bytes / static_cast<double>(line.sealed_bytes), bytes / static_cast<double>(line.payload),
                verdict(leads, need(line.outbox->counts()).acked, line.at_portal()).c_str());
    CHECK(bytes <= 1.6 * static_cast<double>(line.sealed_bytes));
}

// Time may run faster here: the line's rate, and the patience of the stand, by one factor.
TEST_CASE("at 64 kbit/s every lead arrives, in the time its bytes take, and nothing is given up half-way") {
    const int faster = test::env_count("MONTER_SLOW_FASTER", 1);
    const agent::HttpLimits usual;
    Line line(5, agent::HttpLimits{.connect_ms = usual.connect_ms / faster,
                                   .total_ms = usual.total_ms / faster,
                                   .slow_bytes_per_s = usual.slow_bytes_per_s * faster,
                                   .slow_for_s = std::max(1L, usual.slow_for_s / faster)});
    const int leads = test::env_count("MONTER_SLOW_LEADS", 8);
    line.visitors_leave(leads);
    const auto before = line.slow.bytes();
    const double rate = 64'000.0 * faster;
    line.slow.slow_down_to(rate);
    const auto begun = std::chrono::steady_clock::now();
    int steps = 0;
    for (; line.pending() > 0; ++steps) {
        REQUIRE(steps < leads);
        line.step();
    }
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    line.slow.slow_down_to(0);
    const auto counts = need(line.outbox->counts());
    CHECK(line.at_portal() == leads);
    CHECK(counts.acked == leads);
    const auto bytes = static_cast<double>(line.slow.bytes() - before);
    std::printf("line: 64 kbit/s, %d times as fast, %d exchanges, %.2f of the envelopes, %.0f s; %s\n", faster, steps,
                bytes / static_cast<double>(line.sealed_bytes), took * faster,
                verdict(leads, counts.acked, line.at_portal()).c_str());
    CHECK(bytes <= 1.6 * static_cast<double>(line.sealed_bytes));
    CHECK(took >= 0.8 * static_cast<double>(line.sealed_bytes) * 8 / rate);
}
