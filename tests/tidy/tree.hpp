// The sources as the tidy test reads them: what git knows of, or would add.
#pragma once

#include <string>
#include <vector>

namespace monter::tidy {

struct Source {
    std::string path;  // from the repository's root, "sync/base/bytes.hpp"
    std::vector<std::string> lines;

    [[nodiscard]] bool in(const std::string& folder) const { return path.rfind(folder, 0) == 0; }
    [[nodiscard]] bool ends(const std::string& tail) const {
        return path.size() >= tail.size() && path.compare(path.size() - tail.size(), tail.size(), tail) == 0;
    }
    [[nodiscard]] bool is_code() const { return ends(".cpp") || ends(".hpp"); }
    [[nodiscard]] bool is_text() const;  // no picture, font or map
    [[nodiscard]] bool has(const std::string& words) const;
};

// Read once a run.
[[nodiscard]] const std::vector<Source>& tree();
[[nodiscard]] const Source& file(const std::string& path);  // throws where there is none

}  // namespace monter::tidy
