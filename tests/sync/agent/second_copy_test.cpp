#include "sync/agent/second_copy.hpp"

#include <sys/stat.h>

#include <thread>

#include "sync/agent/service.hpp"
#include "sync/agent/status.hpp"
#include "sync/base/file.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;

namespace {

// A stick, which comes and goes: a folder on another disk than the tests' own, memory.
struct Stick {
    Stick() : path("/dev/shm/monter-stick-" + to_hex(seal::random_id())) {}
    Stick(const Stick&) = delete;
    Stick& operator=(const Stick&) = delete;
    ~Stick() { pull_out(); }
    void put_in() const { std::filesystem::create_directory(path); }
    void pull_out() const {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::filesystem::path path;
};

bool is_another_disk(const std::filesystem::path& data) {
    struct stat shared {
    }, here{};
    return stat("/dev/shm", &shared) == 0 && stat(data.c_str(), &here) == 0 && shared.st_dev != here.st_dev;
}

std::filesystem::path stand_at(const test::ScratchFolder& data) {
    auto outbox = outbox::Outbox::create(data / "outbox.db").value();
    const auto key = seal::SigningKey::generate();
    const Stand self{seal::random_id(), "https://portal.example", "Norrbotten", ""};
    REQUIRE(outbox.adopt({self.device_id, seal::random_id()}, key));
    REQUIRE(key.write(data / "device.key"));
    REQUIRE(write_stand(data.path(), self));
    REQUIRE(PublicFolder(data.path()).make());
    return data.path();
}

}  // namespace

TEST_CASE("the second copy goes to another medium only") {
    const test::ScratchFolder data;
    CHECK_FALSE(second_copy_folder(data.path()));
    const auto same_disk = data / "stick";
    CHECK_FALSE(set_second_copy(data.path(), same_disk));  // nothing is there
    std::filesystem::create_directory(same_disk);
    const auto refused = set_second_copy(data.path(), same_disk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("same disk") != std::string::npos);
    CHECK_FALSE(refused.error().remedy.empty());
    CHECK_FALSE(second_copy_folder(data.path()));

    struct stat shared {
    }, here{};
    if (stat("/dev/shm", &shared) != 0 || stat(data.path().c_str(), &here) != 0 || shared.st_dev == here.st_dev) {
        WARN("no other medium on this machine: /dev/shm is on the same one");
        return;
    }
    REQUIRE(set_second_copy(data.path(), "/dev/shm"));
    CHECK(second_copy_folder(data.path()) == std::filesystem::path("/dev/shm"));
    REQUIRE(set_second_copy(data.path(), {}));
    CHECK_FALSE(second_copy_folder(data.path()));
}

TEST_CASE("a stick that comes while monter-sync runs has every lead within a minute, and staff see the copies rise") {
    const test::ScratchFolder data;
    const Stick stick;
    const test::Region region;
    if (!is_another_disk(stand_at(data))) {
        WARN("no other medium on this machine: /dev/shm is on the same one");
        return;
    }
    stick.put_in();
    REQUIRE(set_second_copy(data.path(), stick.path));
    stick.pull_out();
    const auto copies = [&](const OpenedStand& stand) {
        const auto status = look_at(stand.outbox, data.path(), system_now());
        return copies_of(status.value());
    };
    {
        auto stand = open_stand(data.path()).value();
        REQUIRE(stand.outbox.keep(region.lead(), system_now(), 1, stand.key));
        CHECK(copies(stand) == "1");
        auto listener = local::Listener::open(local::stand_socket(data.path())).value();
        std::atomic<std::int64_t> later_ms = 0;
        const auto now = [&] {
            Moment moment = system_now();
            moment.boot_ms += later_ms;
            return moment;
        };
        Service service(stand, listener, now, [] { return 0.5; });
        std::optional<Result<Service::End>> ended;
        std::thread running([&] { ended = service.run(); });
        const auto status = [&] {
            auto line = local::Connection::open(local::stand_socket(data.path())).value();
            static_cast<void>(line.ask(local::to_json(local::Request(local::Status{})), std::chrono::seconds(60)));
        };
        status();
        later_ms = 61'000;
        status();  // a minute on, and nothing has come: it serves
        stick.put_in();
        later_ms = 122'000;
        service.network_came();  // wakes it, as its own minute does
        running.join();
        REQUIRE(ended);
        REQUIRE(*ended);
        CHECK(**ended == Service::End::open_anew);
    }
    {
        auto stand = open_stand(data.path()).value();  // as run_verb does then
        CHECK(copies(stand) == "2");
        std::uintmax_t bytes = 0;
        for (const auto& piece : std::filesystem::directory_iterator(stick.path)) bytes += piece.file_size();
        CHECK(bytes > 500);  // the wish of before, and whose it is
        SecondCopyWatch watch(data.path());
        CHECK_FALSE(watch.wants_opening(stand.outbox.copies(), 1000));
        stick.pull_out();
        CHECK_FALSE(watch.wants_opening(stand.outbox.copies(), 61'000));
        CHECK(copies(stand) == "1");
        stick.put_in();
        CHECK(watch.wants_opening(stand.outbox.copies(), 121'000));
    }
}

TEST_CASE("a stick that is there and refuses is tried again after an hour, not every minute") {
    const test::ScratchFolder data;
    const Stick stick;
    if (!is_another_disk(data.path())) {
        WARN("no other medium on this machine: /dev/shm is on the same one");
        return;
    }
    stick.put_in();
    REQUIRE(set_second_copy(data.path(), stick.path));
    SecondCopyWatch watch(data.path());
    const outbox::Copies refused{.wanted_elsewhere = true, .elsewhere = false};
    CHECK_FALSE(watch.wants_opening(refused, 0));
    CHECK_FALSE(watch.wants_opening(refused, 3'599'000));
    CHECK(watch.wants_opening(refused, 3'600'000));
}

TEST_CASE("whose the journal is stays said, and another stand's stick is taken in once, where the crew says so") {
    const test::ScratchFolder data;
    const auto id = journal_id(data.path());
    REQUIRE(id);
    CHECK(journal_id(data.path()).value() == *id);
    const test::ScratchFolder other;
    CHECK(journal_id(other.path()).value() != *id);
    const Stick stick;
    if (!is_another_disk(data.path())) return;
    stick.put_in();
    REQUIRE(set_second_copy(data.path(), stick.path, true));
    CHECK(is_to_take_in(data.path()));
    CHECK(second_copy_folder(data.path()) == stick.path);
    REQUIRE(note_taken_in(data.path()));
    CHECK_FALSE(is_to_take_in(data.path()));
    CHECK(second_copy_folder(data.path()) == stick.path);
}
