// Finding somebody who telephones: by the reference, or by name among one's own people, and nobody else's.
#include "sync/base/utf8.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;
using portal::store::Role;

namespace {

portal::Response look_for(Browser& browser, const std::string& words) {
    const std::string token = Browser::form_token(browser.get("/people").body);
    return browser.post("/people/find", "csrf=" + token + "&words=" + words);
}

std::string reference_of(std::uint8_t number) {
    return seal::reference(record_of(number, "").lead_id);
}

}  // namespace

TEST_CASE("a guide finds a person by the reference, however it is typed, or by a part of the name") {
    Filled filled;
    Browser guide = filled.guide_of("arjeplog");
    CHECK(shows(look_for(guide, reference_of(1)), "Anna Andersson"));
    std::string small = reference_of(1);
    for (char& c : small) c = static_cast<char>(std::tolower(c));
    CHECK(shows(look_for(guide, "++" + small + "+"), "Anna Andersson"));
    const auto by_name = look_for(guide, "ANDERS");
    CHECK(shows(by_name, "Anna Andersson"));
    CHECK_FALSE(shows(by_name, "Bo Berg"));
    CHECK(shows(look_for(guide, "nobody"), "Nobody fits"));
    CHECK(shows(look_for(guide, "example.org"), "2 people fit"));
}

TEST_CASE("another municipality's person is found by nobody else, and a name by no coordinator") {
    Filled filled;
    Browser guide = filled.guide_of("arjeplog");
    CHECK_FALSE(shows(look_for(guide, "Cecilia"), "Cecilia Citron"));
    CHECK_FALSE(shows(look_for(guide, reference_of(3)), "Cecilia Citron"));
    Browser coordinator(filled.region);
    enter(filled.region, coordinator, someone(filled.region, Role::coordinator));
    CHECK_FALSE(shows(look_for(coordinator, "Cecilia"), "Cecilia Citron"));
    CHECK(shows(look_for(coordinator, reference_of(3)), "Cecilia Citron"));
}

TEST_CASE("what is looked for is kept nowhere, and one letter is no question") {
    Filled filled;
    Browser guide = filled.guide_of("arjeplog");
    const auto before = filled.region.count("access WHERE what='list'");
    (void)look_for(guide, "zweistein");
    CHECK(filled.region.count("access WHERE what='list'") == before + 2);  // the inbox with its form, and the search
    CHECK(filled.region.bytes_on_disk().find("zweistein") == std::string::npos);
    CHECK_FALSE(shows(look_for(guide, "a"), "Anna Andersson"));
    CHECK(look_for(guide, "").status == 303);
    CHECK(look_for(guide, std::string(400, 'a')).status == 303);
}

TEST_CASE("letters of any size are the same letters") {
    CHECK(without_case("ÅSA Öberg") == "åsa öberg");
    CHECK(without_case("ГАЛИНА Їжак Ґ") == "галина їжак Ґ");
    CHECK(without_case("Müller × ÷ 3") == "müller × ÷ 3");
    CHECK(without_case("\xff A") == "\xff A");
}
