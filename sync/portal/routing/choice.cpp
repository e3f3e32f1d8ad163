#include "sync/portal/routing/choice.hpp"

#include <algorithm>

namespace monter::portal::routing {
namespace {

bool named(const lead::Consent& consent, const std::string& municipality) {
    return std::find(consent.recipients.begin(), consent.recipients.end(), municipality) != consent.recipients.end();
}

struct Best {
    lead::Match match;
    std::vector<Candidate> candidates;
};

std::optional<Best> best(const lead::Record& record, std::span<const lead::Profile> profiles, bool recipients,
                         const AllCircumstances& circumstances, const Weights& weights, const Household& household) {
    std::vector<lead::Profile> among;
    for (const lead::Profile& profile : profiles) {
        if (named(record.consent, profile.municipality) == recipients) among.push_back(profile);
    }
    auto matches = lead::match(record.wish, among);
    if (matches.empty()) return std::nullopt;
    Best out{.match = {}, .candidates = candidates(record, matches, among, circumstances, household)};
    rank(out.candidates, weights);
    const auto found = std::find_if(matches.begin(), matches.end(), [&](const lead::Match& match) {
        return match.municipality == out.candidates.front().municipality;
    });
    out.match = std::move(*found);
    return out;
}

}  // namespace

std::optional<Choice> choose(const lead::Record& record, std::span<const lead::Profile> profiles,
                             const AllCircumstances& circumstances, const Weights& weights,
                             const Household& household) {
    if (!record.consent.contact) return std::nullopt;
    auto found = best(record, profiles, true, circumstances, weights, household);
    if (!found && record.consent.share) found = best(record, profiles, false, circumstances, weights, household);
    if (!found) return std::nullopt;
    const auto seen = std::find_if(record.seen.begin(), record.seen.end(), [&](const lead::Match& match) {
        return match.municipality == found->match.municipality;
    });
    const bool was_seen = seen != record.seen.end();
    return Choice{found->match.municipality, was_seen ? seen->reasons : std::move(found->match.reasons), was_seen,
                  std::move(found->candidates)};
}

}  // namespace monter::portal::routing
