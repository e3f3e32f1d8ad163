#include "sync/portal/guides/turns.hpp"

#include <algorithm>

#include "sync/portal/guides/working_time.hpp"

namespace monter::portal::guides {
namespace {

using Hands = std::span<const store::Hand>;

bool at_work(const store::Hand& hand, bool deputies, std::int64_t ms) {
    return hand.stands_in == deputies && hand.takes && hand.since_ms <= ms && !hand.away_at(ms);
}

bool covered(Hands hands, bool deputies, std::int64_t ms) {
    return std::any_of(hands.begin(), hands.end(), [&](const store::Hand& h) { return at_work(h, deputies, ms); });
}

std::int64_t first_working_moment(std::int64_t from_ms) {
    return after_working_time(from_ms, 1) - 1;
}

// Only where somebody comes or goes can it change who is there: the beginnings and ends of absences, new accounts.
std::vector<std::int64_t> changes(Hands hands, std::int64_t from_ms) {
    std::vector<std::int64_t> out{first_working_moment(from_ms)};
    for (const store::Hand& hand : hands) {
        for (const std::int64_t at : {hand.since_ms, hand.away_from_ms, hand.away_to_ms}) {
            if (at > from_ms) out.push_back(first_working_moment(at));
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

// When nobody of them is there any more: the moment itself where that is so from the start.
std::optional<std::int64_t> nobody_from(Hands hands, bool deputies, std::int64_t from_ms) {
    const auto moments = changes(hands, from_ms);
    for (const std::int64_t at : moments) {
        if (!covered(hands, deputies, at)) return at == moments.front() ? from_ms : at;
    }
    return std::nullopt;
}

// The earliest moment at which somebody is; guides come before deputies.
std::optional<Turn> somebody_from(Hands hands, std::int64_t from_ms) {
    for (const std::int64_t at : changes(hands, from_ms)) {
        if (covered(hands, false, at)) return Turn{Holder::guide, Because::absent, at};
        if (covered(hands, true, at)) return Turn{Holder::deputy, Because::absent, at};
    }
    return std::nullopt;
}

std::optional<Turn> next(const Turn& turn, Hands hands, std::int64_t minutes, std::int64_t now_ms) {
    if (turn.holder == Holder::region) {
        if (turn.because == Because::late) return std::nullopt;
        const auto back = somebody_from(hands, turn.from_ms);
        return back && back->from_ms <= now_ms ? back : std::nullopt;
    }
    const bool deputies = turn.holder == Holder::deputy;
    const std::int64_t by_ms = after_working_time(turn.from_ms, minutes * 60'000);
    const auto gone_ms = nobody_from(hands, deputies, turn.from_ms);
    const bool absent = gone_ms && *gone_ms < by_ms;
    const std::int64_t end_ms = absent ? *gone_ms : by_ms;
    if (absent ? now_ms < end_ms : now_ms <= end_ms) return std::nullopt;
    const bool to_deputy = !deputies && covered(hands, true, first_working_moment(end_ms));
    return Turn{to_deputy ? Holder::deputy : Holder::region, absent ? Because::absent : Because::late, end_ms};
}

}  // namespace

std::vector<Turn> turns(const Turn& last, Hands hands, std::int64_t minutes, std::int64_t now_ms) {
    std::vector<Turn> out{last};
    while (const auto following = next(out.back(), hands, minutes, now_ms)) out.push_back(*following);
    return out;
}

bool anybody_at_work(Hands hands, std::int64_t now_ms) {
    const std::int64_t at = first_working_moment(now_ms);
    return covered(hands, false, at) || covered(hands, true, at);
}

}  // namespace monter::portal::guides
