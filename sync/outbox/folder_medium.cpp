#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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

    Result<std::uint64_t> use(const std::string& name, std::uint64_t end) override {
        fd_ = Fd(::open((folder_ / name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd_.open()) return disk_error("open the journal");
        struct stat about {};
        if (fstat(fd_.get(), &about) != 0) return disk_error("open the journal");
        size_ = about.st_size;
        end_ = static_cast<off_t>(end);
        if (auto synced = sync_folder(); !synced) return fail(synced.error());
        if (auto settled = settle_what_is_there(); !settled) return fail(settled.error());
        return static_cast<std::uint64_t>(size_);
    }

    Result<void> write(View bytes) override {
        if (auto same = is_the_same(); !same) return same;
        const off_t from = end_;
        if (!put(bytes, end_)) return disk_error("write the journal");
        end_ += static_cast<off_t>(bytes.size());
        size_ = std::max(size_, end_);
        // Only so that it is on its way while the store commits: whether it got there is settle()'s to say.
        static_cast<void>(sync_file_range(fd_.get(), from, end_ - from, SYNC_FILE_RANGE_WRITE));
        return {};
    }

    Result<void> settle() override {
        if (fdatasync(fd_.get()) != 0) return disk_error("sync the journal");
        return {};
    }

    Result<bool> make_room(std::uint64_t size) override {
        if (auto same = is_the_same(); !same) return fail(same.error());
        const Bytes zeros(size - std::min(size, static_cast<std::uint64_t>(size_)));
        if (!put(zeros, size_)) {
            if (errno != ENOSPC && errno != EDQUOT && errno != EFBIG) return disk_error("make room for the journal");
            if (ftruncate(fd_.get(), size_) != 0) return disk_error("make room for the journal");
            return false;
        }
        size_ += static_cast<off_t>(zeros.size());
        if (fdatasync(fd_.get()) != 0) return disk_error("sync the journal");
        return true;
    }

    std::size_t room_bytes() const override { return std::size_t{1} << 20U; }  // five hundred leads

    Result<void> remove(const std::string& name) override {
        if (unlink((folder_ / name).c_str()) != 0 && errno != ENOENT) return disk_error("drop a piece of the journal");
        return sync_folder();
    }

    Result<void> rename(const std::string& from, const std::string& to) override {
        if (::rename((folder_ / from).c_str(), (folder_ / to).c_str()) != 0) return disk_error("set a file aside");
        return sync_folder();
    }

private:
    [[nodiscard]] Result<void> is_the_same() const {
        if (!fd_.open()) return fail(Kind::disk, "write the journal: it is not open");
        struct stat about {};
        if (fstat(fd_.get(), &about) != 0) return disk_error("write the journal");
        if (about.st_nlink == 0 || about.st_size != size_) {
            return fail(Kind::disk, "write the journal: its file was deleted or changed");
        }
        return {};
    }
    // Who wrote before may have ended, or failed, before its sync: then the system shows bytes that the disk does not
    // have, and takes them for written. So they are written over with themselves, and synced.
    [[nodiscard]] Result<void> settle_what_is_there() const {
        Bytes piece(std::size_t{64} * 1024);
        for (off_t at = 0; at < end_;) {
            const auto wanted = std::min(piece.size(), static_cast<std::size_t>(end_ - at));
            const ssize_t n = pread(fd_.get(), piece.data(), wanted, at);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0 || !put(View(piece).first(static_cast<std::size_t>(n)), at))
                return disk_error("sync the journal");
            at += n;
        }
        if (end_ > 0 && fdatasync(fd_.get()) != 0) return disk_error("sync the journal");
        return {};
    }
    // False: errno says why.
    [[nodiscard]] bool put(View bytes, off_t at) const {
        while (!bytes.empty()) {
            const ssize_t n = pwrite(fd_.get(), bytes.data(), bytes.size(), at);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(n));
            at += n;
        }
        return true;
    }
    [[nodiscard]] Result<void> sync_folder() const {
        const Fd fd(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd.open() || fsync(fd.get()) != 0) return disk_error("sync the journal's folder");
        return {};
    }

    fs::path folder_;
    Fd fd_;
    off_t end_ = 0;   // what was written ends here
    off_t size_ = 0;  // and the room behind it here
};

}  // namespace

std::unique_ptr<Medium> folder_medium(fs::path folder) {
    return std::make_unique<FolderMedium>(std::move(folder));
}

}  // namespace monter::outbox
