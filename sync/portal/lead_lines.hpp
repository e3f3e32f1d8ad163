// Routed leads as JSON, one object each (person_json.hpp): for the command line, exports and tests.
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
