#include "sync/agent/content/files.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "sync/base/fd.hpp"
#include "sync/base/file.hpp"

namespace monter::agent {
namespace {

namespace fs = std::filesystem;

class OnDisk : public ContentFiles {
public:
    explicit OnDisk(fs::path folder) : folder_(std::move(folder)) {}

    std::int64_t size(const std::string& name) override {
        struct stat about {};
        const bool plain = lstat((folder_ / name).c_str(), &about) == 0 && S_ISREG(about.st_mode);
        return plain ? static_cast<std::int64_t>(about.st_size) : -1;
    }
    Result<Bytes> read(const std::string& name, std::size_t bytes_max) override {
        return read_file(folder_ / name, bytes_max);
    }
    Result<void> write(const std::string& name, View bytes) override { return write_file(folder_ / name, bytes, 0644); }
    Result<void> append(const std::string& name, std::int64_t offset, View bytes) override {
        const fs::path file = folder_ / name;
        const Fd out(::open(file.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!out.open() || ftruncate(out.get(), offset) != 0) return disk_error("cannot write", file);
        std::size_t done = 0;
        while (done < bytes.size()) {
            const auto at = static_cast<off_t>(offset + static_cast<std::int64_t>(done));
            const ssize_t n = pwrite(out.get(), bytes.data() + done, bytes.size() - done, at);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return disk_error("cannot write", file);
            done += static_cast<std::size_t>(n);
        }
        return {};
    }
    Result<void> settle(const std::string& from, const std::string& to) override {
        const fs::path before = folder_ / from, after = folder_ / to;
        {
            const Fd file(::open(before.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
            if (!file.open() || fsync(file.get()) != 0) return disk_error("cannot sync", before);
        }
        if (::rename(before.c_str(), after.c_str()) != 0) return disk_error("cannot put in place", after);
        if (auto synced = sync_folder(after.parent_path()); !synced) return synced;
        return sync_folder(before.parent_path());
    }
    Result<void> remove(const std::string& name) override {
        if (::unlink((folder_ / name).c_str()) != 0 && errno != ENOENT)
            return disk_error("cannot remove", folder_ / name);
        return {};
    }
    Result<std::vector<std::string>> list(const std::string& folder) override {
        std::vector<std::string> out;
        std::error_code why;
        for (auto entry = fs::directory_iterator(folder_ / folder, why); !why && entry != fs::end(entry);
             entry.increment(why)) {
            if (entry->symlink_status(why).type() == fs::file_type::regular) out.push_back(entry->path().filename());
        }
        if (why) return fail(Kind::disk, "cannot list " + (folder_ / folder).string() + ": " + why.message());
        std::sort(out.begin(), out.end());
        return out;
    }
    Result<std::int64_t> free_bytes() override {
        struct statvfs about {};
        if (statvfs(folder_.c_str(), &about) != 0) return disk_error("cannot measure", folder_);
        return static_cast<std::int64_t>(about.f_bavail) * static_cast<std::int64_t>(about.f_frsize);
    }

private:
    fs::path folder_;
};

}  // namespace

Result<std::unique_ptr<ContentFiles>> open_content_files(const fs::path& public_folder) {
    for (const char* folder : {"", "roots", "packs", manifests_folder, blobs_folder, parts_folder}) {
        const fs::path made = public_folder / folder;
        std::error_code why;
        if (fs::is_directory(made, why)) continue;
        if (auto done = make_private_folder(made); !done) return fail(done.error());
        if (auto done = sync_folder(public_folder); !done) return fail(done.error());
    }
    return std::unique_ptr<ContentFiles>(std::make_unique<OnDisk>(public_folder));
}

std::string manifest_name(const Hash& sha256) {
    return std::string(manifests_folder) + "/" + to_hex(sha256);
}
std::string blob_name(const Hash& sha256) {
    return std::string(blobs_folder) + "/" + to_hex(sha256);
}
std::string part_name(const Hash& sha256) {
    return std::string(parts_folder) + "/" + to_hex(sha256) + ".part";
}

}  // namespace monter::agent
