#include "kiosk/visit/recipients.hpp"

#include <algorithm>

#include "sync/lead/limits.hpp"

namespace monter::kiosk {
namespace {

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

void keep_offered(std::vector<std::string>& chosen, const std::vector<std::string>& offered) {
    std::vector<std::string> kept;
    for (const std::string& place : offered) {
        if (has(chosen, place)) kept.push_back(place);
    }
    chosen = std::move(kept);
}

}  // namespace

std::vector<std::string> recipients_offered(const Visit& visit, const std::vector<lead::Match>& matches) {
    std::vector<std::string> offered;
    const auto add = [&](const std::string& place) {
        if (!place.empty() && !has(offered, place) && offered.size() < lead::recipients_max) offered.push_back(place);
    };
    add(visit.wish.written_from);
    for (const std::string& place : visit.wish.hearts) add(place);
    for (std::size_t i = 0; i < std::min(matches_shown, matches.size()); ++i) add(matches[i].municipality);
    return offered;
}

void settle_recipients(Visit& visit, const std::vector<lead::Match>& matches) {
    const auto offered = recipients_offered(visit, matches);
    if (!visit.recipients_touched) visit.recipients.clear();
    keep_offered(visit.recipients, offered);
    if (visit.recipients.empty() && !offered.empty()) visit.recipients.push_back(offered.front());
}

bool toggle_recipient(Visit& visit, const std::vector<lead::Match>& matches, const std::string& place) {
    const auto offered = recipients_offered(visit, matches);
    if (!has(offered, place)) return true;
    const bool chosen = has(visit.recipients, place);
    if (chosen && visit.recipients.size() == 1) return false;
    visit.recipients_touched = true;
    if (chosen) {
        std::erase(visit.recipients, place);
    } else {
        visit.recipients.push_back(place);
    }
    keep_offered(visit.recipients, offered);
    return true;
}

}  // namespace monter::kiosk
