// A stand that is killed between any two of its system calls, and again while it recovers; and one whose disk refuses
// any one of them. The gate goes every point of keeping and of starting after a crash, and every tenth of the others;
// MONTER_KILLS=all goes every point of all, and every point of every recovery.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

#include "tests/faults/inspect.hpp"
#include "tests/faults/kill/life.hpp"
#include "tests/faults/kill/strace.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::faults;
namespace fs = std::filesystem;

namespace {

// Every call by which something on a disk changes or is made certain, and those that open and name files.
const std::vector<std::string> changing_calls = {"pwrite64", "write",  "fdatasync", "fsync", "ftruncate", "fallocate",
                                                 "unlink",   "rename", "openat",    "mkdir", "fchmod",    "fchmodat"};
const std::vector<std::string> failing_calls = {"pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "pread64"};

bool everything() {
    const char* wanted = std::getenv("MONTER_KILLS");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted != nullptr && std::string(wanted) == "all";
}

std::uint64_t now_and_then() {
    return everything() ? 1 : 10;
}

// Says so where nothing can be proven here, loudly: a skipped sweep is no passed one.
bool may_trace() {
    const auto why = why_no_strace();
    if (why) std::printf("SKIPPED: the kill sweep did not run: %s\n", why->c_str());
    return !why;
}

// Folders of stands: each beside its ledger.
class Stands {
public:
    // As the last of `paths` left it, going all of them from nothing.
    fs::path after(const std::vector<std::string>& paths) {
        const fs::path data = fresh();
        for (const std::string& path : paths) {
            Life life(data, ++chance_);
            const auto gone = life.go(path);
            INFO(path << ": " << (gone ? "" : gone.error().message));
            REQUIRE(gone);
        }
        return data;
    }
    fs::path copy(const fs::path& of) {
        const fs::path data = fresh();
        if (fs::exists(of)) fs::copy(of, data, fs::copy_options::recursive);
        fs::copy_file(of.string() + ".ledger", data.string() + ".ledger");
        return data;
    }
    static void drop(const fs::path& data) {
        fs::remove_all(data);
        fs::remove(data.string() + ".ledger");
    }
    std::uint64_t chance() { return ++chance_; }

private:
    fs::path fresh() { return scratch_ / std::to_string(++made_); }
    test::ScratchFolder scratch_;
    int made_ = 0;
    std::uint64_t chance_ = 100;
};

std::vector<std::string> victim(const fs::path& data, const std::string& path, std::uint64_t chance) {
    return {MONTER_BIN_DIR "/kill-victim", data.string(), path, std::to_string(chance)};
}

// The stand comes up again, everything confirmed is there, and all of it arrives.
void must_be_whole(Stands& stands, const fs::path& data) {
    Life life(data, stands.chance());
    const auto ready = life.go("provision");  // as the office does where the first try was cut short
    INFO("provisioning: " << (ready ? "" : ready.error().message));
    REQUIRE(ready);
    const auto started = life.go("start");
    INFO("start: " << (started ? "" : started.error().message));
    REQUIRE(started);
    const auto found = inspect(data / "outbox.db");
    REQUIRE(found);
    const Verdict verdict = life.checker().judge(*found);
    CHECK(verdict.lost == 0);
    CHECK(verdict.doubled == 0);
    CHECK(verdict.invented == 0);
    CHECK(verdict.undone == 0);
    REQUIRE(life.go("put"));
    REQUIRE(life.go("drain"));
    CHECK(life.missing_at_the_portal() == 0);
}

struct Sweep {
    Stands& stands;
    std::uint64_t stride = 1;
    int points = 0;
    int refused = 0;

    // Before its main the program is the loader's.
    std::uint64_t calls_of_nothing(const std::string& call) {
        static std::map<std::string, std::uint64_t> known;
        if (const auto at = known.find(call); at != known.end()) return at->second;
        const fs::path data = stands.after({});
        const auto calls = count_calls(victim(data, "nothing", 1), call);
        Stands::drop(data);
        known.emplace(call, calls);
        return calls;
    }

    template <class Then>
    void each(const fs::path& from, const std::string& path, const std::string& call, Tampering with, Then then) {
        with.call = call;
        for (with.nth = calls_of_nothing(call) + 1;; with.nth += stride) {
            INFO(path << ": " << with.what << " at " << call << " " << with.nth);
            const fs::path data = stands.copy(from);
            const Ended ended = run_tampered(victim(data, path, stands.chance()), with);
            if (!ended.met) {
                CHECK(ended.status == 0);
                Stands::drop(data);
                return;
            }
            ++points;
            refused += ended.status == 3 ? 1 : 0;
            then(data);
            Stands::drop(data);
        }
    }
    void kill(const fs::path& from, const std::string& path, bool nested = false) {
        for (const std::string& call : changing_calls) {
            each(from, path, call, {.what = "signal=KILL"}, [&](const fs::path& data) {
                if (nested) Sweep{stands}.kill(data, "start");
                must_be_whole(stands, data);
            });
        }
    }
};

const std::vector<std::string> before_put = {"provision", "put"};
const std::vector<std::string> before_drain = {"provision", "put", "drain", "put"};
const std::vector<std::string> before_purge = {"provision", "put", "drain", "put"};

}  // namespace

TEST_CASE("killed at any system call of keeping, a stand has every confirmed lead, and each arrives once") {
    if (!may_trace()) return;
    Stands stands;
    Sweep sweep{stands};
    sweep.kill(stands.after(before_put), "put", everything());
    std::printf("kill sweep: %d points of keeping\n", sweep.points);
    CHECK(sweep.points > 30);
}

TEST_CASE("killed at any system call of provisioning, a stand can be provisioned again with the same card") {
    if (!may_trace()) return;
    Stands stands;
    Sweep sweep{stands, now_and_then()};
    const fs::path nothing = stands.after({"nothing"});
    sweep.kill(nothing, "provision");
    std::printf("kill sweep: %d points of provisioning\n", sweep.points);
    CHECK(sweep.points > 10);
}

TEST_CASE("killed at any system call of its start after a crash, a stand recovers all the same") {
    if (!may_trace()) return;
    Stands stands;
    // Killed between the second copy and the commit: the next start has something to bring together.
    const fs::path from = stands.after(before_put);
    const Tampering last_sync{"fdatasync", "signal=KILL", Sweep{stands}.calls_of_nothing("fdatasync") + 4};
    REQUIRE(run_tampered(victim(from, "put", stands.chance()), last_sync).met);
    Sweep sweep{stands};
    sweep.kill(from, "start", everything());  // killed again while it recovers from that
    std::printf("kill sweep: %d points of starting\n", sweep.points);
    CHECK(sweep.points > 15);
}

TEST_CASE("killed at any system call of sending or letting go, a stand loses and doubles nothing") {
    if (!may_trace()) return;
    Stands stands;
    Sweep sweep{stands, now_and_then()};
    sweep.kill(stands.after(before_drain), "drain", everything());
    const int sending = std::exchange(sweep.points, 0);
    sweep.kill(stands.after(before_purge), "purge", everything());
    std::printf("kill sweep: %d points of sending\nkill sweep: %d points of letting go\n", sending, sweep.points);
    CHECK(sending > 5);
    CHECK(sweep.points > 5);
}

TEST_CASE("a system call of keeping that is refused, whichever it is, is told and loses no confirmed lead") {
    if (!may_trace()) return;
    Stands stands;
    Sweep sweep{stands, now_and_then()};
    std::vector<std::string> paths = {"put"};
    if (everything()) paths = {"put", "start", "drain", "purge"};
    for (const std::string& path : paths) {
        const fs::path from = stands.after(before_drain);
        for (const std::string& call : failing_calls) {
            for (const char* error : {"EIO", "ENOSPC"}) {
                if (call == "pread64" && std::string(error) == "ENOSPC") continue;
                for (const bool and_later : {false, true}) {
                    if (and_later && !everything()) continue;
                    sweep.each(from, path, call, {.what = std::string("error=") + error, .and_later = and_later},
                               [&](const fs::path& data) { must_be_whole(stands, data); });
                }
            }
        }
    }
    std::printf("refusal sweep: %d points, %d told as errors\n", sweep.points, sweep.refused);
    CHECK(sweep.points > 10);
    CHECK(sweep.refused > 5);
}
