// The fair a stand is at, as the portal says it (signed) and monter-sync leaves it in DATA/public/event.json:
//   {"v":1,"event_id":"uuid","title":"…","portal_url":"https://…","country":"NL","languages":["en","nl",…],
//    "notice":"default","rehearsal":false,"present":["arjeplog",…],"pack":"norrbotten"}
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::lead {

struct Event {
    Id event_id{};
    std::string title;
    std::string portal_url;  // no trailing slash; goes into the withdrawal QR
    std::string country;     // ISO 3166, two letters; empty = not told
    std::vector<std::string>
        languages;                   // asked for at this fair, first the one the stand starts in; empty = the pack's
    std::string notice = "default";  // which variant of the privacy notice the pack shows
    bool rehearsal = false;
    std::vector<std::string> present;  // municipalities that stand here today
    std::string pack;                  // the content the portal offers for it, by its id; empty = none yet
};

[[nodiscard]] std::string to_json(const Event& event);
[[nodiscard]] Result<Event> event_from_json(View json);

}  // namespace monter::lead
