#include <cctype>

#include "assets/ui_texts.hpp"
#include "sync/portal/erasure.hpp"
#include "sync/portal/web/texts.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

portal::Response send_code(Region& region, const std::string& body, const std::string& language = "en") {
    return region.answer({.method = "POST", .path = "/w", .query = "l=" + language, .body = body});
}

}  // namespace

TEST_CASE("a visitor takes a wish back on the portal with the code from the stand, as it is typed") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), 0, 7);
    REQUIRE(stand.send({stand.lead_json(lead.sealed, 1)}).status == 200);
    region.sweep();
    REQUIRE(region.count("lead WHERE ct IS NOT NULL") == 1);

    std::string code = to_crockford(filled<16>(7));
    code.insert(4, "-");
    for (char& letter : code) letter = static_cast<char>(std::tolower(letter));
    const auto page = send_code(region, "code=" + code);

    CHECK(page.status == 200);
    CHECK(page.body.find("erased here") != std::string::npos);
    CHECK(region.count("lead WHERE ct IS NOT NULL") == 0);
}

TEST_CASE("a code whose wish has not come yet is remembered, and the wish arrives empty") {
    Region region;
    region.publish();
    CHECK(send_code(region, "code=" + to_crockford(filled<16>(7))).status == 200);
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), 0, 7);
    REQUIRE(stand.send({stand.lead_json(lead.sealed, 1)}).status == 200);
    CHECK(region.count("lead WHERE ct IS NOT NULL") == 0);
}

TEST_CASE("made-up codes end at a limit, and a code that names a wish, or comes from a stand, never meets it") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"), 0, 7);
    REQUIRE(stand.send({stand.lead_json(lead.sealed, 1)}).status == 200);
    auto& database = region.portal().database();
    portal::backups::Erasures log(region.folder().erasures());
    const auto send = [&](const Hash& code, portal::Teller teller, std::int64_t now_ms) {
        return portal::take_back(database, log, {code}, teller, now_ms, {.a_day = 3, .in_all = 5});
    };
    using portal::Teller;
    const std::int64_t day = 24 * 3'600'000;
    for (std::uint8_t n = 1; n <= 3; ++n) REQUIRE(send(filled<32>(n), Teller::page, monday));
    const auto size = std::filesystem::file_size(region.folder().erasures());
    const auto refused = send(filled<32>(4), Teller::page, monday);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::full);
    CHECK(send(filled<32>(2), Teller::page, monday));  // taken back before: nothing is added
    CHECK(std::filesystem::file_size(region.folder().erasures()) == size);
    for (std::uint8_t n = 4; n <= 5; ++n) CHECK(send(filled<32>(n), Teller::page, monday + 2 * day));
    CHECK_FALSE(send(filled<32>(6), Teller::page, monday + 9 * day));
    CHECK(send(filled<32>(6), Teller::stand, monday + 9 * day));
    const auto taken = send(lead.sealed.code_hash, Teller::page, monday + 9 * day);
    REQUIRE(taken);
    CHECK(taken->were_here.front());
    CHECK(region.count("lead WHERE ct IS NOT NULL") == 0);
    CHECK(region.count("withdrawal") == 7);
}

TEST_CASE("what is no code is told at the field, in the visitor's language, and changes nothing") {
    Region region;
    for (const std::string typed : {"", "QEFZ-YC5Q", "!!!", "%3Cscript%3E"}) {
        const auto page = send_code(region, "code=" + typed, "nl");
        CHECK(page.status == 422);
        CHECK(page.body.find("hele code") != std::string::npos);
        CHECK(page.body.find("<script") == std::string::npos);
    }
    CHECK(region.count("withdrawal") == 0);
}

TEST_CASE("the visitor's page needs no sign-in and speaks the browser's language") {
    Region region;
    const auto dutch =
        region.answer({.method = "GET", .path = "/w", .headers = {{"accept-language", "nl-NL,nl;q=0.9,en;q=0.5"}}});
    CHECK(dutch.status == 200);
    CHECK(dutch.body.find("<html lang=\"nl\">") != std::string::npos);
    CHECK(dutch.body.find("Trek je wens in") != std::string::npos);
    const auto swedish = region.answer({.method = "GET", .path = "/w", .query = "l=sv"});
    CHECK(swedish.body.find("Ta tillbaka din önskan") != std::string::npos);
}

TEST_CASE("the visitor's page says everything in each language a stand speaks") {
    const auto& languages = portal::web::visitor_languages();
    const auto& english = portal::web::visitor_texts_for({.query = "l=en"});
    for (const auto language : texts::languages()) {
        INFO(language);
        CHECK(languages.contains(std::string(language)));
        const auto& own = portal::web::visitor_texts_for({.query = "l=" + std::string(language)});
        CHECK(own.language() == language);
        CHECK(own.table().size() == english.table().size());
        for (const auto& [key, text] : english.table()) {
            INFO(key);
            CHECK(own.has(key));
            if (language != "en") CHECK(own.get(key) != text);
            CHECK((own.get(key).find("{n}") != std::string::npos) == (text.find("{n}") != std::string::npos));
        }
    }
}

TEST_CASE("guessing codes is slowed down for an address, not for everybody") {
    Region region;
    for (int i = 0; i < 10; ++i) REQUIRE(send_code(region, "code=x").status == 422);
    CHECK(send_code(region, "code=x").status == 429);
    portal::Request other{.method = "POST", .path = "/w", .client = "192.0.2.77", .body = "code=x"};
    CHECK(region.answer(other).status == 422);
}
