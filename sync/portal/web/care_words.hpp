// How whose turn it is, and what is due when, are put into words.
#pragma once

#include "sync/portal/store/turns.hpp"
#include "sync/portal/web/page.hpp"

namespace monter::portal::web {

// "With the deputy: nobody accepted in time"; empty where it is the guide's turn.
[[nodiscard]] std::string turn_words(const store::Turn& turn, const Texts& texts);

// {text, inside, note, kind}: "Today", the same inside a sentence, "1 working day late", as of chips. A step is due on
// a day, not at an hour.
[[nodiscard]] Data next_due(std::int64_t by_ms, std::int64_t now_ms, const Texts& texts);

}  // namespace monter::portal::web
