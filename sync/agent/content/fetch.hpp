// What is asked of the portal for content, as values: documents and parts of files that are believed by their own
// signature or hash, whoever brings them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace monter::agent {

// GET
struct Fetch {
    std::string path;
    struct Part {
        std::int64_t offset = 0, bytes = 0;
        std::string etag;  // with its quotes
    };
    std::optional<Part> part;
};
struct Fetched {
    bool found = false;  // false: our portal has no such thing (any more)
    std::string bytes;   // of a part: from its offset on, at most as many as asked for
};
}  // namespace monter::agent
