#include "sync/agent/problem.hpp"

#include <algorithm>

namespace monter::agent {
namespace {

Trouble class_of(long status, const std::string& type) {
    const bool is_ours = type.starts_with("urn:monter:");
    const auto* const at = std::find_if(status_signals.begin(), status_signals.end(),
                                        [status](const StatusSignal& one) { return one.status == status; });
    if (at == status_signals.end()) return is_ours ? Trouble::protocol : Trouble::not_our_portal;
    const Trouble found = is_ours ? at->of_our_portal : at->of_anyone;
    return found == Trouble::epoch && !type.ends_with(":epoch-changed") ? Trouble::protocol : found;
}

std::string busy(long status) {
    constexpr long too_often = 429;
    constexpr long full = 507;
    if (status == too_often) return "The portal asked this stand to come less often (status 429).";
    if (status == full) return "The portal's disk is full; the office has to make room there (status 507).";
    return "The portal is busy or under repair (status " + std::to_string(status) + ").";
}

constexpr const char* login_remedy =
    "The network may want a login, or something stands in between: open a web page on this network, or use another.";

Problem authority(const std::string& type) {
    if (type.find("revoked") != std::string::npos) {
        return {Trouble::authority, type, "The portal has blocked this stand. Its leads are kept here.",
                "Call the office; they can enrol it again with a new card.", std::nullopt};
    }
    return {Trouble::authority, type, "The portal does not know this stand. Its leads are kept here.",
            "Call the office; they can enrol it again with a new card.", std::nullopt};
}

}  // namespace

const char* code_of(Trouble trouble) {
    switch (trouble) {
        case Trouble::not_our_portal:
            return "login";
        case Trouble::authority:
            return "blocked";
        case Trouble::protocol:
        case Trouble::size:
        case Trouble::lead:
            return "version";
        case Trouble::disk:
            return "disk";
        case Trouble::transient:
        case Trouble::epoch:
            break;
    }
    return "unreachable";
}

bool is_refusal(const Problem& problem) {
    return reaction_to(problem.trouble).halves;
}

Problem problem_of(const Error& error) {
    if (error.kind == Kind::full) {
        return {Trouble::disk,
                {},
                "The stand's disk is full: " + error.message + ".",
                error.remedy.empty() ? "Free some space on the stand's disk." : error.remedy,
                std::nullopt};
    }
    return {Trouble::disk,
            {},
            "The stand's own store failed: " + error.message + ".",
            error.remedy.empty() ? "Restart the stand; if this stays, call the office." : error.remedy,
            std::nullopt};
}

Problem not_our_portal(const std::string& why) {
    return {Trouble::not_our_portal,
            {},
            "An answer came that is not our portal's: " + why + ".",
            login_remedy,
            std::nullopt};
}

const Reaction& reaction_to(Trouble trouble) {
    const auto* const at = std::find_if(reactions.begin(), reactions.end(),
                                        [trouble](const Reaction& one) { return one.trouble == trouble; });
    return at == reactions.end() ? reactions.front() : *at;
}

Problem problem_of_status(long status, const std::string& type, std::optional<std::int64_t> retry_after_s) {
    const std::string number = std::to_string(status);
    switch (class_of(status, type)) {
        case Trouble::transient:
            return {Trouble::transient, type, busy(status), "Nothing to do: the stand tries again by itself.",
                    retry_after_s};
        case Trouble::size:
            return {Trouble::size, type, "The portal found a delivery too large.",
                    "Nothing to do: the stand sends less at a time.", std::nullopt};
        case Trouble::authority:
            return authority(type);
        case Trouble::epoch:
            return {Trouble::epoch, type, "The portal was restored from a backup.",
                    "Nothing to do: the stand sends again what it has.", std::nullopt};
        case Trouble::protocol:
            return {Trouble::protocol, type, "The portal did not understand this stand (status " + number + ").",
                    "Install the same version at the stand and at the portal.", std::nullopt};
        case Trouble::not_our_portal:
        case Trouble::lead:
        case Trouble::disk:
            break;
    }
    return not_our_portal("status " + number);
}

}  // namespace monter::agent
