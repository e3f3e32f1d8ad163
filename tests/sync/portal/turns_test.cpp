// Whose turn it is to accept: over calendars, absences and hands that come and go.
#include "sync/portal/guides/turns.hpp"

#include <cstdlib>
#include <ctime>
#include <random>

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/guides/pass_on.hpp"
#include "sync/portal/guides/working_time.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/swedish_moments.hpp"

using namespace monter;
using namespace monter::portal::guides;
using namespace monter::test;
using monter::portal::store::Hand;

namespace {

constexpr std::int64_t two_days = 16 * 60;  // of working time, in minutes

Hand guide(std::int64_t away_from = 0, std::int64_t away_to = 0) {
    return {.login = "guide", .away_from_ms = away_from, .away_to_ms = away_to};
}
Hand deputy(std::int64_t away_from = 0, std::int64_t away_to = 0) {
    Hand out = guide(away_from, away_to);
    out.login = "deputy";
    out.stands_in = true;
    return out;
}

Turn begun(std::int64_t from_ms) {
    return {Holder::guide, Because::given, from_ms};
}

Turn now_of(const std::vector<Hand>& hands, std::int64_t from_ms, std::int64_t now_ms) {
    return turns(begun(from_ms), hands, two_days, now_ms).back();
}

struct Luck {
    std::mt19937_64 engine;
    std::int64_t below(std::int64_t most) {
        return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(most));
    }
};

std::vector<Hand> any_hands(Luck& luck, std::int64_t around) {
    std::vector<Hand> out(static_cast<std::size_t>(luck.below(4)));
    for (Hand& hand : out) {
        hand.stands_in = luck.below(2) == 0;
        hand.takes = luck.below(5) != 0;
        if (luck.below(4) == 0) hand.since_ms = around + luck.below(10 * day);
        if (luck.below(2) == 0) {
            hand.away_from_ms = around - 5 * day + luck.below(15 * day);
            hand.away_to_ms = hand.away_from_ms + 1 + luck.below(12 * day);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("who is not accepted in time goes to the deputy, then to the region, at the very moment") {
    const std::int64_t from = at(2026, 11, 23, 9);  // a Monday
    const std::vector<Hand> hands{guide(), deputy()};
    CHECK(now_of(hands, from, at(2026, 11, 25, 9)).holder == Holder::guide);
    const Turn after{Holder::deputy, Because::late, at(2026, 11, 25, 9)};
    CHECK(now_of(hands, from, at(2026, 11, 25, 9) + 1) == after);
    const Turn last{Holder::region, Because::late, at(2026, 11, 27, 9)};
    CHECK(now_of(hands, from, at(2027, 2, 1, 9)) == last);
    CHECK(now_of({guide()}, from, at(2026, 11, 26, 9)) == Turn{Holder::region, Because::late, at(2026, 11, 25, 9)});
}

TEST_CASE("who is away, takes nobody or is not here yet gets nothing") {
    const std::int64_t from = at(2026, 11, 21, 14);  // a Saturday
    const Hand away = guide(at(2026, 11, 23, 0), at(2026, 11, 30, 0));
    CHECK(now_of({away, deputy()}, from, from) == Turn{Holder::deputy, Because::absent, from});
    CHECK(now_of({away}, from, from) == Turn{Holder::region, Because::absent, from});
    // And is asked when they are back.
    CHECK(now_of({away}, from, at(2026, 11, 30, 8)) == Turn{Holder::guide, Because::absent, at(2026, 11, 30, 8)});
    Hand closed = guide();
    closed.takes = false;
    CHECK(now_of({closed}, from, from).holder == Holder::region);
    CHECK(now_of({}, from, from + 30 * day).holder == Holder::region);
    Hand later = guide();
    later.since_ms = at(2026, 11, 24, 10);
    CHECK(now_of({later}, from, at(2026, 11, 24, 11)) == Turn{Holder::guide, Because::absent, at(2026, 11, 24, 10)});
    // Away in the midst of their turn: it goes on when the absence begins.
    const Hand leaving = guide(at(2026, 11, 24, 0), at(2026, 11, 28, 0));
    CHECK(now_of({leaving, deputy()}, at(2026, 11, 23, 9), at(2026, 11, 24, 12)) ==
          Turn{Holder::deputy, Because::absent, at(2026, 11, 24, 8)});
}

TEST_CASE("however often it is swept, the turns are the same, run forward and have their reasons") {
    Luck luck{std::mt19937_64(20261124)};
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t from = at(2024, 1, 1, 0) + luck.below(4 * 365 * 24 * 60) * minute;
        const std::vector<Hand> hands = any_hands(luck, from);
        const std::int64_t minutes = 60 + luck.below(30 * 60), end = from + luck.below(40 * day);
        INFO("round " << round);
        const auto whole = turns(begun(from), hands, minutes, end);
        std::vector<Turn> swept{begun(from)};
        for (std::int64_t now = from; now < end; now += 1 + luck.below(4 * day)) {
            const auto went = turns(swept.back(), hands, minutes, now);
            swept.insert(swept.end(), went.begin() + 1, went.end());
        }
        const auto went = turns(swept.back(), hands, minutes, end);
        swept.insert(swept.end(), went.begin() + 1, went.end());
        CHECK(swept == whole);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const Turn& turn = whole[i];
            CHECK(turn.from_ms <= end);
            if (i > 0) CHECK(turn.from_ms >= whole[i - 1].from_ms);
            // Nobody is asked who is not at work at the next working moment.
            const std::int64_t asked = after_working_time(turn.from_ms, 1) - 1;
            const auto there = [&](const Hand& hand) {
                return hand.stands_in == (turn.holder == Holder::deputy) && hand.takes && hand.since_ms <= asked &&
                       !hand.away_at(asked);
            };
            const bool passed_on_at_once = i + 1 < whole.size() && whole[i + 1].from_ms == turn.from_ms;
            if (turn.holder != Holder::region && !passed_on_at_once && end > asked) {
                CHECK(std::any_of(hands.begin(), hands.end(), there));
            }
            if (turn.because == Because::late) {
                CHECK(working_ms_between(whole[i - 1].from_ms, turn.from_ms) == minutes * 60'000);
            }
        }
    }
}

TEST_CASE("a deadline is the same on a machine of any time zone") {
    const std::int64_t from = at(2026, 3, 27, 15);
    const auto due = [&] { return standing(begun(from), from, std::vector{guide()}, two_days, from).acceptance.by_ms; };
    const std::int64_t here = due();
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "UTC"}) {
        setenv("TZ", zone, 1);
        tzset();
        CHECK(due() == here);
    }
    if (before == nullptr) unsetenv("TZ");
    if (before != nullptr) setenv("TZ", kept.c_str(), 1);
    tzset();
}

TEST_CASE("the clock of who was passed over counts the whole wait; that of who is asked, their own") {
    const std::int64_t from = at(2026, 11, 23, 9);
    const std::vector<Hand> hands{guide(), deputy()};
    const auto late = standing(begun(from), from, hands, two_days, at(2026, 11, 26, 9));
    CHECK(late.turn.holder == Holder::deputy);
    CHECK(late.acceptance.by_ms == at(2026, 11, 25, 9));
    CHECK(late.acceptance.urgency == Urgency::late);
    const Hand away = guide(at(2026, 11, 23, 0), at(2026, 11, 30, 0));
    const auto asked = standing(begun(from), from, std::vector{away, deputy()}, two_days, from);
    CHECK(asked.acceptance.by_ms == at(2026, 11, 25, 9));
    CHECK(asked.acceptance.urgency == Urgency::waiting);
}
