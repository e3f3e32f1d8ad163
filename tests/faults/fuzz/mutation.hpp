// Bytes that were good, made bad by a seed, and handed to a reader of foreign bytes: it may refuse them, and nothing
// else. The same seed gives the same bytes on every machine, so that what was found is found again.
//
// How many: MONTER_FUZZ, for each reader; the gate's number otherwise. Run under the sanitizers it finds more than
// crashes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "tests/support/luck.hpp"

namespace monter::fuzz {

struct Reader {
    std::string name;
    std::vector<Bytes> corpus;          // each is accepted, or the corpus says nothing about the reader
    std::function<bool(View)> accepts;  // reads them; true where it took them
};

// One to eight changes to one of the corpus: bits, bytes, runs, numbers, words, depth, and pieces of another one.
[[nodiscard]] Bytes mutate(const std::vector<Bytes>& corpus, test::Luck& luck);

struct Found {
    std::string what;  // the exception's words, or "slow"
    Bytes input;
};
struct Outcome {
    int runs = 0, accepted = 0;
    std::optional<Found> found;  // the first
};
// A reader must not throw, and must be done with any of these in a second.
[[nodiscard]] Outcome fuzz(const Reader& reader, int runs, std::uint64_t seed);

}  // namespace monter::fuzz
