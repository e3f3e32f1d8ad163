#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>

#include "sync/base/fd.hpp"
#include "sync/outbox/medium.hpp"

namespace monter::outbox {
namespace {

namespace fs = std::filesystem;

class FolderMedium : public Medium {
public:
    explicit FolderMedium(fs::path folder) : folder_(std::move(folder)) {}

    Result<std::vector<std::string>> names() override {
        std::error_code why;
        std::vector<std::string> out;
        fs::directory_iterator at(folder_, why);
        for (; !why && at != fs::directory_iterator(); at.increment(why)) {
            std::error_code unseen;
            const auto kind = at->symlink_status(unseen).type();
            if (kind == fs::file_type::none) why = unseen;  // a stick that is being pulled out
            if (kind == fs::file_type::regular) out.push_back(at->path().filename().string());
            if (why) break;
        }
        if (why) return fail(Kind::disk, "look into the journal's folder: " + why.message());
        return out;
    }

    Result<Bytes> read(const std::string& name, std::uint64_t at, std::size_t bytes) override {
        const Fd fd(::open((folder_ / name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!fd.open()) return disk_error("read the journal");
        Bytes out(bytes);
        std::size_t done = 0;
        while (done < bytes) {
            const ssize_t n = pread(fd.get(), out.data() + done, bytes - done, static_cast<off_t>(at + done));
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) return disk_error("read the journal");
            if (n == 0) break;
            done += static_cast<std::size_t>(n);
        }
        out.resize(done);
        return out;
    }

    Result<void> use(const std::string& name) override {
        fd_ = Fd(::open((folder_ / name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd_.open()) return disk_error("open the journal");
        struct stat about {};
        if (fstat(fd_.get(), &about) != 0) return disk_error("open the journal");
        end_ = about.st_size;
        return sync_folder();
    }

    Result<void> append(View bytes) override {
        if (!fd_.open()) return fail(Kind::disk, "write the journal: it is not open");
        struct stat about {};
        if (fstat(fd_.get(), &about) != 0) return disk_error("write the journal");
        if (about.st_nlink == 0 || about.st_size != end_) {
            return fail(Kind::disk, "write the journal: its file was deleted or changed");
        }
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t n = pwrite(fd_.get(), bytes.data() + done, bytes.size() - done, end_);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return disk_error("write the journal");
            done += static_cast<std::size_t>(n);
            end_ += n;
        }
        if (fdatasync(fd_.get()) != 0) return disk_error("sync the journal");
        return {};
    }

    Result<void> remove(const std::string& name) override {
        if (unlink((folder_ / name).c_str()) != 0 && errno != ENOENT) return disk_error("drop a piece of the journal");
        return sync_folder();
    }

    Result<void> rename(const std::string& from, const std::string& to) override {
        if (::rename((folder_ / from).c_str(), (folder_ / to).c_str()) != 0) return disk_error("set a file aside");
        return sync_folder();
    }

private:
    [[nodiscard]] Result<void> sync_folder() const {
        const Fd fd(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd.open() || fsync(fd.get()) != 0) return disk_error("sync the journal's folder");
        return {};
    }

    fs::path folder_;
    Fd fd_;
    off_t end_ = 0;
};

}  // namespace

std::unique_ptr<Medium> folder_medium(fs::path folder) {
    return std::make_unique<FolderMedium>(std::move(folder));
}

}  // namespace monter::outbox
