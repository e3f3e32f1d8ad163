// Who belongs together: leads with the same address or number, written within one visit to the stand. They are linked,
// never merged; each is decided by its own consent. Where they can be kept together: at the municipality one of them
// has already, if this one named it too; else, while none has one, at those that all of them named.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/lead/record.hpp"
#include "sync/portal/routing/candidates.hpp"

namespace monter::portal::routing {

// A lead of a sweep, opened.
struct Waiting {
    std::optional<lead::Record> record;  // nothing where it can't be opened
    std::vector<std::string> prints;     // of its contact (circumstances.hpp)
    std::int64_t captured_ms = 0;
    std::string municipality;  // decided in this sweep already; empty = not yet, or none
};

// `all[which]`'s, whose kin were decided before this sweep to go to `gone_to`. Pure.
[[nodiscard]] Household household_of(const std::vector<Waiting>& all, std::size_t which,
                                     const std::vector<std::string>& gone_to);

}  // namespace monter::portal::routing
