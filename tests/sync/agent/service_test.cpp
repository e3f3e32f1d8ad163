// `monter-sync run` as the kiosk meets it: over the socket, while the network does what it likes.
#include "sync/agent/service.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/agent/verbs.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_portal.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::FakePortal;
using monter::test::Region;
using monter::test::ScratchFolder;

namespace {

constexpr auto long_enough = 60s;

// A portal whose answer to leads can be held back, as a network that hangs does.
class SlowPortal : public FakePortal {
public:
    Answered<LeadsAnswer> send_leads(const LeadBatch& batch) override {
        std::unique_lock lock(turn_);
        ++asked_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !hangs_ || called_off_; });
        if (called_off_) return trouble(Trouble::transient, "Called off.");
        return FakePortal::send_leads(batch);
    }
    Answered<EventAnswer> fetch_event() override {
        const std::lock_guard lock(turn_);
        return FakePortal::fetch_event();
    }
    void cancel() override {
        const std::lock_guard lock(turn_);
        called_off_ = true;
        changed_.notify_all();
    }
    void hang(bool hangs) {
        const std::lock_guard lock(turn_);
        hangs_ = hangs;
        changed_.notify_all();
    }
    void refuse(bool refuses) {
        const std::lock_guard lock(turn_);
        mood = [refuses]() -> std::optional<Problem> {
            if (!refuses) return std::nullopt;
            return Problem{Trouble::authority, "urn:monter:device-revoked", "Blocked.", "Call.", std::nullopt};
        };
    }
    void wait_until_asked(int times) {
        std::unique_lock lock(turn_);
        changed_.wait(lock, [&] { return asked_ >= times; });
    }
    int asked() {
        const std::lock_guard lock(turn_);
        return asked_;
    }
    std::size_t leads_kept() {
        const std::lock_guard lock(turn_);
        return kept.size();
    }

private:
    std::mutex turn_;
    std::condition_variable changed_;
    bool hangs_ = false;
    bool called_off_ = false;
    int asked_ = 0;
};

struct Running {
    Running() {
        auto outbox = outbox::Outbox::create(data / "outbox.db").value();
        const auto key = seal::SigningKey::generate();
        const Stand self{seal::random_id(), "https://portal.example", "Norrbotten", ""};
        if (!outbox.adopt({self.device_id, seal::random_id()}, key) || !key.write(data / "device.key") ||
            !write_stand(data.path(), self) || !PublicFolder(data.path()).make()) {
            throw std::runtime_error("no stand");
        }
    }
    void start(std::unique_ptr<PortalClient> client) {
        stand.emplace(open_stand(data.path()).value());
        stand->portal = std::move(client);
        listener.emplace(local::Listener::open(local::stand_socket(data.path())).value());
        service.emplace(*stand, *listener, system_now, [] { return 0.5; });
        thread = std::thread([this] { ended_well = service->run().has_value(); });
    }
    ~Running() {
        if (thread.joinable()) stop();
    }
    void stop() {
        service->stop();
        thread.join();
    }
    [[nodiscard]] local::Reply ask(const local::Request& request) const {
        auto connection = local::Connection::open(local::stand_socket(data.path())).value();
        return local::reply_from_json(connection.ask(local::to_json(request), long_enough).value()).value();
    }
    [[nodiscard]] local::Put put() const {
        const auto sealed = region.lead();
        return {sealed.lead_id, sealed.event_id, sealed.flags, sealed.code_hash, sealed.envelope};
    }
    Region region;
    ScratchFolder data;
    std::optional<OpenedStand> stand;
    std::optional<local::Listener> listener;
    std::optional<Service> service;
    std::thread thread;
    std::atomic<bool> ended_well = false;
};

SlowPortal* start_with_slow_portal(Running& running) {
    auto portal = std::make_unique<SlowPortal>();
    portal->event_json = running.region.event_json;
    auto* raw = portal.get();
    running.start(std::move(portal));
    return raw;
}

}  // namespace

TEST_CASE("a visitor's lead is committed while an upload hangs, and both arrive once it goes on") {
    Running running;
    auto* portal = start_with_slow_portal(running);
    portal->hang(true);
    const auto first = running.put();
    REQUIRE(std::holds_alternative<local::Committed>(running.ask(first)));
    portal->wait_until_asked(1);

    const auto second = running.put();
    const auto reply = running.ask(second);
    REQUIRE(std::holds_alternative<local::Committed>(reply));
    CHECK(std::get<local::Committed>(reply).lead_id == second.lead_id);
    CHECK(std::get<local::Committed>(reply).seq == 2);
    CHECK(portal->leads_kept() == 0);

    portal->hang(false);
    const auto status = running.ask(local::Once{});
    REQUIRE(std::holds_alternative<local::StatusAnswer>(status));
    CHECK(std::get<local::StatusAnswer>(status).json.find("\"pending\":0") != std::string::npos);
    CHECK(portal->leads_kept() == 2);
}

TEST_CASE("the same lead handed over twice is one lead, and other bytes under its id are refused") {
    Running running;
    auto* portal = start_with_slow_portal(running);
    portal->hang(true);
    auto put = running.put();
    CHECK(std::get<local::Committed>(running.ask(put)).seq == 1);
    CHECK(std::get<local::Committed>(running.ask(put)).seq == 1);
    put.envelope.back() ^= 1;
    const auto refused = running.ask(put);
    REQUIRE(std::holds_alternative<local::Failed>(refused));
    CHECK(std::get<local::Failed>(refused).error.kind == Kind::refused);
}

TEST_CASE("an envelope of no size or past the limit is refused and changes nothing") {
    Running running;
    start_with_slow_portal(running);
    auto put = running.put();
    put.envelope.clear();
    CHECK(std::holds_alternative<local::Failed>(running.ask(put)));
    put.envelope.resize(28 * 1024 + 1);
    CHECK(std::holds_alternative<local::Failed>(running.ask(put)));
    const auto status = std::get<local::StatusAnswer>(running.ask(local::Status{}));
    CHECK(status.json.find("\"pending\":0") != std::string::npos);
}

TEST_CASE("the office's ONCE does not wait for the back-off") {
    Running running;
    auto* portal = start_with_slow_portal(running);
    portal->refuse(true);
    REQUIRE(std::holds_alternative<local::Committed>(running.ask(running.put())));
    // Revoked: by itself the stand would ask again in an hour.
    const auto still = std::get<local::StatusAnswer>(running.ask(local::Once{}));
    CHECK(still.json.find("\"pending\":1") != std::string::npos);
    portal->refuse(false);
    const auto sent = std::get<local::StatusAnswer>(running.ask(local::Once{}));
    CHECK(sent.json.find("\"pending\":0") != std::string::npos);
    CHECK(portal->leads_kept() == 1);
}

TEST_CASE("whoever watches over the program hears of it in every turn") {
    Running running;
    start_with_slow_portal(running);
    std::atomic<int> heard = 0;
    running.stop();
    running.service.emplace(*running.stand, *running.listener, system_now, [] { return 0.5; });
    running.service->tell_alive([&heard] { ++heard; });
    running.thread = std::thread([&running] { running.ended_well = running.service->run().has_value(); });
    static_cast<void>(running.ask(local::Status{}));
    static_cast<void>(running.ask(running.put()));
    running.stop();
    CHECK(heard >= 2);
}

TEST_CASE("what a visitor takes back is done at once and told to the portal") {
    Running running;
    auto* portal = start_with_slow_portal(running);
    portal->hang(true);
    auto put = running.put();
    const Hash key{5};
    put.code_hash = seal::code_hash(key);
    REQUIRE(std::holds_alternative<local::Committed>(running.ask(put)));
    CHECK(std::get<local::Done>(running.ask(local::Withdraw{key})).known);
    CHECK(std::get<local::Done>(running.ask(local::Withdraw{key})).known);            // it was here
    CHECK_FALSE(std::get<local::Done>(running.ask(local::Withdraw{Hash{6}})).known);  // another stand's, or a slip
    const auto status = std::get<local::StatusAnswer>(running.ask(local::Status{}));
    CHECK(status.json.find("\"withdrawn\":1") != std::string::npos);
    portal->hang(false);
    static_cast<void>(running.ask(local::Once{}));
    running.stop();
    CHECK(portal->withdrawn == std::set<Hash>{seal::code_hash(key), seal::code_hash(Hash{6})});
}

TEST_CASE("a question nobody understands gets an answer, and the next one too") {
    Running running;
    start_with_slow_portal(running);
    auto connection = local::Connection::open(local::stand_socket(running.data.path())).value();
    for (const std::string question : {"{", R"({"v":1,"verb":"CREW"})", "\xff"}) {
        const auto reply = local::reply_from_json(connection.ask(question, long_enough).value()).value();
        REQUIRE(std::holds_alternative<local::Failed>(reply));
        CHECK(std::get<local::Failed>(reply).error.kind == Kind::refused);
    }
}

TEST_CASE("a stand told to stop stops at once, also while an upload hangs, and keeps what it had") {
    Running running;
    auto* portal = start_with_slow_portal(running);
    portal->hang(true);
    REQUIRE(std::holds_alternative<local::Committed>(running.ask(running.put())));
    portal->wait_until_asked(1);
    running.stop();
    CHECK(running.ended_well);
    CHECK(running.stand->outbox.counts()->pending == 1);
}

TEST_CASE("a stand that is not enrolled still keeps leads") {
    Running running;
    std::filesystem::remove(running.data / "stand.json");
    running.start(nullptr);
    CHECK(std::holds_alternative<local::Committed>(running.ask(running.put())));
    const auto status = std::get<local::StatusAnswer>(running.ask(local::Once{}));
    CHECK(status.json.find("\"enrolled\":false") != std::string::npos);
    CHECK(status.json.find("\"pending\":1") != std::string::npos);
}

TEST_CASE("a running stand whose store is deleted confirms nothing more, and runs on with everything") {
    Running running;
    std::filesystem::remove(running.data / "stand.json");
    std::mutex turn;
    std::function<void()> stop;
    std::thread thread([&] {
        running.ended_well = run_verb(
                                 running.data.path(),
                                 [&](const std::function<void()>& how) {
                                     const std::lock_guard lock(turn);
                                     stop = how;
                                 },
                                 system_now) == 0;
    });
    const auto eventually = [&](const local::Request& request) {
        for (int i = 0;; ++i) {
            auto connection = local::Connection::open(local::stand_socket(running.data.path()));
            auto said = connection ? connection->ask(local::to_json(request), long_enough)
                                   : Result<std::string>(fail(connection.error()));
            auto reply = said ? local::reply_from_json(*said) : Result<local::Reply>(fail(said.error()));
            if (reply && !std::holds_alternative<local::Failed>(*reply)) return *reply;
            if (i > 600) throw std::runtime_error("the stand did not come back");
            std::this_thread::sleep_for(50ms);
        }
    };
    const auto first = running.put(), second = running.put();
    CHECK(std::get<local::Committed>(eventually(first)).seq == 1);
    std::filesystem::remove(running.data / "outbox.db");
    CHECK(std::get<local::Committed>(eventually(second)).seq == 2);
    CHECK(std::get<local::Committed>(eventually(first)).seq == 1);
    const auto status = std::get<local::StatusAnswer>(eventually(local::Status{}));
    CHECK(status.json.find("\"pending\":2") != std::string::npos);
    CHECK(status.json.find("\"lost\":0") != std::string::npos);
    {
        const std::lock_guard lock(turn);
        stop();
    }
    thread.join();
    CHECK(running.ended_well);
}

TEST_CASE("nothing is let go of while a visitor may be writing") {
    Running running;
    start_with_slow_portal(running);
    const auto refused = [&] {
        const auto said = running.ask(local::Purge{});
        const auto* failed = std::get_if<local::Failed>(&said);
        return failed != nullptr && failed->error.message.find("may be writing") != std::string::npos;
    };
    CHECK_FALSE(refused());
    CHECK(std::holds_alternative<local::StatusAnswer>(running.ask(local::Form{true})));
    CHECK(refused());
    SECTION("until the visit is over") {
        CHECK(std::holds_alternative<local::Done>(running.ask(local::Form{false})));
    }
    SECTION("until a kiosk opens that knows of no form") {
        CHECK(std::holds_alternative<local::Done>(running.ask(local::Screen{local::Screen::Does::opens, {}})));
    }
    CHECK_FALSE(refused());
}

TEST_CASE("a service whose store broke ends at once, says so, and has confirmed nothing since") {
    Running running;
    start_with_slow_portal(running);
    REQUIRE(std::holds_alternative<local::Committed>(running.ask(running.put())));
    std::filesystem::remove(running.data / "outbox.db");
    const auto said = running.ask(running.put());
    REQUIRE(std::holds_alternative<local::Failed>(said));
    running.thread.join();  // by itself
    CHECK_FALSE(running.ended_well);
    REQUIRE(running.stand->outbox.broken());
    CHECK(std::get<local::Failed>(said).error.message == running.stand->outbox.broken()->message);
}

TEST_CASE("a stand that loses both copies under its hands confirms nothing more, and ends for staff to see why") {
    Running running;
    std::filesystem::remove(running.data / "stand.json");
    std::atomic<int> ended = -1;
    std::atomic<int> begun = 0;
    std::thread thread([&] {
        ended = run_verb(
            running.data.path(), [&](const std::function<void()>& how) { begun += how ? 1 : 0; }, system_now);
    });
    const auto ask = [&](const local::Request& request) -> Result<local::Reply> {
        auto connection = local::Connection::open(local::stand_socket(running.data.path()));
        if (!connection) return fail(connection.error());
        auto said = connection->ask(local::to_json(request), long_enough);
        if (!said) return fail(said.error());
        return local::reply_from_json(*said);
    };
    for (int i = 0; begun == 0 || !ask(local::Status{}); ++i) {
        REQUIRE(i < 1200);
        std::this_thread::sleep_for(50ms);
    }
    const auto put = running.put();
    REQUIRE(std::holds_alternative<local::Committed>(ask(put).value()));
    for (const auto& entry : std::filesystem::directory_iterator(running.data.path())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("outbox") || name.starts_with("leads")) std::filesystem::remove(entry.path());
    }
    const auto said = ask(running.put());
    CHECK((!said || std::holds_alternative<local::Failed>(*said)));
    thread.join();
    CHECK(ended == 1);
    CHECK(begun == 1);  // and it did not turn in a circle
}

TEST_CASE("a second run on the same folder ends, and the first goes on") {
    Running running;
    start_with_slow_portal(running);
    CHECK(run_verb(
              running.data.path(), [](const std::function<void()>&) { FAIL("a second service started"); },
              system_now) == 1);
    CHECK(std::holds_alternative<local::Committed>(running.ask(running.put())));
    CHECK(status_verb(running.data.path(), true, system_now) == 0);
    CHECK(once_verb(running.data.path(), system_now) == 0);
}

TEST_CASE("verbs on a folder without a stand say what to do") {
    const ScratchFolder folder;
    const auto nothing = [](const std::function<void()>&) { FAIL("a service started on nothing"); };
    CHECK(run_verb(folder.path(), nothing, system_now) == 1);
    CHECK(once_verb(folder / "none", system_now) == 1);
    CHECK(status_verb(folder / "none", true, system_now) == 1);
    CHECK(provision_verb(folder / "new", folder / "no card", system_now) == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "new"));
}
