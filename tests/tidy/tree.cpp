#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace monter::tidy {
namespace {

std::vector<std::string> paths() {
    // The folder may belong to another user (a build as root), which git otherwise refuses to read.
    const std::string command =
        "git -c safe.directory='*' -C '" MONTER_SOURCE_DIR "' ls-files --cached --others --exclude-standard";
    FILE* listing = popen(command.c_str(), "r");
    if (listing == nullptr) throw std::runtime_error("git can't be run");
    std::string all;
    std::array<char, 4096> part{};
    while (const auto got = std::fread(part.data(), 1, part.size(), listing)) all.append(part.data(), got);
    if (pclose(listing) != 0) throw std::runtime_error("git can't list the files of " MONTER_SOURCE_DIR);
    std::vector<std::string> found;
    for (std::size_t from = 0, to = 0; (to = all.find('\n', from)) != std::string::npos; from = to + 1) {
        found.push_back(all.substr(from, to - from));
    }
    return found;
}

Source read(const std::string& path) {
    Source source{path, {}};
    if (!source.is_text()) return source;
    std::ifstream in(std::filesystem::path(MONTER_SOURCE_DIR) / path);
    for (std::string line; std::getline(in, line);) source.lines.push_back(line);
    return source;
}

}  // namespace

bool Source::is_text() const {
    const std::array<const char*, 6> others = {".webp", ".png", ".jpg", ".geojson", ".woff2", ".otf"};
    return std::none_of(others.begin(), others.end(), [&](const char* tail) { return ends(tail); });
}

bool Source::has(const std::string& words) const {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

const std::vector<Source>& tree() {
    static const auto all = [] {
        std::vector<Source> sources;
        for (const auto& path : paths()) {
            if (std::filesystem::exists(std::filesystem::path(MONTER_SOURCE_DIR) / path)) sources.push_back(read(path));
        }
        return sources;
    }();
    return all;
}

const Source& file(const std::string& path) {
    for (const auto& source : tree()) {
        if (source.path == path) return source;
    }
    throw std::runtime_error("there is no " + path);
}

}  // namespace monter::tidy
