// Many stands at once, with the same leads and with their own: each lead is kept once, nobody is turned away, and
// whoever reads along by number misses none.
#include <atomic>
#include <thread>

#include "sync/portal/lead_lines.hpp"
#include "sync/portal/store/routing.hpp"
#include "sync/portal/store/whole.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

constexpr int stands_at_once = 8;
constexpr std::uint8_t batches_each = 5;

// Reads on from the last number it saw, as a guide's list does; gives what it found in all.
class Reader {
public:
    explicit Reader(Region& region) : region_(&region), thread_([this] { read(); }) {}
    std::size_t finish() {
        done_ = true;
        thread_.join();
        look();
        return seen_.size();
    }
    std::atomic<bool> saw_a_gap{false};

private:
    void look() {
        auto work = region_->portal().database().begin();
        if (!work) return;
        const auto extent = portal::store::extent(*work);
        if (extent && extent->leads != extent->highest) saw_a_gap = true;
        const auto rows = portal::store::leads_after(*work, last_, 1000);
        if (!rows) return;
        for (const auto& row : *rows) {
            seen_.push_back(row.sealed.lead_id);
            last_ = row.portal_seq;
        }
    }
    void read() {
        while (!done_) {
            look();
            std::this_thread::yield();
        }
    }
    Region* region_;
    std::atomic<bool> done_{false};
    std::int64_t last_ = 0;
    std::vector<Id> seen_;
    std::thread thread_;
};

}  // namespace

TEST_CASE("a rush of stands: each lead once, nobody turned away, no number missed by who reads along") {
    Region region;
    std::vector<std::unique_ptr<Stand>> stands;
    std::vector<std::vector<portal::Request>> requests;
    std::vector<SealedLead> shared;
    for (int s = 0; s < stands_at_once; ++s) {
        stands.push_back(std::make_unique<Stand>(region));
        stands.back()->must_enrol();
        if (s == 0) {
            for (std::uint8_t n = 0; n < batches_each; ++n) shared.push_back(stands[0]->seal(record_of(200 + n, "A")));
        }
        auto& mine = requests.emplace_back();
        for (std::uint8_t n = 0; n < batches_each; ++n) {
            const auto own = stands.back()->seal(record_of(static_cast<std::uint8_t>(1 + s * batches_each + n), "B"));
            const Json batch = stands.back()->batch({stands.back()->lead_json(shared[n].sealed, 2U * n + 1),
                                                     stands.back()->lead_json(own.sealed, 2U * n + 2)});
            mine.push_back(stands.back()->signed_request("POST", "/v1/leads", batch.dump()));
        }
    }
    Reader reader(region);
    std::atomic<int> stored{0};
    std::atomic<int> turned_away{0};
    std::vector<std::thread> threads;
    for (const auto& mine : requests) {
        threads.emplace_back([&] {
            for (const auto& request : mine) {
                const auto answer = region.answer(request);
                if (answer.status != 200) {
                    ++turned_away;
                    continue;
                }
                const Json body = Json::parse(answer.body);
                for (const Json& result : body.at("results")) stored += result.at("status") == "stored" ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    const std::size_t seen = reader.finish();
    const int leads = batches_each + stands_at_once * batches_each;
    if (turned_away != 0) FAIL_CHECK("turned away: a sound batch was refused");
    if (stored > leads || region.count("lead") > leads) FAIL_CHECK("doubled: a lead was kept twice");
    if (region.count("lead") < leads && turned_away == 0) FAIL_CHECK("lost: a lead was receipted and is not there");
    if (reader.saw_a_gap) FAIL_CHECK("gap: a number was seen before the one below it");
    if (seen != static_cast<std::size_t>(region.count("lead"))) FAIL_CHECK("missed: who reads along missed a lead");
}

TEST_CASE("a person who could not be placed at first comes to the guide once") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    auto nowhere = std::make_shared<pack::Content>(*some_content());
    nowhere->places.clear();
    region.portal().library().use(nowhere);
    region.sweep();
    region.publish();
    (void)need(region.portal().sweep(region.now.wall_ms, true));
    (void)need(region.portal().sweep(region.now.wall_ms, true));
    const auto lines = need(portal::lead_lines(region.portal(), 0, false, region.now.wall_ms)).lines;
    if (lines.size() != 1) FAIL("doubled: the guide has a person " << lines.size() << " times");
    CHECK(Json::parse(lines.front()).at("status") == "new");
}
