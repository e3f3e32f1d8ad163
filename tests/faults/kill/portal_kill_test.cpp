// A portal that is killed between any two of its system calls while it starts, takes leads in and takes one back: what
// it signed for is there, once, and it goes on. Every tenth point by the gate, every one with MONTER_KILLS=all.
#include <cstdio>
#include <cstdlib>

#include "sync/base/file.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/whole.hpp"
#include "tests/faults/kill/ledger.hpp"
#include "tests/faults/kill/strace.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::faults;
using namespace monter::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> changing_calls = {"pwrite64", "write",  "fdatasync", "fsync", "ftruncate", "fallocate",
                                                 "unlink",   "rename", "openat",    "mkdir", "fchmod"};

// A region as its stand left it, and requests that lie ready: two batches that share a lead, a withdrawal between them.
struct Ready {
    Ready() : stand(region) {
        stand.must_enrol();
        for (std::uint8_t n = 1; n <= 5; ++n) {
            leads.push_back(stand.seal(record_of(n, "Anna"), 0, n));
            in_batch.push_back(stand.lead_json(leads.back().sealed, n));
        }
        add({0, 1, 2});
        const Json body{{"v", 1}, {"withdrawals", {{{"key", to_base64url(leads[4].withdraw_key)}}}}};
        add("/v1/withdrawals", body);
        add({2, 3, 4});
        region.close();
        need(write_file(file(), view(requests.dump())));
    }
    void add(const std::vector<std::size_t>& which) {
        std::vector<Json> some;
        for (const std::size_t n : which) some.push_back(in_batch[n]);
        add("/v1/leads", stand.batch(std::move(some)));
        batches[requests.size() - 1] = which;
    }
    void add(const std::string& path, const Json& body) {
        auto request = stand.signed_request("POST", path, body.dump());
        request.headers.try_emplace("host", "portal.test");
        Json headers = Json::object();
        for (const auto& [name, value] : request.headers) headers[name] = value;
        requests.push_back({{"method", request.method},
                            {"path", request.path},
                            {"query", request.query},
                            {"body", request.body},
                            {"headers", headers}});
    }
    [[nodiscard]] fs::path file() const { return scratch / "requests.json"; }
    [[nodiscard]] std::vector<std::string> victim(const std::string& data) const {
        return {MONTER_BIN_DIR "/portal-victim", data, file().string()};
    }

    Region region;
    Stand stand;
    std::vector<SealedLead> leads;
    std::vector<Json> in_batch;
    Json requests = Json::array();
    std::map<std::size_t, std::vector<std::size_t>> batches;  // request -> the leads in it
    ScratchFolder scratch;
};

void must_be_right(const Ready& ready, const fs::path& data) {
    const auto portal = need(portal::Portal::open(portal::Folder{data}, monday + 200'000));
    auto work = need(portal->database().begin());
    REQUIRE(portal::store::check_pages(work));
    const auto extent = need(portal::store::extent(work));
    CHECK(extent.leads == extent.highest);
    std::map<Id, bool> there;  // lead -> erased
    for (const auto& lead : need(portal::store::leads_after(work, 0, 1000))) {
        CHECK(there.try_emplace(lead.sealed.lead_id, lead.erased).second);
        if (!lead.erased) CHECK(seal::ct_sha256(lead.sealed) == lead.ct_sha256);
    }
    const Ledger ledger(data.string() + ".ledger");
    for (const Entry& entry : ledger.entries()) {
        const auto batch = ready.batches.find(entry.number);
        if (batch == ready.batches.end()) {
            const auto taken_back = there.find(ready.leads[4].sealed.lead_id);
            CHECK((taken_back == there.end() || taken_back->second));
            continue;
        }
        for (const std::size_t n : batch->second) CHECK(there.contains(ready.leads[n].sealed.lead_id));
    }
}

}  // namespace

TEST_CASE("a portal killed at any system call has every lead it signed for, once, and nothing that was taken back") {
    if (const auto why = why_no_strace()) {
        std::printf("SKIPPED: the portal was not killed: %s\n", why->c_str());
        return;
    }
    const char* wanted = std::getenv("MONTER_KILLS");  // NOLINT(concurrency-mt-unsafe): read before any thread
    const std::uint64_t stride = wanted != nullptr && std::string(wanted) == "all" ? 1 : 10;
    const Ready ready;
    int points = 0;
    for (const std::string& call : changing_calls) {
        Tampering with{.call = call, .what = "signal=KILL", .nth = count_calls(ready.victim("-"), call) + 1};
        for (bool met = true; met; with.nth += stride) {
            INFO("killed at " << call << " " << with.nth);
            const fs::path data = ready.scratch / "portal";
            fs::copy(ready.region.folder().data, data, fs::copy_options::recursive);
            const Ended ended = run_tampered(ready.victim(data), with);
            met = ended.met;
            points += met ? 1 : 0;
            if (!met) CHECK(ended.status == 0);
            must_be_right(ready, data);
            // Whoever got no answer asks again.
            const Ended again = run_tampered(ready.victim(data), {.call = "mkdir", .what = "error=EIO", .nth = 9999});
            CHECK(again.status == 0);
            must_be_right(ready, data);
            CHECK(Ledger(data.string() + ".ledger").entries().size() >= ready.requests.size());
            fs::remove_all(data);
            fs::remove(data.string() + ".ledger");
        }
    }
    std::printf("kill sweep: %d points of the portal\n", points);
    CHECK(points > 15);
}
