// Lines break where a reader expects it: between words, and inside a word only where its writer allowed it.
#include "kiosk/ui/ruler.hpp"

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using Lines = std::vector<std::string>;

namespace {

float width_of(const std::string& text) {
    return testing::ruler().width(Face::medium, 40, text);
}

Lines wrapped(const std::string& text, const std::string& as_wide_as) {
    return testing::ruler().wrap(Face::medium, 40, text, width_of(as_wide_as) + 0.5F);
}

}  // namespace

TEST_CASE("a soft hyphen takes no room and is not drawn") {
    CHECK(width_of("Kaupunki\u00ADelämä") == width_of("Kaupunkielämä"));
    CHECK(wrapped("Kaupunki\u00ADelämä", "Kaupunkielämä") == Lines{"Kaupunkielämä"});
    CHECK(wrapped("Kaupunki\u00ADelämä on", "Kaupunkielämä on") == Lines{"Kaupunkielämä on"});
}

TEST_CASE("a word too wide for a line breaks at the last soft hyphen that leaves room") {
    CHECK(wrapped("Kaupunki\u00ADelämä", "Kaupunki-") == Lines{"Kaupunki-", "elämä"});
    CHECK(wrapped("Do\u00ADnau\u00ADdampf\u00ADschiff", "Donaudampf-") == Lines{"Donaudampf-", "schiff"});
    CHECK(wrapped("Do\u00ADnau\u00ADdampf\u00ADschiff", "dampf-") == Lines{"Do-", "nau-", "dampf-", "schiff"});
}

TEST_CASE("a word that fits a line of its own is moved there whole") {
    CHECK(wrapped("in Kaupunki\u00ADelämä", "Kaupunkielämä") == Lines{"in", "Kaupunkielämä"});
}

TEST_CASE("what stands before a broken word shares its line where there is room") {
    CHECK(wrapped("ja Kaupunki\u00ADelämä on", "ja Kaupunki-") == Lines{"ja Kaupunki-", "elämä on"});
    CHECK(wrapped("mutta Kaupunki\u00ADelämä", "Kaupunki-") == Lines{"mutta", "Kaupunki-", "elämä"});
}

TEST_CASE("a word without a soft hyphen stands alone, however wide") {
    CHECK(wrapped("a Kaupunkielämä b", "Kaup") == Lines{"a", "Kaupunkielämä", "b"});
    CHECK(wrapped("a\n\nb", "abc") == Lines{"a", "", "b"});
}
