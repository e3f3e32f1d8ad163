// What may go wrong between the stand and the portal, sorted by what the stand does about it.
//
// The law behind the classes: no status code, and no absence of one, may delete or hide a lead the portal has not
// signed for.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "sync/base/result.hpp"

namespace monter::agent {

enum class Trouble {
    transient,       // no connection, time-out, cut answer, 408, 425, 429, 5xx: back off
    not_our_portal,  // redirects, pages, missing or wrong signatures, TLS: back off, tell staff of a network login
    authority,       // the portal does not know this stand, or has revoked it: every 60 minutes; capture goes on
    protocol,        // the portal does not understand us: halve the batch, then leave the lead for 6 hours
    size,            // too much in one batch: halve; a lead too big alone is set aside
    lead,            // this one lead is refused
    epoch,           // the portal's memory was restored from a backup: send again
    disk,            // our own disk
};

struct Problem {
    Trouble trouble = Trouble::transient;
    std::string type;    // "urn:monter:card-used" where a portal named it; empty otherwise
    std::string text;    // one plain sentence for staff
    std::string remedy;  // what to do about it; may be empty
    std::optional<std::int64_t> retry_after_s;
    bool dates = false;  // TLS said no, and for nothing but the certificates' dates: this stand's clock may be wrong
};

template <class T>
using Answered = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> trouble(Trouble which, std::string text, std::string remedy = {}) {
    return tl::unexpected<Problem>(Problem{which, {}, std::move(text), std::move(remedy), std::nullopt});
}

// An error of this stand's own disk, as a problem.
[[nodiscard]] Problem problem_of(const Error& error);

// What an answer that is not a plain 200 means. `type` is the "type" of its problem document, empty where it has none:
// 401, 403 and 404 of a login page are the network's and not our portal's.
[[nodiscard]] Problem problem_of_status(long status, const std::string& type,
                                        std::optional<std::int64_t> retry_after_s);

// The sentence for an answer of 200 that is not our portal's.
[[nodiscard]] Problem not_our_portal(const std::string& why);

}  // namespace monter::agent
