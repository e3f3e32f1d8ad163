// The disk under a stand's content that can lose power: the files lie on a simulated disk
// (tests/faults/crash_disk.hpp), and the real folder beside it shows what a program would see, for whoever reads
// content from there.
#pragma once

#include "sync/agent/content/files.hpp"
#include "sync/base/file.hpp"
#include "tests/faults/crash_disk.hpp"
#include "tests/support/catch.hpp"

namespace monter::test {

class CrashFiles : public agent::ContentFiles {
public:
    // All that lies in the folder now is certain.
    explicit CrashFiles(std::filesystem::path folder)
        : folder_(std::move(folder)), real_(agent::open_content_files(folder_).value()) {
        for (const std::string& name : names()) {
            const auto bytes = read_file(folder_ / name, 1UL << 30).value();
            const auto file = disk_.open(name, true);
            REQUIRE(disk_.write(*file, 0, bytes) == faults::Done::yes);
            REQUIRE(disk_.sync(file) == faults::Done::yes);
        }
        REQUIRE(disk_.sync_folder() == faults::Done::yes);
    }
    [[nodiscard]] faults::CrashDisk& disk() { return disk_; }
    // Power is back: the folder shows what chance has left.
    void power_on(Luck& luck) {
        disk_.power_on(luck);
        for (const std::string& name : names()) std::filesystem::remove(folder_ / name);
        for (const std::string& name : disk_.names()) {
            REQUIRE(write_file(folder_ / name, disk_.open(name, false)->live(), 0644));
        }
    }

    std::int64_t size(const std::string& name) override { return real_->size(name); }
    Result<Bytes> read(const std::string& name, std::size_t most) override {
        if (disk_.is_off()) return no();
        return real_->read(name, most);
    }
    Result<void> write(const std::string& name, View bytes) override {
        const std::string beside = name + ".new";
        const auto file = disk_.open(beside, true);
        if (!file || !yes(disk_.cut(*file, 0)) || !yes(disk_.write(*file, 0, bytes)) || !yes(disk_.sync(file)) ||
            !yes(disk_.rename(beside, name)) || !yes(disk_.sync_folder())) {
            return no();
        }
        return real_->write(name, bytes);
    }
    Result<void> append(const std::string& name, std::int64_t offset, View bytes) override {
        const auto file = disk_.open(name, true);
        const auto at = static_cast<std::uint64_t>(offset);
        if (!file || !yes(disk_.cut(*file, at)) || !yes(disk_.write(*file, at, bytes))) return no();
        return real_->append(name, offset, bytes);
    }
    Result<void> settle(const std::string& from, const std::string& to) override {
        const auto file = disk_.open(from, false);
        if (!file || !yes(disk_.sync(file)) || !yes(disk_.rename(from, to)) || !yes(disk_.sync_folder())) return no();
        return real_->settle(from, to);
    }
    Result<void> remove(const std::string& name) override {
        if (disk_.exists(name) && !yes(disk_.remove(name))) return no();
        return real_->remove(name);
    }
    Result<std::vector<std::string>> list(const std::string& folder) override {
        if (disk_.is_off()) return no();
        return real_->list(folder);
    }
    Result<std::int64_t> free_bytes() override { return real_->free_bytes(); }

private:
    static tl::unexpected<Error> no() { return fail(Kind::disk, "no power"); }
    static bool yes(faults::Done done) { return done == faults::Done::yes; }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
            if (entry.is_regular_file()) out.push_back(entry.path().lexically_relative(folder_).string());
        }
        return out;
    }

    std::filesystem::path folder_;
    std::unique_ptr<agent::ContentFiles> real_;
    faults::CrashDisk disk_;
};

}  // namespace monter::test
