#include "tests/faults/crash_medium.hpp"

namespace monter::faults {
namespace {

Result<void> result_of(Done done) {
    if (done == Done::yes) return {};
    return fail(done == Done::full ? Kind::full : Kind::disk, "the crash disk refused");
}

class CrashMedium : public outbox::Medium {
public:
    CrashMedium(CrashDisk& disk, std::string folder) : disk_(disk), folder_(std::move(folder)) {}

    Result<std::vector<std::string>> names() override {
        if (disk_.is_off()) return fail(Kind::disk, "no power");
        std::vector<std::string> out;
        for (const std::string& name : disk_.names()) {
            if (name.starts_with(folder_)) out.push_back(name.substr(folder_.size()));
        }
        return out;
    }
    Result<Bytes> read(const std::string& name, std::uint64_t at, std::size_t bytes) override {
        const auto file = disk_.open(folder_ + name, false);
        if (!file) return fail(Kind::disk, "no such file");
        const std::size_t size = file->live().size();
        Bytes out(at < size ? std::min(bytes, size - static_cast<std::size_t>(at)) : 0);
        std::size_t got = 0;
        if (auto done = result_of(disk_.read(*file, at, out, got)); !done) return fail(done.error());
        return out;
    }
    Result<std::uint64_t> use(const std::string& name, std::uint64_t end) override {
        file_ = disk_.open(folder_ + name, true);
        end_ = end;
        if (!file_) return fail(Kind::disk, "cannot open");
        if (auto done = result_of(disk_.sync_folder()); !done) return fail(done.error());
        return file_->live().size();
    }
    Result<void> write(View bytes) override {
        if (!file_) return fail(Kind::disk, "not open");
        if (auto done = result_of(disk_.write(*file_, end_, bytes)); !done) return done;
        end_ += bytes.size();
        disk_.set_off(file_);
        return {};
    }
    Result<void> settle() override { return result_of(disk_.sync(file_)); }
    Result<bool> make_room(std::uint64_t size) override {
        const std::size_t had = file_->live().size();
        const Done done = disk_.write(*file_, had, Bytes(size - had));
        const bool full = done == Done::full;
        if (!full && done != Done::yes) return fail(result_of(done).error());
        auto settled = result_of(full ? disk_.cut(*file_, had) : disk_.sync(file_));
        if (!settled) return fail(settled.error());
        return !full;
    }
    std::size_t room_bytes() const override { return 8 * sector_bytes; }

    Result<void> remove(const std::string& name) override {
        if (auto done = result_of(disk_.remove(folder_ + name)); !done) return done;
        return result_of(disk_.sync_folder());
    }
    Result<void> rename(const std::string& from, const std::string& to) override {
        if (auto done = result_of(disk_.rename(folder_ + from, folder_ + to)); !done) return done;
        return result_of(disk_.sync_folder());
    }

private:
    CrashDisk& disk_;
    std::string folder_;
    CrashDisk::Handle file_;
    std::uint64_t end_ = 0;
};

}  // namespace

std::unique_ptr<outbox::Medium> crash_medium(CrashDisk& disk, std::string folder) {
    return std::make_unique<CrashMedium>(disk, std::move(folder));
}

}  // namespace monter::faults
