// What is on the disk when a code was remembered: the file, and its name in the folder.
#include "sync/portal/backups/erasures.hpp"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;

namespace {

int folders_synced = 0;
bool folders_refuse = false;

bool is_folder(int fd) {
    struct stat about {};
    return fstat(fd, &about) == 0 && S_ISDIR(about.st_mode);
}

int count(const portal::backups::Erasures& log) {
    int out = 0;
    const auto done = log.each([&](const Hash&) -> Result<void> {
        ++out;
        return {};
    });
    REQUIRE(done);
    return out;
}

}  // namespace

// In place of the library's, for this whole program: what is asked of a disk can't be seen from its files.
extern "C" int fsync(int fd) {
    if (is_folder(fd)) {
        if (folders_refuse) {
            errno = EIO;
            return -1;
        }
        ++folders_synced;
    }
    return static_cast<int>(syscall(SYS_fsync, fd));
}

TEST_CASE("a code taken back is remembered only once the log's name is on the disk, too") {
    const test::ScratchFolder folder;
    portal::backups::Erasures log(folder / "erasures.log");
    folders_refuse = true;
    const auto refused = log.remember({test::filled<32>(1)});
    folders_refuse = false;
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::disk);
    folders_synced = 0;
    REQUIRE(log.remember({test::filled<32>(1)}));
    CHECK(folders_synced == 1);
    REQUIRE(log.remember({test::filled<32>(2)}));
    CHECK(folders_synced == 1);
    // The program before may have died between making the file and syncing its folder.
    portal::backups::Erasures again(folder / "erasures.log");
    REQUIRE(again.remember({test::filled<32>(3)}));
    CHECK(folders_synced == 2);
    CHECK(count(again) == 4);
}

TEST_CASE("a list of erasures longer than anything else here is read all the same, to its last code") {
    const test::ScratchFolder folder;
    const auto file = folder / "erasures.log";
    {
        std::ofstream out(file);
        const std::string junk(200, 'x');
        for (int i = 0; i < 350'000; ++i) out << junk << '\n';  // past 64 MiB
    }
    portal::backups::Erasures log(file);
    REQUIRE(log.remember({test::filled<32>(1), test::filled<32>(2)}));
    REQUIRE(std::filesystem::file_size(file) > 64UL * 1024 * 1024);
    CHECK(count(log) == 2);
}
