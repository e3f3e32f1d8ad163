// What may go wrong between the stand and the portal, sorted by what the stand does about it.
//
// The law behind the classes: no status code, and no absence of one, may delete or hide a lead the portal has not
// signed for.
#pragma once

#include <tl/expected.hpp>

#include <array>
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

// What the stand does about each class (protocol, section 8).
enum class Pause { back_off, hour, minute };  // retry.hpp; ask once an hour; look again in a minute
struct Reaction {
    Trouble trouble;
    char letter;  // in the protocol's table
    Pause pause;
    bool halves;                // a smaller batch may go through, so it is tried at once
    bool a_network_may_end_it;  // a link that comes up is a reason to try sooner
};
inline constexpr std::array<Reaction, 8> reactions = {{
    {Trouble::transient, 'T', Pause::back_off, false, true},
    {Trouble::not_our_portal, 'N', Pause::back_off, false, true},
    {Trouble::authority, 'A', Pause::hour, false, false},
    {Trouble::protocol, 'P', Pause::back_off, true, false},
    {Trouble::size, 'S', Pause::back_off, true, false},
    {Trouble::lead, 'L', Pause::back_off, false, false},
    {Trouble::epoch, 'E', Pause::back_off, false, false},
    {Trouble::disk, 'D', Pause::minute, false, false},
}};
[[nodiscard]] const Reaction& reaction_to(Trouble trouble);

// Every status that means something, and what it means: with a problem document of our portal's ("urn:monter:…"), and
// without, where a login page or a proxy may have said it. Any other: protocol, and not our portal.
struct StatusSignal {
    long status;
    Trouble of_our_portal;
    Trouble of_anyone;
};
inline constexpr std::array<StatusSignal, 24> status_signals = {{
    {301, Trouble::not_our_portal, Trouble::not_our_portal}, {302, Trouble::not_our_portal, Trouble::not_our_portal},
    {303, Trouble::not_our_portal, Trouble::not_our_portal}, {307, Trouble::not_our_portal, Trouble::not_our_portal},
    {308, Trouble::not_our_portal, Trouble::not_our_portal}, {400, Trouble::protocol, Trouble::not_our_portal},
    {401, Trouble::authority, Trouble::not_our_portal},      {403, Trouble::authority, Trouble::not_our_portal},
    {404, Trouble::protocol, Trouble::not_our_portal},       {405, Trouble::protocol, Trouble::not_our_portal},
    {407, Trouble::not_our_portal, Trouble::not_our_portal}, {408, Trouble::transient, Trouble::transient},
    {409, Trouble::epoch, Trouble::not_our_portal},  // "…:epoch-changed"; another conflict is protocol
    {411, Trouble::protocol, Trouble::not_our_portal},       {413, Trouble::size, Trouble::size},
    {415, Trouble::protocol, Trouble::not_our_portal},       {425, Trouble::transient, Trouble::transient},
    {426, Trouble::protocol, Trouble::not_our_portal},       {429, Trouble::transient, Trouble::transient},
    {500, Trouble::transient, Trouble::transient},           {502, Trouble::transient, Trouble::transient},
    {503, Trouble::transient, Trouble::transient},           {504, Trouble::transient, Trouble::transient},
    {507, Trouble::transient, Trouble::transient},
}};

template <class T>
using Answered = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> trouble(Trouble which, std::string text, std::string remedy = {}) {
    return tl::unexpected<Problem>(Problem{which, {}, std::move(text), std::move(remedy), std::nullopt});
}

// An answer to what was asked, not to who asks or when: asking the same again at once is in vain.
[[nodiscard]] bool is_refusal(const Problem& problem);

// The crew's word for it (local::crew_problems).
[[nodiscard]] const char* code_of(Trouble trouble);

// An error of this stand's own disk, as a problem.
[[nodiscard]] Problem problem_of(const Error& error);
[[nodiscard]] inline tl::unexpected<Problem> on_disk(const Error& error) {
    return tl::unexpected<Problem>(problem_of(error));
}

// What an answer that is not a plain 200 means. `type` is the "type" of its problem document, empty where it has none:
// 401, 403 and 404 of a login page are the network's and not our portal's.
[[nodiscard]] Problem problem_of_status(long status, const std::string& type,
                                        std::optional<std::int64_t> retry_after_s);

// The sentence for an answer of 200 that is not our portal's.
[[nodiscard]] Problem not_our_portal(const std::string& why);

}  // namespace monter::agent
