#include "sync/lead/plan.hpp"

#include <algorithm>

#include "sync/lead/codes.hpp"

namespace monter::lead {
namespace {

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool applies(const Step& step, const Situation& situation) {
    if (!has(step.tracks, situation.track)) return false;
    const bool company = step.with.empty() || std::any_of(step.with.begin(), step.with.end(),
                                                          [&](const auto& code) { return has(situation.with, code); });
    return company && (step.work.empty() || situation.work.empty() || has(step.work, situation.work));
}

std::vector<std::string> among(const std::vector<const Step*>& chosen, const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const std::string& id : ids) {
        const bool there = std::any_of(chosen.begin(), chosen.end(), [&](const Step* step) { return step->id == id; });
        if (there && !has(out, id)) out.push_back(id);
    }
    return out;
}

// The first step, as listed, that waits for nothing still to come; the first of all where they wait in a circle.
std::size_t next_of(const std::vector<const Step*>& waiting, std::string_view track) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        std::vector<std::string> wanted = needs_of(*waiting[i], track);
        wanted.insert(wanted.end(), waiting[i]->easier_after.begin(), waiting[i]->easier_after.end());
        if (among(waiting, wanted).empty()) return i;
    }
    return 0;
}

}  // namespace

std::vector<std::string> needs_of(const Step& step, std::string_view track) {
    std::vector<std::string> needs = step.after;
    const std::array own = {&step.after_eu, &step.after_non_eu, &step.after_nordic};  // as track_codes
    const auto at = index_of(track_codes, track);
    if (at) needs.insert(needs.end(), own.at(*at)->begin(), own.at(*at)->end());
    return needs;
}

std::vector<Planned> plan(std::span<const Step> steps, const Situation& situation) {
    std::vector<const Step*> chosen;
    for (const Step& step : steps) {
        const bool twice =
            std::any_of(chosen.begin(), chosen.end(), [&](const Step* one) { return one->id == step.id; });
        if (!twice && applies(step, situation)) chosen.push_back(&step);
    }
    std::vector<Planned> out;
    for (std::size_t phase = 0; phase < phase_codes.size(); ++phase) {
        std::vector<const Step*> waiting;
        for (const Step* step : chosen) {
            if (step->phase == phase) waiting.push_back(step);
        }
        while (!waiting.empty()) {
            const std::size_t at = next_of(waiting, situation.track);
            const Step& step = *waiting[at];
            out.push_back({step.id, phase, among(chosen, needs_of(step, situation.track))});
            waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return out;
}

}  // namespace monter::lead
