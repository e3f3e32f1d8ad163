#include "sync/agent/provision.hpp"

#include <sys/stat.h>

#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/agent/public_folder.hpp"
#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/enrolment_desk.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::EnrolmentDesk;
using monter::test::ScratchFolder;
using Mood = EnrolmentDesk::Mood;

namespace {

Result<std::unique_ptr<PortalClient>> over_http(const std::string& url, const seal::SigningKey& device) {
    return make_http_portal_client(url, device, std::nullopt, system_now);
}

Result<Stand> enrol(const std::filesystem::path& data, const Card& card) {
    return provision(data, card, over_http);
}

std::string told(const Result<Stand>& refused) {
    REQUIRE_FALSE(refused);
    CHECK_FALSE(refused.error().remedy.empty());
    return refused.error().message;
}

}  // namespace

TEST_CASE("a card turns an empty folder into a stand that only its owner can enter") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const auto stand = enrol(data, desk.card());
    REQUIRE(stand);
    CHECK(stand->region == "Norrbotten");
    CHECK(read_stand(data)->value().device_id == stand->device_id);
    CHECK(read_device_key(data));
    CHECK(PublicFolder(data).root()->recipients.size() == 2);
    CHECK(read_text_file(data / "public/event.json", 10'000).value() == desk.region.event_json);
    const auto outbox = outbox::Outbox::open(data / "outbox.db");
    REQUIRE(outbox);
    CHECK(outbox->identity()->device_id == stand->device_id);
    CHECK(outbox->identity()->store_id != Id{});
    struct stat about {};
    REQUIRE(::stat(data.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0700);
    REQUIRE(::stat((data / "device.key").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("where the answer was lost, the same card enrols the same stand") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const Card card = desk.card();
    desk.mood = Mood::answer_lost;
    const auto lost = enrol(data, card);
    REQUIRE_FALSE(lost);
    CHECK(lost.error().kind == Kind::network);
    CHECK(lost.error().remedy.find("same card") != std::string::npos);
    CHECK_FALSE(read_stand(data)->has_value());
    desk.mood = Mood::good;
    CHECK(enrol(data, card));
    CHECK(desk.devices() == 1);
}

TEST_CASE("the same card a second time changes nothing and says who the stand is") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const Card card = desk.card();
    const auto first = enrol(data, card);
    REQUIRE(first);
    const auto again = enrol(data, card);
    REQUIRE(again);
    CHECK(again->device_id == first->device_id);
    CHECK(desk.devices() == 1);
}

TEST_CASE("each wrong card has its own sentence, and the right one works afterwards") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";

    desk.mood = Mood::card_unknown;
    CHECK(told(enrol(data, desk.card())) == "The portal does not know this card.");
    desk.mood = Mood::card_expired;
    CHECK(told(enrol(data, desk.card())) == "This card has expired.");
    desk.mood = Mood::good;
    const Card used = desk.card();
    REQUIRE(enrol(folder / "another stand", used));
    CHECK(told(enrol(data, used)) == "This card was already used by another stand.");
    Card strange = desk.card();
    strange.root_fingerprint.fill(7);
    CHECK(told(enrol(data, strange)).starts_with("The card and the portal do not belong together"));
    Card unsafe = desk.card();
    unsafe.portal_url = "http://portal.example";
    CHECK(told(enrol(data, unsafe)).find("without encryption") != std::string::npos);

    CHECK_FALSE(read_stand(data)->has_value());
    CHECK(enrol(data, desk.card()));
}

TEST_CASE("a portal that is down, busy or behind a login is told, and the card stays good") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const Card card = desk.card();
    desk.mood = Mood::busy;
    CHECK(told(enrol(data, card)).find("busy") != std::string::npos);
    desk.mood = Mood::login_page;
    CHECK(enrol(data, card).error().remedy.find("login") != std::string::npos);
    Card down = card;
    down.portal_url = "http://127.0.0.1:1";
    CHECK(told(enrol(data, down)) == "The portal can't be reached.");
    desk.mood = Mood::good;
    CHECK(enrol(data, card));
    CHECK(desk.devices() == 1);
}

TEST_CASE(
    "a stand that was blocked is enrolled anew with a new card, and its waiting leads travel under its new name") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const auto before = enrol(data, desk.card());
    REQUIRE(before);
    {
        auto outbox = outbox::Outbox::open(data / "outbox.db").value();
        REQUIRE(outbox.keep(desk.region.lead(), system_now(), 1, read_device_key(data).value()));
    }
    const auto after = enrol(data, desk.card());
    REQUIRE(after);
    CHECK(after->device_id != before->device_id);
    const auto outbox = outbox::Outbox::open(data / "outbox.db").value();
    const auto waiting = outbox.pending(10, 1'000'000).value();
    REQUIRE(waiting.size() == 1);
    CHECK(seal::verify_lead(read_device_key(data)->public_key(), after->device_id, outbox.identity()->store_id,
                            waiting[0].seq, waiting[0].sealed.lead_id, waiting[0].ct_sha256, waiting[0].signature));
}

TEST_CASE("a power cut between the steps of enrolment leaves a stand that the same card completes") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    const Card card = desk.card();
    const auto first = enrol(data, card);
    REQUIRE(first);
    // As after a cut between stand.json and the key's new name: opening completes it.
    const auto candidate = data / ("device." + mark_of(card) + ".key");
    std::filesystem::rename(data / "device.key", candidate);
    {
        const auto opened = open_stand(data);
        REQUIRE(opened);
        CHECK(opened->stand->device_id == first->device_id);
    }
    CHECK_FALSE(std::filesystem::exists(candidate));
    // The same, and one step earlier: the card completes it.
    for (const bool has_stand : {true, false}) {
        std::filesystem::rename(data / "device.key", candidate);
        if (!has_stand) std::filesystem::remove(data / "stand.json");
        const auto again = enrol(data, card);
        REQUIRE(again);
        CHECK(again->device_id == first->device_id);
    }
}

TEST_CASE("a stand at work is not enrolled under its feet") {
    EnrolmentDesk desk;
    const ScratchFolder folder;
    const auto data = folder / "stand";
    REQUIRE(enrol(data, desk.card()));
    const auto lock = FileLock::take(local::stand_lock(data));
    REQUIRE(lock);
    CHECK(told(enrol(data, desk.card())).find("at work") != std::string::npos);
}
