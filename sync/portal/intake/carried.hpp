// Leads that come on a stick: the file a stand's crew exported (its form: sync/agent/export.hpp). Each is judged and
// kept as if the stand had sent it, under its own id, once, whichever way else it came or comes. The stand hears of it
// at its next contact: what it sends again then is answered "duplicate", with the signed receipt that lets it go.
#pragma once

#include <map>
#include <string>

#include "sync/portal/intake/parts.hpp"

namespace monter::portal::intake {

// A stand's whole store is some tens of megabytes.
inline constexpr std::size_t carried_bytes_max = std::size_t{256} * 1024 * 1024;

struct CarriedIn {
    std::string stand;
    std::int64_t stored = 0, duplicate = 0;
    std::map<std::string, std::int64_t> rejected;  // how many for which problem, as in LeadResult
};
// Kind::refused, and nothing kept, where it is no such file, was cut or altered, or is of a stand this portal does not
// know or, unless `blocked_too`, has blocked: a stolen stand's stick is not taken in unawares. Several transactions:
// after an error what was taken before stays, and the file may be taken again.
[[nodiscard]] Result<CarriedIn> take_in_carried(Parts& parts, const std::string& file, std::int64_t now_ms,
                                                bool blocked_too = false);

}  // namespace monter::portal::intake
