#include "sync/portal/web/care_words.hpp"

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/guides/working_time.hpp"
#include "sync/portal/web/acceptance_clock.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {

std::string turn_words(const store::Turn& turn, const Texts& texts) {
    if (turn.holder == store::Holder::guide) return {};
    return texts.get(std::string("turn.") + store::name(turn.holder) + "_" + store::name(turn.because));
}

Data next_due(std::int64_t by_ms, std::int64_t now_ms, const Texts& texts) {
    const ClockTime by = swedish_clock(by_ms), now = swedish_clock(now_ms);
    const bool today = by.year == now.year && by.month == now.month && by.day == now.day;
    const bool late = by_ms < now_ms && !today;
    Data::Named out{{"text", today ? texts.get("next.today") : date_short(by_ms, texts)},
                    {"kind", late    ? "bad"
                             : today ? "due"
                                     : ""},
                    {"inside", today ? guides::begun_small(texts.get("next.today")) : date_short(by_ms, texts)},
                    {"note", ""}};
    if (late) {
        // From the end of its own day on.
        const std::int64_t over_ms = utc_ms_at({by.year, by.month, by.day, guides::work_ends_hour, 0});
        out["note"] =
            texts.fill("clock.row_late", {{"time", working_span(guides::working_ms_between(over_ms, now_ms), texts)}});
    }
    return out;
}

}  // namespace monter::portal::web
