#include "sync/agent/second_copy.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/file.hpp"
#include "sync/seal/keys.hpp"

namespace monter::agent {
namespace {

constexpr std::string_view take_in_line = "\ntake in\n";
constexpr std::int64_t try_again_ms = std::int64_t{60} * 60 * 1000;  // opening the store takes up to ten seconds

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

bool is_to_take_in(const std::filesystem::path& data) {
    const auto lines = read_text_file(setting(data), 4096);
    return lines && lines->ends_with(take_in_line);
}

Result<void> note_taken_in(const std::filesystem::path& data) {
    const auto folder = second_copy_folder(data);
    return folder ? write_file(setting(data), view(folder->string() + "\n")) : Result<void>();
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

Result<void> set_second_copy(const std::filesystem::path& data, const std::filesystem::path& folder, bool take_in) {
    if (!folder.empty()) {
        if (auto fits = is_another_medium(folder, data); !fits) return fits;
    }
    std::string lines = folder.empty() ? std::string() : std::filesystem::absolute(folder).string() + "\n";
    if (take_in) lines += take_in_line.substr(1);
    return write_file(setting(data), view(lines));
}

Result<Id> journal_id(const std::filesystem::path& data) {
    const auto file = data / "journal.id";
    if (const auto text = read_text_file(file, 128)) {
        const auto bytes = from_hex(text->substr(0, text->find('\n')));
        if (!bytes) return fail(bytes.error().within("journal.id"));
        return exactly<16>(*bytes);
    }
    const Id made = seal::random_id();
    if (auto written = write_file(file, view(to_hex(made) + "\n")); !written) return fail(written.error());
    return made;
}

SecondCopyWatch::SecondCopyWatch(std::filesystem::path data) : data_(std::move(data)), seen_(mark()) {}

std::optional<SecondCopyWatch::Mark> SecondCopyWatch::mark() const {
    struct stat about {};
    const auto folder = second_copy_folder(data_);
    if (!folder || !is_another_medium(*folder, data_) || stat(folder->c_str(), &about) != 0) return std::nullopt;
    return Mark{about.st_dev, about.st_ino};
}

bool SecondCopyWatch::wants_opening(const outbox::Copies& copies, std::int64_t boot_ms) {
    const auto there = mark();
    const bool other = there != seen_;
    seen_ = there;
    if (!there) return copies.wanted_elsewhere && !second_copy_folder(data_);
    if (other || !copies.wanted_elsewhere || is_to_take_in(data_)) return true;
    if (copies.elsewhere) return false;
    if (!refused_boot_ms_) refused_boot_ms_ = boot_ms;
    return boot_ms - *refused_boot_ms_ >= try_again_ms;
}

}  // namespace monter::agent
