// What the stand's store costs as it grows, and what leads cost on the wire; on one disk, in one run.
//
// usage: bench-store FOLDER [LEADS…]   FOLDER: empty, on the disk to be measured; LEADS: sizes, 1000 and 100000 by
// default. Prints a line for each figure with its goal, and then one JSON object.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "sync/agent/lead_batches.hpp"
#include "sync/agent/request_body.hpp"
#include "sync/pack/deflate.hpp"
#include "tests/bench/bench.hpp"
#include "tests/support/agent_region.hpp"

namespace {

using namespace monter;
using bench::at_share, bench::ms_of, bench::must;

constexpr int rounds = 200;
constexpr std::size_t small_envelope = 300, usual_envelope = 1800;  // the latter with its padding and two recipients

lead::Sealed some_lead(std::size_t bytes) {
    lead::Sealed out;
    out.lead_id = seal::random_id();
    out.event_id = Id{9};
    seal::random_bytes(out.code_hash);
    out.envelope.resize(bytes);
    seal::random_bytes(out.envelope);
    return out;
}

// One step of the agent without the network: the next batch made, and an answer that has it all taken in.
struct Drain {
    outbox::Outbox& store;
    const seal::SigningKey& device;
    agent::DurableRound round{store};
    agent::LeadBatches batches{store, round};
    std::int64_t portal_seq = 0;
    std::size_t bytes = 0, payload = 0;

    bool step() {
        const Moment now{1'795'435'200'000, 3'600'000, Id{1}};
        const auto batch = must(batches.next(now));
        if (!batch) return false;
        const std::string body = agent::body_of(*batch);
        agent::LeadsAnswer answer;
        answer.epoch = Id{4};
        answer.evidence.body = std::to_string(++portal_seq);
        for (const auto& lead : batch->leads) {
            payload += lead.sealed.envelope.size();
            answer.results.push_back({lead.sealed.lead_id, lead.ct_sha256, true, portal_seq});
        }
        bytes += pack::deflated(view(body)).size();  // as it is sent
        if (!batches.accept(*batch, answer, device, now)) throw std::runtime_error("an answer was not taken in");
        return true;
    }
};

struct Cost {
    int leads = 0;
    double keep_ms = 0, keep_p99_ms = 0, drain_ms = 0;
};

// A store of `leads` of which all but the last thousand are with the portal, as at the end of a long fair.
Cost cost_at(const std::filesystem::path& folder, int leads) {
    std::filesystem::create_directories(folder);
    const auto device = seal::SigningKey::generate();
    auto store = must(outbox::Outbox::create(folder / "outbox.db", {.device = &device}));
    Drain drain{store, device};
    const auto keep = [&] { static_cast<void>(must(store.keep(some_lead(small_envelope), {}, 0, device))); };
    for (int i = 0; i < leads; ++i) {
        keep();
        if (i % 1000 == 0 && i + 1000 < leads) {
            while (drain.step()) {
            }
        }
    }
    Cost out{leads};
    std::vector<double> kept, drained;
    for (int i = 0; i < rounds; ++i) kept.push_back(ms_of(keep));
    for (int i = 0; i < 20; ++i) drained.push_back(ms_of([&] { static_cast<void>(drain.step()); }));
    out.keep_ms = at_share(kept, 0.5);
    out.keep_p99_ms = at_share(kept, 0.99);
    out.drain_ms = at_share(drained, 0.5);
    return out;
}

const char* met(bool yes) {
    return yes ? "met" : "MISSED";
}

void run(const std::filesystem::path& folder, const std::vector<int>& sizes) {
    std::vector<Cost> costs;
    for (const int leads : sizes) {
        costs.push_back(cost_at(folder / std::to_string(leads), leads));
        const Cost& now = costs.back();
        const double keep = now.keep_ms / costs.front().keep_ms, drain = now.drain_ms / costs.front().drain_ms;
        std::printf(
            "%d leads: keep %.3f ms (p99 %.3f), ratio %.2f, goal 1.2: %s; a step of sending %.3f ms, ratio %.2f, "
            "goal 1.2: %s\n",
            leads, now.keep_ms, now.keep_p99_ms, keep, met(keep <= 1.2), now.drain_ms, drain, met(drain <= 1.2));
        std::filesystem::remove_all(folder / std::to_string(leads));
    }
    const auto device = seal::SigningKey::generate();
    const auto there = folder / "fair";
    std::filesystem::create_directories(there);
    constexpr int fair = 10'000;
    // By a program that ends in the middle of its work, as in a power cut: its log is not brought into the store.
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no second program");
    if (child == 0) {
        auto store = outbox::Outbox::create(there / "outbox.db", {.device = &device});
        bool all = store.has_value();
        for (int i = 0; all && i < fair; ++i) all = store->keep(some_lead(usual_envelope), {}, 0, device).has_value();
        _exit(all ? 0 : 1);
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) throw std::runtime_error("the leads were not kept");
    const double start_ms =
        ms_of([&] { static_cast<void>(must(outbox::Outbox::open(there / "outbox.db", {.device = &device}))); });
    for (const char* end : {"", "-wal"}) std::filesystem::remove((there / "outbox.db").string() + end);
    const double anew_ms =
        ms_of([&] { static_cast<void>(must(outbox::Outbox::open(there / "outbox.db", {.device = &device}))); });
    auto store = must(outbox::Outbox::open(there / "outbox.db", {.device = &device}));
    Drain drain{store, device};
    while (drain.step()) {
    }
    const double overhead = static_cast<double>(drain.bytes) / static_cast<double>(drain.payload);
    std::printf("%d leads: start after a cut %.0f ms, built anew from the journal %.0f ms, goal 10 s: %s\n", fair,
                start_ms, anew_ms, met(std::max(start_ms, anew_ms) <= 10'000));
    std::printf("%d leads on the wire: %.2f of what is sealed, %.0f s at 64 kbit/s, goal 1.6: %s\n", fair, overhead,
                static_cast<double>(drain.bytes) * 8 / 64'000, met(overhead <= 1.6));
    std::printf("{\"start_ms\":%.0f,\"anew_ms\":%.0f,\"wire\":%.3f", start_ms, anew_ms, overhead);
    for (const Cost& one : costs) {
        std::printf(",\"keep_ms_%d\":%.3f,\"drain_ms_%d\":%.3f", one.leads, one.keep_ms, one.leads, one.drain_ms);
    }
    std::puts("}");
}

}  // namespace

int main(int count, char** words) try {
    if (count < 2) throw std::runtime_error("usage: bench-store FOLDER [LEADS…]");
    if (!seal::start()) throw std::runtime_error("no randomness");
    std::vector<int> sizes;
    for (int i = 2; i < count; ++i) sizes.push_back(std::stoi(words[i]));
    if (sizes.empty()) sizes = {1000, 100'000};
    run(words[1], sizes);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
