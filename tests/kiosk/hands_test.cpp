// Effects over a real socket: what is sealed, how it is repeated, and what comes back.
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "kiosk/app/kiosk.hpp"
#include "sync/lead/record.hpp"
#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"
#include "sync/seal/envelope.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

// A folder of its own under the system's, gone at the end.
struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "monter-hands-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()));
        path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

// monter-sync as the kiosk knows it: answers what the test tells it to, and notes what it was asked.
class Outbox {
public:
    using Answer = std::function<local::Reply(const local::Request&)>;
    Outbox(const std::filesystem::path& socket, Answer answer) : answer_(std::move(answer)) {
        auto opened = local::Listener::open(socket);
        REQUIRE(opened);
        listener_.emplace(std::move(*opened));
        thread_ = std::thread([this] {
            while (!stop_) {
                (void)listener_->serve(std::chrono::milliseconds(50), [this](const std::string& asked) {
                    auto request = local::request_from_json(asked);
                    const std::lock_guard lock(mutex_);
                    if (request) asked_.push_back(std::move(*request));
                    return local::to_json(answer_(asked_.back()));
                });
            }
        });
    }
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;
    ~Outbox() {
        stop_ = true;
        listener_->wake();
        thread_.join();
    }
    std::vector<local::Request> asked() {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

private:
    Answer answer_;
    std::optional<local::Listener> listener_;
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    std::vector<local::Request> asked_;
    std::thread thread_;
};

local::Reply commit(const local::Request& request) {
    if (const auto* put = std::get_if<local::Put>(&request)) return local::Committed{put->lead_id, 1};
    if (const auto* form = std::get_if<local::Form>(&request); form != nullptr && form->opens) {
        return local::StatusAnswer{"{}"};
    }
    return local::Done{};
}

// Wakes when an answer has come; the tests wait for it, never for time.
struct Bell {
    std::mutex mutex;
    std::condition_variable rang;
    int count = 0;
    void ring() {
        const std::lock_guard lock(mutex);
        ++count;
        rang.notify_all();
    }
    void wait_for(int n) {
        std::unique_lock lock(mutex);
        REQUIRE(rang.wait_for(lock, std::chrono::seconds(30), [&] { return count >= n; }));
    }
};

struct Stand {
    Folder folder;
    Bell bell;
    seal::BoxKey desk = seal::BoxKey::generate(), escrow = seal::BoxKey::generate();
    World world = monter::kiosk::testing::norrbotten();

    Hands::Reach reach() {
        return {local::stand_socket(folder.path),
                [this] {
                    return std::vector<seal::PublicKey>{desk.public_key(), escrow.public_key()};
                },
                seal::random_bytes, [this] { bell.ring(); }};
    }
    KeepLead wish() {
        monter::kiosk::testing::Visitor visitor(world);
        visitor.go_to_consent();
        visitor.tap("consent.contact");
        visitor.tap("consent.send");
        return std::get<KeepLead>(visitor.effects.back());
    }
};

lead::Sealed sealed_of(const local::Put& put) {
    return {put.lead_id, put.event_id, put.flags, put.code_hash, put.envelope};
}

}  // namespace

TEST_CASE("a wish is sealed to the desk and the escrow, and kept under its own name") {
    Stand stand;
    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    Hands hands(stand.reach());
    const KeepLead wish = stand.wish();
    CHECK(hands.carry_out(KeepLead(wish)).empty());
    stand.bell.wait_for(1);
    const auto answers = hands.take_answers();
    REQUIRE(answers.size() == 1);
    CHECK(std::get<LeadKept>(answers.front()).lead_id == wish.record.lead_id);
    CHECK_FALSE(hands.busy());
    const auto asked = outbox.asked();
    REQUIRE(asked.size() == 1);
    const lead::Sealed sealed = sealed_of(std::get<local::Put>(asked.front()));
    for (const seal::BoxKey* key : {&stand.desk, &stand.escrow}) {
        const auto opened = seal::open_lead(sealed, *key);
        REQUIRE(opened);
        const auto record = lead::record_from_json(view(opened->view()));
        REQUIRE(record);
        CHECK(record->name.view() == "Sanne de Vries");
    }
}

TEST_CASE("with monter-sync gone the visitor hears of it once, and the same bytes are kept when it is back") {
    Stand stand;
    Hands hands(stand.reach());
    const KeepLead wish = stand.wish();
    CHECK(hands.carry_out(KeepLead(wish)).empty());
    stand.bell.wait_for(1);
    const auto told = hands.take_answers();
    REQUIRE(told.size() == 1);
    CHECK(std::get<LeadNotKept>(told.front()).kind == Kind::network);
    CHECK(hands.busy());
    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    stand.bell.wait_for(2);
    CHECK(std::holds_alternative<LeadKept>(hands.take_answers().front()));
}

TEST_CASE("a full stand is told, and trying again repeats the very same bytes") {
    Stand stand;
    std::atomic<int> room{0};
    Outbox outbox(local::stand_socket(stand.folder.path), [&](const local::Request& request) -> local::Reply {
        if (room == 0) return local::Failed{{Kind::full, "no room", "make room"}};
        return commit(request);
    });
    Hands hands(stand.reach());
    const KeepLead wish = stand.wish();
    CHECK(hands.carry_out(KeepLead(wish)).empty());
    stand.bell.wait_for(1);
    CHECK(std::get<LeadNotKept>(hands.take_answers().front()).kind == Kind::full);
    room = 1;
    CHECK(hands.carry_out(KeepLead(wish)).empty());
    stand.bell.wait_for(2);
    const auto asked = outbox.asked();
    REQUIRE(asked.size() >= 2);
    CHECK(std::get<local::Put>(asked.front()).envelope == std::get<local::Put>(asked.back()).envelope);
}

TEST_CASE("a withdrawal lets go of a wish that was never put, and is answered") {
    Stand stand;
    Hands hands(stand.reach());
    const KeepLead wish = stand.wish();
    CHECK(hands.carry_out(KeepLead(wish)).empty());
    stand.bell.wait_for(1);  // nobody there yet
    CHECK(hands.carry_out(WithdrawLead{wish.record.lead_id, Hash{}}).empty());
    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    bool withdrawn = false;
    for (int rings = 2; !withdrawn; ++rings) {
        stand.bell.wait_for(rings);
        for (const Message& message : hands.take_answers()) withdrawn |= std::holds_alternative<Withdrawn>(message);
    }
    for (const local::Request& request : outbox.asked()) CHECK(std::holds_alternative<local::Withdraw>(request));
    CHECK_FALSE(hands.busy());
}

TEST_CASE("a wish that can't be sealed is never put anywhere") {
    Stand stand;
    auto reach = stand.reach();
    reach.recipients = [] { return std::vector<seal::PublicKey>(); };
    Hands hands(std::move(reach));
    const KeepLead wish = stand.wish();
    const auto answers = hands.carry_out(KeepLead(wish));
    REQUIRE(answers.size() == 1);
    CHECK(std::holds_alternative<LeadNotKept>(answers.front()));
    CHECK_FALSE(hands.busy());
}

TEST_CASE("the kiosk in one piece: from the form to the thanks over the socket, and the QR fits the sealed code") {
    Stand stand;
    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    Kiosk kiosk(stand.world, stand.reach());
    Moment now;
    now.boot_ms = 1'000'000;
    now.wall_ms = 1'795'000'000'000;
    (void)kiosk.turn(
        {Begin{}, PickDream{"sea"}, ShowPlaces{}, OpenPlace{"lulea"}, WriteToPlace{}, SetAge{true},
         FocusField{Field::name}, PressKey{"B"}, PressKey{"o"}, FocusField{Field::phone}, PressKey{"0701234567"},
         ContactNext{}, ContactNext{}, ToggleConsent{Purpose::contact}, Send{}, Send{}},
        now);
    CHECK(kiosk.busy());
    // The store is asked once or twice before: the second time only where the first was answered by then.
    for (int rings = 2; kiosk.model().at != Step::thanks; ++rings) {
        stand.bell.wait_for(rings);
        CHECK(kiosk.turn({}, now));
    }
    CHECK_FALSE(kiosk.busy());
    auto asked = outbox.asked();
    // What was shown and opened is counted too, one tap each.
    CHECK(std::erase_if(asked, [](const auto& one) {
              const auto* tap = std::get_if<local::Tap>(&one);
              return tap != nullptr && tap->kind == "match";
          }) >= 3);
    REQUIRE((asked.size() == 3 || asked.size() == 4));
    REQUIRE(std::holds_alternative<local::Tap>(asked[0]));  // the visit is counted, in its language
    CHECK(std::get<local::Tap>(asked[0]).kind == "visit");
    CHECK(std::get<local::Form>(asked[1]).opens);  // before the form opened
    const auto& put = std::get<local::Put>(asked.back());
    const std::string url(kiosk.model().take_home_url.view());
    const auto secret = from_crockford(url.substr(url.find('#') + 1));
    REQUIRE(secret);
    const auto raw = exactly<16>(*secret);
    REQUIRE(raw);
    CHECK(seal::code_hash(seal::withdraw_key(*raw)) == put.code_hash);
    CHECK(kiosk.model().reference == seal::reference(put.lead_id));
}

TEST_CASE("whether the store answers is told, also where nobody is there to answer") {
    Stand stand;
    Hands hands(stand.reach());
    CHECK(hands.carry_out(AskStore{}).empty());
    stand.bell.wait_for(1);
    auto answers = hands.take_answers();
    REQUIRE(answers.size() == 1);
    CHECK_FALSE(std::get<StoreTold>(answers.front()).answers);
    CHECK_FALSE(hands.busy());

    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    CHECK(hands.carry_out(AskStore{}).empty());
    stand.bell.wait_for(2);
    answers = hands.take_answers();
    REQUIRE(answers.size() == 1);
    CHECK(std::get<StoreTold>(answers.front()).answers);
}

TEST_CASE("that a visit is over is told, so that the stand knows when no form is open") {
    Stand stand;
    Outbox outbox(local::stand_socket(stand.folder.path), commit);
    Hands hands(stand.reach());
    CHECK(hands.carry_out(AskStore{}).empty());
    CHECK(hands.carry_out(VisitEnded{}).empty());
    CHECK(hands.carry_out(AskStore{}).empty());  // the next visitor, before anything was answered
    stand.bell.wait_for(2);
    std::vector<bool> opens;
    for (const local::Request& request : outbox.asked()) opens.push_back(std::get<local::Form>(request).opens);
    CHECK(opens == std::vector<bool>{true, false, true});
}

TEST_CASE("new content waits for an attract screen with nobody there") {
    Stand stand;
    Kiosk kiosk(stand.world, stand.reach());
    Moment now;
    now.boot_ms = 1'000'000;
    (void)kiosk.turn({Begin{}, PickDream{"sea"}}, now);
    World next = stand.world;
    next.event.languages = {"sv"};
    kiosk.bring(next);
    (void)kiosk.turn({}, now);
    CHECK(kiosk.model().language == "en");
    (void)kiosk.turn({Finish{}}, now);
    CHECK(kiosk.model().language == "sv");
}

TEST_CASE("a tap waits for monter-sync, is asked again with the same name, and nobody is told") {
    Stand stand;
    Hands hands(stand.reach());
    CHECK(hands.carry_out(CountAnswer{Id{7}, "move", "job"}).empty());
    std::atomic<int> times = 0;
    Outbox outbox(local::stand_socket(stand.folder.path), [&](const local::Request&) -> local::Reply {
        if (++times == 1) return local::Failed{{Kind::disk, "the disk refused", ""}};
        return local::Done{};
    });
    while (hands.busy()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const auto asked = outbox.asked();
    REQUIRE(asked.size() == 2);
    const auto &first = std::get<local::Tap>(asked[0]), &again = std::get<local::Tap>(asked[1]);
    CHECK(first.id == again.id);
    CHECK(first.event_id == Id{7});
    CHECK(first.value == "job");
    CHECK(hands.take_answers().empty());
}
