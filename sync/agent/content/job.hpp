// Work on content for the courier's thread, as values.
#pragma once

#include <variant>

#include "sync/agent/content/stick.hpp"

namespace monter::agent {

struct ContentTurn {
    ContentDownload* download = nullptr;
    ContentDownload::Wish wish;
};
struct StickTurn {
    std::filesystem::path folder;  // DATA/public
    ContentFiles* files = nullptr;
    const Inspect* inspect = nullptr;
    StickWish wish;
};
struct StickResult {
    std::filesystem::path stick;
    std::string text;
};
using ContentJob = std::variant<ContentTurn, StickTurn, StickResult>;
// Of the first two the news; of the last whether it could be written, as `refused`.
using ContentOutcome = Answered<ContentNews>;

}  // namespace monter::agent
