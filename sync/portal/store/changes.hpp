// What a municipality's own case system follows: its people in the order they came, what happened to them in the order
// it happened, and who was erased.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/routing.hpp"

namespace monter::portal::store {

// Of one municipality, in the order of their portal numbers, after that one; tombstones left out.
[[nodiscard]] Result<std::vector<Person>> people_of(Work& work, const std::string& municipality,
                                                    std::int64_t after_portal_seq, int limit);

struct Change {
    std::int64_t number = 0;  // grows with each, over all municipalities
    std::int64_t at_ms = 0;
    std::string page_id, reference;
    std::string what, detail;  // store::What, and what stands beside it; never a note
};
// Also that somebody was handed over to another municipality, and nothing of them after.
[[nodiscard]] Result<std::vector<Change>> changes_of(Work& work, const std::string& municipality,
                                                     std::int64_t after_number, int limit);

struct Erasure {
    std::string page_id, reference;
    std::int64_t erased_ms = 0, portal_seq = 0;
};
// In the order of their moments; `after` is the last one told of before, or all zero.
[[nodiscard]] Result<std::vector<Erasure>> erasures_of(Work& work, const std::string& municipality,
                                                       std::int64_t after_ms, std::int64_t after_portal_seq, int limit);

}  // namespace monter::portal::store
