#include "sync/portal/duty.hpp"

#include <system_error>

#include "sync/base/file.hpp"

namespace monter::portal {
namespace {

namespace fs = std::filesystem;

// Signatures are made online, leads opened: the longest of these files are keys of a line each.
constexpr std::size_t small_file_bytes_max = 256UL * 1024;

Result<void> copy_small(const fs::path& from, const fs::path& to, int rights) {
    const auto text = read_text_file(from, small_file_bytes_max);
    if (!text) return fail(text.error());
    return write_file(to, view(*text), static_cast<mode_t>(rights));
}

bool goes_along(const std::string& key, Duty duty) {
    return key == "receipt.key" || (duty != Duty::intake && (key == "content.key" || key.starts_with("desk")));
}

Result<void> copy_keys(const Folder& from, const Folder& to, Duty duty) {
    std::error_code why;
    for (const auto& entry : fs::directory_iterator(from.data / "keys", why)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".key") || !goes_along(name, duty)) continue;
        if (auto done = copy_small(entry.path(), to.data / "keys" / name, 0600); !done) return done;
    }
    return why ? Result<void>(fail(Kind::disk, "the keys can't be read: " + why.message())) : Result<void>();
}

Result<void> copy_folder(const fs::path& from, const fs::path& to) {
    std::error_code why;
    if (!fs::exists(from, why)) return {};
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks, why);
    if (why) return fail(Kind::disk, "the folder can't be copied: " + why.message(), "is there room on the disk?");
    return {};
}

}  // namespace

Duty duty_of(const Folder& folder) {
    std::error_code none;
    return fs::exists(folder.key("desk"), none) ? Duty::all : Duty::intake;
}

Result<void> share_folder(const Folder& folder, const fs::path& to, Duty duty) {
    if (folder.server.empty()) {
        return fail(Kind::refused, "a database in a file has one portal", "name the shared one with --database");
    }
    std::error_code none;
    if (fs::exists(to, none) && !fs::is_empty(to, none)) {
        return fail(Kind::refused, "there is something in " + to.string(), "choose an empty folder");
    }
    const Folder made{to, folder.server};
    for (const fs::path& one : {to, to / "keys"}) {
        if (auto done = make_private_folder(one); !done) return done;
    }
    if (auto done = copy_keys(folder, made, duty); !done) return done;
    for (const auto& [from, there] : {std::pair(folder.packs(), made.packs()), {folder.data / "roots", to / "roots"}}) {
        if (auto done = copy_folder(from, there); !done) return done;
    }
    if (auto done = copy_small(folder.guard(), made.guard(), 0600); !done) return done;
    // Last: without it the folder holds no portal.
    return copy_small(folder.root(), made.root(), 0644);
}

}  // namespace monter::portal
