#include "sync/agent/second_copy.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/file.hpp"

namespace monter::agent {
namespace {

std::filesystem::path setting(const std::filesystem::path& data) {
    return data / "second-copy";
}

}  // namespace

std::optional<std::filesystem::path> second_copy_folder(const std::filesystem::path& data) {
    const auto line = read_text_file(setting(data), 4096);
    if (!line) return std::nullopt;
    const std::string folder = line->substr(0, line->find('\n'));
    return folder.empty() ? std::nullopt : std::optional<std::filesystem::path>(folder);
}

Result<void> is_another_medium(const std::filesystem::path& folder, const std::filesystem::path& data) {
    struct stat there {
    }, here{};
    if (stat(folder.c_str(), &there) != 0 || !S_ISDIR(there.st_mode)) {
        return fail(Kind::refused, "There is no folder " + folder.string() + ".", "Put the stick or card in.");
    }
    if (stat(data.c_str(), &here) != 0) return fail(Kind::disk, "The stand's own folder can't be read.");
    if (there.st_dev == here.st_dev) {
        return fail(Kind::refused, folder.string() + " is on the same disk as the stand's store.",
                    "Put the stick or card in, and name a folder on it.");
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        return fail(Kind::refused, "Nothing can be written in " + folder.string() + ".",
                    "Give the folder to the user that monter-sync runs as.");
    }
    return {};
}

Result<void> set_second_copy(const std::filesystem::path& data, const std::filesystem::path& folder) {
    if (!folder.empty()) {
        if (auto fits = is_another_medium(folder, data); !fits) return fits;
    }
    const std::string line = folder.empty() ? std::string() : std::filesystem::absolute(folder).string() + "\n";
    return write_file(setting(data), view(line));
}

}  // namespace monter::agent
