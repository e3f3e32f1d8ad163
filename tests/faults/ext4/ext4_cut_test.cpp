// Power cuts on a real ext4: a file system in a file, shut down in the middle of a stand's work as a pulled plug does
// (EXT4_IOC_SHUTDOWN without flushing its log), mounted again, and judged. Needs root, loop devices and mkfs.ext4; says
// loudly where they are not there. MONTER_EXT4_CUTS: how many.
//
// The writer is stopped just before: else a sync may be answered well by a file system that is shut down already and
// keeps nothing, which no plug does.
#include <fcntl.h>
#include <linux/types.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "tests/faults/inspect.hpp"
#include "tests/faults/kill/life.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/spawned.hpp"

using namespace monter;
using namespace monter::faults;
namespace fs = std::filesystem;

namespace {

// fs/ext4/ext4.h of Linux
#define MONTER_EXT4_IOC_SHUTDOWN _IOR('X', 125, __u32)
constexpr __u32 no_log_flush = 2;

bool ran(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
}

// A file system in a file, with a folder name for it outside: the stand's ledger lies beside that, and not on it.
class Disk {
public:
    Disk() { fs::create_directory(scratch_ / "mount"); }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    ~Disk() { (void)unmount(); }
    bool make() {
        return ran("truncate -s 24M " + image().string()) && ran("mkfs.ext4 -q -F " + image().string()) && mount() &&
               fs::create_directory(scratch_ / "mount/stand") &&
               (fs::create_directory_symlink("mount/stand", data()), true);
    }
    bool mount() {
        mounted_ = ran("mount -o loop " + image().string() + " " + (scratch_ / "mount").string());
        return mounted_;
    }
    bool unmount() {
        if (mounted_) mounted_ = !ran("umount " + (scratch_ / "mount").string());
        return !mounted_;
    }
    bool shut_down() const {
        const int fd = ::open((scratch_ / "mount").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        __u32 how = no_log_flush;
        const bool done = fd >= 0 && ::ioctl(fd, MONTER_EXT4_IOC_SHUTDOWN, &how) == 0;
        ::close(fd);
        return done;
    }
    [[nodiscard]] fs::path image() const { return scratch_ / "image"; }
    [[nodiscard]] fs::path data() const { return scratch_ / "stand"; }
    [[nodiscard]] fs::path ledger() const { return scratch_ / "stand.ledger"; }

private:
    test::ScratchFolder scratch_;
    bool mounted_ = false;
};

pid_t begin(const fs::path& data, std::uint64_t chance) {
    return test::spawned({MONTER_BIN_DIR "/kill-victim", data.string(), "fair", std::to_string(chance)});
}

// Until the writer has got some way, and then some moments of chance into whatever it does.
void wait_for_work(const fs::path& file, test::Luck& luck) {
    const Ledger ledger(file);
    const std::size_t wanted = ledger.entries().size() + luck.below(80);
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (ledger.entries().size() < wanted && std::chrono::steady_clock::now() < patience) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    std::this_thread::sleep_for(std::chrono::microseconds(luck.below(3000)));
}

}  // namespace

TEST_CASE("a power cut on a real ext4 takes no confirmed lead away") {
    Disk disk;
    if (::geteuid() != 0 || !disk.make()) {
        std::printf("SKIPPED: no power was cut on ext4: that needs root, loop devices and mkfs.ext4\n");
        return;
    }
    {
        Life life(disk.data(), 1);
        REQUIRE(life.go("provision"));
        REQUIRE(life.go("put"));
    }
    REQUIRE(disk.unmount());
    const fs::path image = disk.image().string() + ".first", ledger = disk.ledger().string() + ".first";
    fs::copy_file(disk.image(), image);
    fs::copy_file(disk.ledger(), ledger);
    test::Luck luck(7);
    Verdict all;
    int confirmed = 0, cuts = 0;
    for (const int wanted = test::env_count("MONTER_EXT4_CUTS", 100); cuts < wanted; ++cuts) {
        INFO("cut " << cuts);
        fs::copy_file(image, disk.image(), fs::copy_options::overwrite_existing);
        fs::copy_file(ledger, disk.ledger(), fs::copy_options::overwrite_existing);
        REQUIRE(disk.mount());
        const pid_t writer = begin(disk.data(), luck.next());
        wait_for_work(disk.ledger(), luck);
        ::kill(writer, SIGSTOP);
        int state = 0;
        REQUIRE(::waitpid(writer, &state, WUNTRACED) == writer);
        const bool was_at_work = WIFSTOPPED(state);
        REQUIRE(disk.shut_down());
        ::kill(writer, SIGKILL);
        if (was_at_work) REQUIRE(::waitpid(writer, &state, 0) == writer);
        REQUIRE(disk.unmount());
        REQUIRE(disk.mount());
        {
            Life life(disk.data(), luck.next());
            const auto started = life.go("start");
            INFO((started ? std::string() : started.error().message));
            REQUIRE(started);
            const auto found = inspect(disk.data() / "outbox.db");
            REQUIRE(found);
            const Verdict verdict = life.checker().judge(*found);
            confirmed += verdict.confirmed;
            all += verdict;
            CHECK(verdict.clean());
        }
        REQUIRE(disk.unmount());
    }
    std::printf("ext4: cuts %d confirmed %d lost %d doubled %d unreadable %d\n", cuts, confirmed, all.lost, all.doubled,
                all.unreadable);
    CHECK(confirmed > 12 * cuts);
}
