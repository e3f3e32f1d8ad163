// What a stand counts of a visit: nobody's, and each thing once.
#include <set>

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

// What was counted, as "kind question value", in order.
std::vector<std::string> counted(const Visitor& visitor) {
    std::vector<std::string> out;
    for (const Effect& effect : visitor.effects) {
        if (const auto* one = std::get_if<CountAnswer>(&effect)) {
            out.push_back(one->kind + " " + one->question + " " + one->value);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a visit is counted once, in its language, when it has dreamt, with the three that fit best") {
    Visitor visitor;
    visitor.tap("language.nl");
    visitor.tap("dream.forest");
    visitor.tap("dream.next");
    const auto first = counted(visitor);
    REQUIRE(first.size() == 4);
    CHECK(first[0] == "visit language nl");
    for (std::size_t i = 1; i < 4; ++i) CHECK(first[i].starts_with("match shown "));
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == 4);
    visitor.say(Back{});
    visitor.tap("dream.next");
    CHECK(counted(visitor) == first);
}

TEST_CASE("each place is counted as opened once a visit, and the visit once") {
    Visitor visitor;
    visitor.tap("language.nl");
    visitor.tap("dream.forest");
    visitor.tap("dream.next");
    const std::size_t before = counted(visitor).size();
    for (const char* place : {"places.1", "places.1", "places.2"}) {
        visitor.tap(place);
        visitor.say(Back{});
    }
    auto after = counted(visitor);
    after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(before));
    REQUIRE(after.size() == 3);
    CHECK(after[0] == "match visit opened");
    CHECK(after[1].starts_with("match opened "));
    CHECK(after[2].starts_with("match opened "));
    CHECK(after[1] != after[2]);
}
