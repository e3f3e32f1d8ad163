// Routed leads as JSON, one object each: for the command line, exports and tests.
//   {"lead_id":"b64u","reference":"XXXX-XXXX","page":"/people/…","stand":"…","event":"…","captured_at":"…Z",
//    "received_at":"…Z","municipality":"arjeplog"|null,"status":"new","reasons":[{"why","subject","fact","value","points",
//    "text"}],"reasons_seen":true}
// and with what the visitor wrote: "name","email","phone","words","language","wish":{"dreams","hearts","from","work",
// "speaks"},"when","with","consent":{"contact","share","recipients","notice_language"}.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/portal.hpp"

namespace monter::portal {

struct LeadLines {
    std::vector<std::string> lines;
    std::int64_t next = 0;  // ask again after this portal_seq; 0 = that was all
};

// Oldest first, up to a message's worth. `open` adds what the visitor wrote; reading them is logged as a command.
[[nodiscard]] Result<LeadLines> lead_lines(Portal& portal, std::int64_t after, bool open, std::int64_t now_ms);

}  // namespace monter::portal
