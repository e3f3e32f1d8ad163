// A thousand stands whose portal was away for three hours, and is back: how hard they knock. Each waits by the
// product's own rules (sync/agent/link.hpp); the portal is a count of knocks.
#include <algorithm>
#include <cstdio>
#include <queue>
#include <vector>

#include "sync/agent/link.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"

using namespace monter;
using namespace monter::agent;

namespace {

constexpr std::int64_t back_ms = std::int64_t{3} * 3'600'000;
constexpr std::int64_t answer_ms = 200;        // from a question to its answer
constexpr std::int64_t no_answer_ms = 10'000;  // to a connection that never comes (sync/agent/http.hpp)

struct Stand {
    Link link;
    int questions = 0;  // what it has to say: batches of leads, and then the fair's description
};
struct Knock {
    std::int64_t at_ms = 0;
    std::size_t stand = 0;
    bool operator>(const Knock& other) const { return at_ms > other.at_ms; }
};

}  // namespace

TEST_CASE("a thousand stands after an outage come back spread, and all are heard within minutes") {
    test::Luck luck(48);
    const auto draw = [&luck] { return static_cast<double>(luck.below(1'000'000)) / 1e6; };
    std::vector<Stand> stands;
    std::priority_queue<Knock, std::vector<Knock>, std::greater<>> knocks;
    for (std::size_t i = 0; i < 1000; ++i) {
        // Most have fewer leads than a batch holds; every tenth has five batches.
        stands.push_back({Link(draw), luck.percent(10) ? 6 : 2});
        knocks.push({static_cast<std::int64_t>(luck.below(3'600'000)), i});
    }
    const Problem away{Trouble::transient, {}, "The portal can't be reached.", {}, {}};
    std::vector<int> each_second(3600, 0);
    std::int64_t drained_ms = 0;
    std::size_t heard = 0;
    while (heard < stands.size()) {
        const Knock knock = knocks.top();
        knocks.pop();
        REQUIRE(knock.at_ms < back_ms + 3'600'000);
        Stand& stand = stands[knock.stand];
        if (knock.at_ms < back_ms) {
            const Moment then{.wall_ms = knock.at_ms, .boot_ms = knock.at_ms + no_answer_ms};
            stand.link.failed(away, then);
            knocks.push({std::max(then.boot_ms, stand.link.open_from_boot_ms()), knock.stand});
            continue;
        }
        ++each_second[static_cast<std::size_t>((knock.at_ms - back_ms) / 1000)];
        stand.link.succeeded();
        if (--stand.questions > 0) {
            knocks.push({knock.at_ms + answer_ms, knock.stand});
            continue;
        }
        ++heard;
        drained_ms = knock.at_ms - back_ms;
    }
    const int first_minute = *std::max_element(each_second.begin(), each_second.begin() + 60);
    const int later = *std::max_element(each_second.begin() + 60, each_second.end());
    std::printf(
        "a thousand stands after an outage: peak %d requests a second in the first minute, %d later; all heard "
        "after %lld s\n",
        first_minute, later, static_cast<long long>(drained_ms / 1000));
    CHECK(first_minute <= 40);
    CHECK(later <= 20);
    CHECK(drained_ms <= 10 * 60'000);
}
