#include "sync/portal/routing/choice.hpp"

#include <algorithm>

namespace monter::portal::routing {
namespace {

bool named(const lead::Consent& consent, const std::string& municipality) {
    return std::find(consent.recipients.begin(), consent.recipients.end(), municipality) != consent.recipients.end();
}

std::optional<lead::Match> best(const lead::Record& record, std::span<const lead::Profile> profiles, bool recipients) {
    std::vector<lead::Profile> candidates;
    for (const lead::Profile& profile : profiles) {
        if (named(record.consent, profile.municipality) == recipients) candidates.push_back(profile);
    }
    auto matches = lead::match(record.wish, candidates);
    if (matches.empty()) return std::nullopt;
    return std::move(matches.front());
}

}  // namespace

std::optional<Choice> choose(const lead::Record& record, std::span<const lead::Profile> profiles) {
    if (!record.consent.contact) return std::nullopt;
    auto found = best(record, profiles, true);
    if (!found && record.consent.share) found = best(record, profiles, false);
    if (!found) return std::nullopt;
    const auto seen = std::find_if(record.seen.begin(), record.seen.end(),
                                   [&](const lead::Match& match) { return match.municipality == found->municipality; });
    if (seen != record.seen.end()) return Choice{found->municipality, seen->reasons, true};
    return Choice{found->municipality, std::move(found->reasons), false};
}

}  // namespace monter::portal::routing
