// A file system that turned read-only under a running stand, and one without inodes: mounted for the test, so it needs
// root, and says loudly where that is not there.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "sync/base/file.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/faults/kill/life.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::faults;
namespace fs = std::filesystem;

namespace {

bool ran(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
}

// Mounted over a folder of its own, a stand's folder in it; the ledger lies beside and not on it.
class Mounted {
public:
    explicit Mounted(const std::string& how) {
        fs::create_directory(scratch_ / "mount");
        is_there_ = ::geteuid() == 0 && ran(how + " " + (scratch_ / "mount").string()) &&
                    fs::create_directory(scratch_ / "mount/stand");
        if (is_there_) fs::create_directory_symlink("mount/stand", data());
    }
    Mounted(const Mounted&) = delete;
    Mounted& operator=(const Mounted&) = delete;
    ~Mounted() { (void)ran("umount -l " + (scratch_ / "mount").string()); }
    [[nodiscard]] bool is_there() const { return is_there_; }
    [[nodiscard]] bool remount(const std::string& how) const {
        return ran("mount -o remount," + how + " " + (scratch_ / "mount").string());
    }
    [[nodiscard]] fs::path data() const { return scratch_ / "stand"; }
    [[nodiscard]] fs::path root() const { return scratch_ / "mount"; }

private:
    test::ScratchFolder scratch_;
    bool is_there_ = false;
};

void must_be_whole(const Mounted& disk, const Life& life) {
    const auto found = inspect(disk.data() / "outbox.db");
    REQUIRE(found);
    const Verdict verdict = life.checker().judge(*found);
    CHECK(verdict.clean());
    CHECK(verdict.confirmed > 0);
}

}  // namespace

TEST_CASE("a disk that turned read-only takes nothing in, loses nothing, and goes on once it is well") {
    const Mounted disk("mount -t tmpfs -o size=24m tmpfs");
    if (!disk.is_there()) {
        std::printf("SKIPPED: nothing was remounted read-only: that needs root\n");
        return;
    }
    Life life(disk.data(), 1);
    REQUIRE(life.go("provision"));
    REQUIRE(life.go("put"));
    REQUIRE(disk.remount("ro"));
    const auto refused = life.go("put");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::disk);
    REQUIRE(disk.remount("rw"));
    must_be_whole(disk, life);
    REQUIRE(life.go("put"));
    must_be_whole(disk, life);
}

TEST_CASE("a stand on a disk without inodes keeps leads in the files it has") {
    const Mounted disk("mount -t tmpfs -o size=24m,nr_inodes=200 tmpfs");
    if (!disk.is_there()) {
        std::printf("SKIPPED: no file system without inodes: that needs root\n");
        return;
    }
    Life life(disk.data(), 1);
    REQUIRE(life.go("provision"));
    REQUIRE(life.go("put"));
    int made = 0;
    while (std::ofstream(disk.root() / ("filler-" + std::to_string(made)))) ++made;
    REQUIRE(made > 50);
    // Whatever needs a file is told; what was confirmed is there, now and after.
    static_cast<void>(life.go("put"));
    must_be_whole(disk, life);
    for (int n = 0; n < made; ++n) fs::remove(disk.root() / ("filler-" + std::to_string(n)));
    REQUIRE(life.go("start"));
    REQUIRE(life.go("put"));
    must_be_whole(disk, life);
}
