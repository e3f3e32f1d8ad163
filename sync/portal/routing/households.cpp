#include "sync/portal/routing/households.hpp"

#include <algorithm>

#include "sync/portal/routing/circumstances.hpp"

namespace monter::portal::routing {
namespace {

bool in(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_kin(const Waiting& a, const Waiting& b) {
    const std::int64_t apart =
        a.captured_ms < b.captured_ms ? b.captured_ms - a.captured_ms : a.captured_ms - b.captured_ms;
    return a.record && b.record && apart <= same_visit_ms &&
           std::any_of(a.prints.begin(), a.prints.end(), [&](const std::string& one) { return in(b.prints, one); });
}

}  // namespace

Household household_of(const std::vector<Waiting>& all, std::size_t which, const std::vector<std::string>& gone_to) {
    const Waiting& one = all[which];
    if (!one.record) return {};
    const auto& named = one.record->consent.recipients;
    Household out;
    const auto add = [&](const std::string& place) {
        if (in(named, place) && !in(out, place)) out.push_back(place);
    };
    for (const std::string& place : gone_to) add(place);
    std::vector<const Waiting*> undecided;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == which || !is_kin(one, all[i])) continue;
        if (all[i].municipality.empty()) {
            undecided.push_back(&all[i]);
        } else {
            add(all[i].municipality);
        }
    }
    if (!out.empty() || undecided.empty()) return out;
    for (const std::string& place : named) {
        const bool by_all = std::all_of(undecided.begin(), undecided.end(), [&](const Waiting* other) {
            return other->record->consent.contact && in(other->record->consent.recipients, place);
        });
        if (by_all) add(place);
    }
    return out;
}

}  // namespace monter::portal::routing
