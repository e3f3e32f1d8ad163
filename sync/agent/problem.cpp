#include "sync/agent/problem.hpp"

#include <algorithm>
#include <array>

namespace monter::agent {
namespace {

template <std::size_t N>
bool among(long status, const std::array<long, N>& these) {
    return std::find(these.begin(), these.end(), status) != these.end();
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

Problem problem_of_status(long status, const std::string& type, std::optional<std::int64_t> retry_after_s) {
    constexpr std::array<long, 8> transient = {408, 425, 429, 500, 502, 503, 504, 507};
    constexpr std::array<long, 3> no_authority = {401, 403, 407};
    const std::string number = std::to_string(status);
    const bool is_ours = type.starts_with("urn:monter:");
    if (among(status, transient)) {
        return {Trouble::transient, type, "The portal is busy or under repair (status " + number + ").",
                "Nothing to do: the stand tries again by itself.", retry_after_s};
    }
    if (status == 413) {
        return {Trouble::size, type, "The portal found a delivery too large.",
                "Nothing to do: the stand sends less at a time.", std::nullopt};
    }
    if (!is_ours) return not_our_portal("status " + number);
    if (among(status, no_authority)) return authority(type);
    if (status == 409 && type.ends_with("epoch-changed")) {
        return {Trouble::epoch, type, "The portal was restored from a backup.",
                "Nothing to do: the stand sends again what it has.", std::nullopt};
    }
    return {Trouble::protocol, type, "The portal did not understand this stand (status " + number + ").",
            "Install the same version at the stand and at the portal.", std::nullopt};
}

}  // namespace monter::agent
