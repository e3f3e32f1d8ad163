// `monter-portal event`: the fairs a region goes to. What the command line asks (admin.hpp has the forms), and what a
// portal answers. One fair is the current one, which every stand is told that was named no other.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/portal.hpp"

namespace monter::portal {

// What the options say; at most one of title, list, stand, and present or nobody.
struct EventWish {
    std::string title, country, notice;  // of a new fair
    std::string first_day, last_day;     // "2026-11-28"
    std::vector<std::string> languages;
    bool rehearsal = false;
    bool list = false;
    std::string stand, event_id;  // event_id: "current" for none of its own
    std::vector<std::string> present;
    bool nobody = false;
};
[[nodiscard]] std::string request_of(const EventWish& wish);                // JSON
[[nodiscard]] std::vector<std::string> lines_of(const std::string& reply);  // of a reply that is ok, one JSON each

// The portal's side: JSON both ways. Throws nlohmann's exception where the request can't be read.
[[nodiscard]] std::string event_answer(Portal& portal, const std::string& request, std::int64_t now_ms);

}  // namespace monter::portal
