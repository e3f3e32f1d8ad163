// Content on a stick: copied first, verified from the copy, and a word about it left on the stick.
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/content_offer.hpp"

using namespace monter;
using namespace monter::agent;
using namespace monter::test;
namespace fs = std::filesystem;

namespace {

struct Stick : Offer {
    Stick() {
        good = publish(3);
        REQUIRE(round());
        put(build(4));
    }
    void put(const fs::path& built) {
        fs::remove_all(content_folder());
        fs::create_directories(stick());
        fs::copy(built, content_folder(), fs::copy_options::recursive);
    }
    [[nodiscard]] fs::path stick() const { return source.beside("stick"); }
    [[nodiscard]] fs::path content_folder() const { return stick() / "monter-content"; }
    [[nodiscard]] fs::path a_blob() const {
        // One that is not on the stand yet.
        for (const auto& entry : fs::directory_iterator(content_folder() / "blobs")) {
            if (!fs::exists(folder() / "packs/blobs" / entry.path().filename())) return entry.path();
        }
        FAIL("all are there");
        return {};
    }
    [[nodiscard]] std::string result() const {
        return read_text_file(stick() / "monter-content-result.txt", 10'000).value_or("");
    }
    pack::ActivePack good;
};

}  // namespace

TEST_CASE("a stick's content is taken, and the stick says so in plain words") {
    Stick fair;
    const auto told = fair.import(fair.stick());
    REQUIRE(told);
    CHECK(told->fresh);
    CHECK(told->pack.version == 4);
    CHECK(fair.active() == told->pack);
    CHECK(fair.can_be_shown(told->pack));
    CHECK(fair.result() == "small 4 was imported and is shown at the next attract screen.\n");
    CHECK_FALSE(fair.import(fair.stick())->fresh);
    CHECK(fair.result() == "The stand has this content already: small 4.\n");
    // And the portal's own version 4 is the same one.
    fair.publish(fair.source.beside("built-4"));
    CHECK(fair.round());
}

TEST_CASE("the folder itself may be named, and a stick that can't be written on still counts") {
    Stick fair;
    fs::create_directory(fair.stick() / "monter-content-result.txt.new");
    const auto told = fair.import(fair.content_folder());
    REQUIRE(told);
    CHECK(told->text.find("could not be written on the stick") != std::string::npos);
    CHECK(fair.active()->version == 4);
}

TEST_CASE("a stick that is not to be believed changes nothing, and says why") {
    Stick fair;
    std::string says;
    SECTION("empty") {
        fs::remove_all(fair.content_folder());
        says = "no content on this stick";
    }
    SECTION("altered by a byte") {
        std::fstream(fair.a_blob(), std::ios::in | std::ios::out).put('\x01');
        says = "not the one that was signed";
    }
    SECTION("a file missing") {
        fs::remove(fair.a_blob());
        says = "missing";
    }
    SECTION("a file longer than signed") {
        std::ofstream(fair.a_blob(), std::ios::app) << "more";
        says = "not the one that was signed";
    }
    SECTION("a link in place of a file") {
        const auto blob = fair.a_blob();
        fs::rename(blob, fair.source.beside("elsewhere"));
        fs::create_symlink(fair.source.beside("elsewhere"), blob);
        says = "missing, or not the one";
    }
    SECTION("a pipe in place of a file") {
        const auto blob = fair.a_blob();
        fs::remove(blob);
        REQUIRE(mkfifo(blob.c_str(), 0600) == 0);
        says = "missing, or not the one";
    }
    SECTION("a link in place of the folder") {
        fs::rename(fair.content_folder(), fair.source.beside("elsewhere"));
        fs::create_directory_symlink(fair.source.beside("elsewhere"), fair.content_folder());
        says = "no content on this stick";
    }
    SECTION("a link in place of the blobs") {
        fs::rename(fair.content_folder() / "blobs", fair.source.beside("elsewhere"));
        fs::create_directory_symlink(fair.source.beside("elsewhere"), fair.content_folder() / "blobs");
        says = "stick";
    }
    SECTION("a pipe in place of the manifest") {
        fs::remove(fair.content_folder() / "manifest.json");
        REQUIRE(mkfifo((fair.content_folder() / "manifest.json").c_str(), 0600) == 0);
        says = "no content on this stick";
    }
    SECTION("another region's") {
        const auto stranger = seal::SigningKey::generate();
        fair.put(fair.build(4, &stranger));
        says = "content key";
    }
    SECTION("older") {
        fair.put(fair.build(2));
        says = "older than version 3";
    }
    SECTION("pulled out while it is read") {
        fs::remove(fair.a_blob());
        fs::create_directory(fair.a_blob().parent_path() / "x");
        says = "stick";
    }
    const auto told = fair.import(fair.stick());
    REQUIRE_FALSE(told);
    INFO(told.error().message);
    CHECK(told.error().message.find(says) != std::string::npos);
    CHECK_FALSE(told.error().remedy.empty());
    CHECK(fair.active() == fair.good);
    CHECK(fair.can_be_shown(fair.good));
    CHECK(fair.result().find(told.error().message) == 0);
}

TEST_CASE("new keys come on the stick, too") {
    Stick fair;
    const auto new_content = seal::SigningKey::generate();
    auto next = fair.hall.region.trusted;
    next.version = 2;
    next.content.keys = {new_content.public_key()};
    const seal::SigningKey* const keys[] = {&fair.hall.region.root};
    fair.put(fair.build(4, &new_content));
    CHECK_FALSE(fair.import(fair.stick()));
    fs::create_directory(fair.content_folder() / "roots");
    std::ofstream(fair.content_folder() / "roots/2.json")
        << seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(next), keys));
    REQUIRE(fair.import(fair.stick()));
    CHECK(fair.active()->version == 4);
}

TEST_CASE("what came on a stick waits for the next attract screen, as what came from the portal") {
    Stick fair;
    REQUIRE(fair.content->screen(Activation::Screen::opens, fair.good.manifest_sha256, fair.hall.now));
    fair.put(fair.build(5));
    const auto told = fair.import(fair.stick());
    REQUIRE(told);
    CHECK(told->fresh);
    // The screen that opens has not taken up the content before it yet: that stays until it has.
    CHECK(fair.active() == fair.good);
    CHECK(fair.can_be_shown(fair.good));
    // Older content on another stick does not take its place.
    fair.put(fair.build(4));
    const auto older = fair.import(fair.stick());
    REQUIRE_FALSE(older);
    CHECK(older.error().message == "small 4 is older than small 5, which waits for the next attract screen");
    REQUIRE(fair.content->screen(Activation::Screen::shown, fair.good.manifest_sha256, fair.hall.now));
    fair.content->keep_house(fair.hall.now);
    CHECK(fair.active() == told->pack);
    CHECK(fair.can_be_shown(told->pack));
}

TEST_CASE("an import ends where the stand stops, and goes on from there at the next try") {
    Stick fair;
    int asked = 0;
    fair.called_off = [&] { return ++asked > 1; };
    const auto told = fair.import(fair.stick());
    REQUIRE_FALSE(told);
    CHECK(told.error().message.find("called off") != std::string::npos);
    CHECK_FALSE(told.error().remedy.empty());
    CHECK(asked == 2);  // not all the files first
    CHECK(fair.active() == fair.good);
    fair.called_off = {};
    REQUIRE(fair.import(fair.stick()));
    CHECK(fair.active()->version == 4);
}

TEST_CASE("a stick that is refused leaves the content that waits for the screen whole") {
    Stick fair;
    REQUIRE(fair.content->screen(Activation::Screen::opens, fair.good.manifest_sha256, fair.hall.now));
    const auto waits = fair.publish(5);
    REQUIRE(fair.round());
    REQUIRE(fair.active() == fair.good);
    std::fstream(fair.a_blob(), std::ios::in | std::ios::out).put('\x01');
    REQUIRE_FALSE(fair.import(fair.stick()));
    REQUIRE(fair.content->screen(Activation::Screen::shown, fair.good.manifest_sha256, fair.hall.now));
    fair.content->keep_house(fair.hall.now);
    CHECK(fair.active() == waits);
    CHECK(fair.can_be_shown(waits));
}

TEST_CASE("a stick named while newer content is looked at waits its turn, and changes nothing under it") {
    Stick fair;
    const auto newer = fair.publish(5);
    fair.inspect = [&](const pack::BuiltAt&) { return fair.content->import(fair.stick()); };
    fair.content->hurry();
    for (int steps = 0; steps < 1000 && !fair.content->importing(); ++steps) {
        const auto job = fair.content->next(true, fair.hall.now);
        REQUIRE(job);
        const auto outcome = carry_out(&fair.hall.portal, Job(*job));
        REQUIRE(fair.content->conclude(*job, std::get<ContentOutcome>(outcome), fair.hall.now));
    }
    REQUIRE(fair.content->importing());
    fair.content->keep_house(fair.hall.now);
    CHECK(fair.active() == newer);
    while (fair.content->importing()) {
        const auto job = fair.content->next(true, fair.hall.now);
        REQUIRE(job);
        const auto outcome = carry_out(&fair.hall.portal, Job(*job));
        REQUIRE(fair.content->conclude(*job, std::get<ContentOutcome>(outcome), fair.hall.now));
    }
    REQUIRE_FALSE(fair.content->last_import());
    CHECK(fair.content->last_import().error().message.find("older") != std::string::npos);
    CHECK(fair.active() == newer);
}
