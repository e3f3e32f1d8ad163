#include "sync/portal/guides/pass_on.hpp"

#include "sync/portal/store/steps.hpp"

namespace monter::portal::guides {
namespace {

constexpr std::int64_t between_sweeps_ms = 30'000;
constexpr int batch = 500;  // read, computed and kept at once: pages wait meanwhile

store::What step_of(Holder holder) {
    return holder == Holder::guide    ? store::What::guide
           : holder == Holder::deputy ? store::What::deputy
                                      : store::What::region;
}

// Gives how many turns went on.
Result<int> pass_on(store::Work& work, const store::Waiting& one, std::span<const store::Hand> hands,
                    std::int64_t minutes, std::int64_t now_ms) {
    const auto went = turns(one.turn, hands, minutes, now_ms);
    const std::int64_t due_ms = standing(went.back(), one.routed_ms, hands, minutes, now_ms).acceptance.by_ms;
    if (went.back() == one.turn && due_ms == one.due_ms) return 0;
    for (std::size_t i = 1; i < went.size(); ++i) {
        const store::Step step{.lead_id = one.lead_id,
                               .at_ms = went[i].from_ms,
                               .what = step_of(went[i].holder),
                               .detail = store::name(went[i].because)};
        if (auto kept = store::add_step(work, step); !kept) return fail(kept.error());
    }
    if (auto kept = store::keep_turn(work, one.lead_id, went.back(), due_ms); !kept) return fail(kept.error());
    return static_cast<int>(went.size()) - 1;
}

}  // namespace

Standing standing(const Turn& last, std::int64_t routed_ms, std::span<const store::Hand> hands, std::int64_t minutes,
                  std::int64_t now_ms) {
    const Turn turn = turns(last, hands, minutes, now_ms).back();
    const bool late = turn.because == Because::late;
    return {turn, acceptance(late ? routed_ms : turn.from_ms, minutes, now_ms)};
}

Result<int> PassOn::sweep(std::int64_t now_ms, bool again) {
    const std::lock_guard one_at_a_time(sweeping_);
    const bool all = again || now_ms < last_ms_ || now_ms - last_ms_ >= between_sweeps_ms;
    if (all) last_ms_ = now_ms;
    int passed = 0;
    std::int64_t after = 0;
    while (true) {
        auto work = database_->begin();
        if (!work) return fail(work.error());
        const auto waiting = store::waiting(*work, after, batch, !all);
        if (!waiting) return fail(waiting.error());
        if (waiting->empty()) return passed;
        const auto hands = store::hands(*work);
        if (!hands) return fail(hands.error());
        const auto promises = store::promises(*work);
        if (!promises) return fail(promises.error());
        for (const store::Waiting& one : *waiting) {
            const auto theirs = hands->find(one.municipality);
            const auto there = theirs == hands->end() ? std::span<const store::Hand>() : std::span(theirs->second);
            const auto went =
                pass_on(*work, one, there, promises->of(one.municipality).value_or(promised_minutes), now_ms);
            if (!went) return went;
            passed += *went;
        }
        if (auto done = work->commit(); !done) return fail(done.error());
        after = waiting->back().portal_seq;
    }
}

}  // namespace monter::portal::guides
