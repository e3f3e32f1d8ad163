// The crew's PIN, what the machine tells, and sealed leads on a stick.
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "sync/agent/crew_pin.hpp"
#include "sync/agent/export.hpp"
#include "sync/agent/machine.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/base/file.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;
using monter::test::ScratchFolder;
using Word = local::PinWord::Word;

namespace {

namespace fs = std::filesystem;

// Too long to be anybody's: judged without the slow hash.
const std::string wrong_pin = "0000000000000";

local::PinWord judged(Hall& hall, const std::string& pin, PinMemory memory = {}) {
    const auto word = try_crew_pin(hall.outbox, hall.data.path(), pin, memory, hall.now);
    REQUIRE(word);
    return *word;
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

// As long as it lives no file takes a byte, as on a full disk.
struct NoWrites {
    NoWrites() {
        getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{0, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    NoWrites(const NoWrites&) = delete;
    NoWrites& operator=(const NoWrites&) = delete;
    ~NoWrites() { setrlimit(RLIMIT_FSIZE, &before); }
    rlimit before{};
};

// A folder on another disk than the tests' own: memory.
struct Stick {
    Stick() {
        std::string pattern = "/dev/shm/monter-stick-XXXXXX";
        REQUIRE(mkdtemp(pattern.data()));
        path = pattern;
    }
    Stick(const Stick&) = delete;
    Stick& operator=(const Stick&) = delete;
    ~Stick() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

}  // namespace

TEST_CASE("without a PIN set, none opens the menu") {
    Hall hall;
    CHECK(judged(hall, "000000").word == Word::unset);
    CHECK(judged(hall, "").word == Word::unset);
}

TEST_CASE("a PIN that anybody tries first, or that is none, is refused") {
    ScratchFolder data;
    for (const char* pin : {"", "12345", "1234567890123", "12345a", "111111", "123456", "987654", "0123456789"}) {
        INFO(pin);
        CHECK_FALSE(set_crew_pin(data.path(), pin));
    }
    CHECK_FALSE(fs::exists(data / "crew.pin"));
}

TEST_CASE(
    "after five wrong PINs each try waits longer, a restart and the wall clock change nothing, the right one ends it") {
    Hall hall;
    REQUIRE(set_crew_pin(hall.data.path(), "918273"));
    const auto hash = read_text_file(hall.data / "crew.pin", 1024);
    REQUIRE(hash);
    CHECK(hash->starts_with("$argon2id$"));
    for (int i = 1; i < pin_free_tries; ++i) CHECK(judged(hall, wrong_pin).word == Word::wrong);
    auto word = judged(hall, wrong_pin);
    CHECK(word.word == Word::wait);
    CHECK(word.wait_s == pin_wait_ms_first / 1000);
    // Even the right one is not looked at meanwhile.
    CHECK(judged(hall, "918273").word == Word::wait);
    hall.now.wall_ms += 86'400'000;
    CHECK(judged(hall, "918273").word == Word::wait);
    hall.advance(pin_wait_ms_first);
    word = judged(hall, wrong_pin);
    CHECK(word.word == Word::wait);
    CHECK(word.wait_s == 2 * pin_wait_ms_first / 1000);
    // Another boot begins its own clock: what the store knows still holds.
    hall.now.boot_ms = 5'000;
    hall.now.boot_id = Id{9};
    CHECK(judged(hall, "918273").word == Word::wait);
    hall.advance(2 * pin_wait_ms_first);
    CHECK(judged(hall, "918273").word == Word::right);
    CHECK(judged(hall, wrong_pin).word == Word::wrong);
}

TEST_CASE("a disk that takes nothing still lets the crew in, and memory slows down who guesses") {
    Hall hall;
    REQUIRE(set_crew_pin(hall.data.path(), "918273"));
    PinMemory memory;
    const auto said = [&](const std::string& pin) {
        const NoWrites full;
        return try_crew_pin(hall.outbox, hall.data.path(), pin, memory, hall.now).value();
    };
    CHECK(said("918273").word == Word::right);
    for (int i = 1; i < pin_free_tries; ++i) CHECK(said(wrong_pin).word == Word::wrong);
    CHECK(said(wrong_pin).word == Word::wait);
    CHECK(said("918273").word == Word::wait);
    hall.advance(pin_wait_ms_first);
    CHECK(said("918273").word == Word::right);
    CHECK(said(wrong_pin).word == Word::wrong);
}

TEST_CASE("what the kernel's own files say is read, though they tell another length than they have") {
    ScratchFolder sys;
    const fs::path power = sys / "class/power_supply/BAT0";
    write(power / "type", "Battery\n");
    std::ifstream kernel("/proc/sys/vm/swappiness");  // a number from 0 to 200, in a file of no length
    int number = -1;
    REQUIRE(kernel >> number);
    fs::create_symlink("/proc/sys/vm/swappiness", power / "capacity");
    CHECK(look_at_machine(sys.path()).battery_percent == std::min(number, 100));
    // A page long by what it tells, and a few digits in truth, as under /sys/class.
    const fs::path page = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size";
    if (!fs::exists(page)) return;
    fs::create_directories(sys / "class/thermal/thermal_zone0");
    fs::create_symlink(page, sys / "class/thermal/thermal_zone0/temp");
    CHECK(look_at_machine(sys.path()).celsius);
}

TEST_CASE("the machine's own battery and heat are told, and no mouse's") {
    ScratchFolder sys;
    CHECK_FALSE(look_at_machine(sys.path()).battery_percent);
    CHECK(look_at_machine(sys.path()).on_mains);
    const fs::path power = sys / "class/power_supply", heat = sys / "class/thermal";
    write(power / "AC/type", "Mains\n");
    write(power / "AC/online", "0\n");
    write(power / "BAT0/type", "Battery\n");
    write(power / "BAT0/capacity", "81\n");
    write(power / "hidpp_battery_0/type", "Battery\n");
    write(power / "hidpp_battery_0/scope", "Device\n");
    write(power / "hidpp_battery_0/capacity", "3\n");
    write(heat / "thermal_zone0/temp", "47850\n");
    write(heat / "thermal_zone1/temp", "39000\n");
    write(heat / "cooling_device0/temp", "99000\n");
    const Machine machine = look_at_machine(sys.path());
    CHECK(machine.battery_percent == 81);
    CHECK_FALSE(machine.on_mains);
    CHECK(machine.celsius == 47);
}

TEST_CASE("unsent leads go onto a stick whole, are counted as exported only then, and stay") {
    Hall hall;
    const Stick stick;
    hall.visitors_leave(2);
    hall.let_pass(1min);  // these are sent
    hall.network_is(Trouble::transient);
    hall.visitors_leave(3);
    CHECK(hall.outbox.unexported().value() == 3);
    const auto counts = hall.outbox.counts().value();

    REQUIRE(set_sticks_folder(hall.data.path(), hall.data.path()));
    const auto none = export_leads(hall.outbox, hall.data.path(), hall.now);
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == Kind::refused);
    CHECK(hall.outbox.unexported().value() == 3);

    REQUIRE(set_sticks_folder(hall.data.path(), stick.path));
    const auto done = export_leads(hall.outbox, hall.data.path(), hall.now);
    REQUIRE(done);
    CHECK(done->leads == 3);
    CHECK(hall.outbox.unexported().value() == 0);
    CHECK(hall.outbox.counts()->pending == counts.pending);
    const auto file = read_text_file(stick.path / done->file, 1 << 20);
    REQUIRE(file);
    CHECK(file->starts_with("MONTER-LEADS 1\n"));
    CHECK(std::count(file->begin(), file->end(), '\n') == 6);
    const std::size_t last = file->rfind('\n', file->size() - 2) + 1;
    const Hash sum = seal::sha256(view(*file).subspan(0, last));
    CHECK(file->substr(last).find(to_base64url(sum)) != std::string::npos);
    CHECK(fs::exists(stick.path / done->file));
}

TEST_CASE("the card that holds the second copy is no stick to carry home") {
    Hall hall;
    const ScratchFolder media;
    const fs::path card = media / "card", stick = media / "stick";
    REQUIRE(fs::create_directory(card));
    if (mount("tmpfs", card.c_str(), "tmpfs", 0, "size=1m") != 0) {
        WARN("SKIPPED: nothing may be mounted here, so no card can be told from the disk");
        return;
    }
    const auto away = [](const fs::path* folder) { umount2(folder->c_str(), MNT_DETACH); };
    const std::unique_ptr<const fs::path, decltype(away)> mounted(&card, away);
    REQUIRE(set_second_copy(hall.data.path(), card));
    REQUIRE(set_sticks_folder(hall.data.path(), media.path()));
    CHECK_FALSE(find_stick(hall.data.path()));
    REQUIRE(fs::create_directory(stick));
    REQUIRE(mount("tmpfs", stick.c_str(), "tmpfs", 0, "size=1m") == 0);
    const std::unique_ptr<const fs::path, decltype(away)> mounted_too(&stick, away);
    CHECK(find_stick(hall.data.path()).value() == stick);
    // Whoever names the card means it.
    REQUIRE(set_sticks_folder(hall.data.path(), card));
    CHECK(find_stick(hall.data.path()).value() == card);
}
