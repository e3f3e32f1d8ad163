// A machine that has run out: of file descriptors, of memory for the store.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

#include "tests/faults/fair_day.hpp"
#include "tests/faults/inspect.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::faults;

namespace {

// SQLite's allocator, of which the nth call from now on gets nothing; `for_good`: and every later one.
struct Starving {
    sqlite3_mem_methods real{};
    std::int64_t calls = 0;
    std::int64_t fail_at = 0;  // 0: never
    bool for_good = false;
    [[nodiscard]] bool now() {
        ++calls;
        return fail_at > 0 && (calls == fail_at || (for_good && calls > fail_at));
    }
};
Starving starving;

void* some(int bytes) {
    return starving.now() ? nullptr : starving.real.xMalloc(bytes);
}
void* more(void* old, int bytes) {
    return starving.now() ? nullptr : starving.real.xRealloc(old, bytes);
}

// Before anything here uses SQLite: it takes an allocator at its start only.
const bool installed = [] {
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &starving.real) != SQLITE_OK) return false;
    sqlite3_mem_methods methods = starving.real;
    methods.xMalloc = some;
    methods.xRealloc = more;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}();

void a_short_day(Stand& stand) {
    Luck luck(5);
    stand.restart();
    for (int i = 0; i < 3; ++i) stand.keep_new(1200);
    stand.acknowledge(luck);
    stand.withdraw(luck);
    for (int i = 0; i < 2; ++i) stand.purge(luck);
    stand.new_epoch();
    stand.restart();
    stand.keep_new(900);
}

// How many of this process's descriptors are left, taken, and given back at the end.
class NoDescriptors {
public:
    NoDescriptors() {
        rlimit limit{};
        REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
        was_ = limit;
        limit.rlim_cur = 256;
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
        for (int fd = 0; (fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;) taken_.push_back(fd);
        REQUIRE(errno == EMFILE);
    }
    NoDescriptors(const NoDescriptors&) = delete;
    NoDescriptors& operator=(const NoDescriptors&) = delete;
    ~NoDescriptors() {
        for (const int fd : taken_) ::close(fd);
        ::setrlimit(RLIMIT_NOFILE, &was_);
    }

private:
    rlimit was_{};
    std::vector<int> taken_;
};

}  // namespace

TEST_CASE("with no file descriptor left a visitor's lead is kept all the same: all the store needs is open") {
    // A sanitizer looks at objects through a pipe of its own, and takes them for broken where it gets none.
    if (test::is_sanitized) return;
    const test::ScratchFolder folder;
    const auto file = folder / "outbox.db";
    const seal::SigningKey device = seal::SigningKey::generate();
    {
        auto store = outbox::Outbox::create(file, {.device = &device});
        REQUIRE(store);
        const NoDescriptors none;
        for (std::uint64_t number = 1; number <= 20; ++number) {
            REQUIRE(store->keep(test::some_sealed(number, 20'000), {}, 0, device));
        }
        REQUIRE(store->withdraw(Hash{3}));
        // Opening a second time is what can't be done; it is told, and takes nothing away.
        CHECK_FALSE(outbox::Outbox::open(file, {.device = &device}));
    }
    const auto again = outbox::Outbox::open(file, {.device = &device});
    REQUIRE(again);
    CHECK(again->counts()->pending == 20);
    CHECK(again->leads_lost().value() == 0);
}

TEST_CASE("wherever the store gets no memory, no confirmed lead is lost and it opens again") {
    REQUIRE(installed);
    // Each of some thousand allocations: every 53rd by the gate, with another beginning for each kind of want.
    const auto step = static_cast<std::int64_t>(test::env_count("MONTER_STARVED_STEP", test::is_sanitized ? 997 : 53));
    for (const bool for_good : {false, true}) {
        std::int64_t points = 0;
        for (std::int64_t nth = for_good ? 1 + step / 2 : 1;; nth += step) {
            INFO("allocation " << nth << (for_good ? " and all later ones" : ""));
            CrashVfs vfs;
            REQUIRE(outbox::Outbox::create(store_file, opening_on(vfs, nullptr)));
            Stand stand(vfs, 1);
            starving.calls = 0;
            starving.for_good = for_good;
            starving.fail_at = nth;
            a_short_day(stand);
            stand.stop();
            const bool met = starving.calls >= nth;
            starving.fail_at = 0;
            REQUIRE(stand.restart());
            REQUIRE(stand.keep_new(700));
            stand.stop();
            const auto found = inspect(vfs.disk());
            REQUIRE(found);
            const Verdict verdict = stand.checker().judge(*found);
            INFO("lost " << verdict.lost << " doubled " << verdict.doubled << " unreadable " << verdict.unreadable
                         << " invented " << verdict.invented << " undone " << verdict.undone << " unproven "
                         << verdict.unproven);
            REQUIRE(verdict.clean());
            if (!met) break;
            ++points;
        }
        CHECK(points * step > 1000);
    }
}
