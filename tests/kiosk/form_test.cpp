// The form: its fields, its keyboard, and what it says when something is not right.
#include "kiosk/ui/typing.hpp"
#include "sync/base/utf8.hpp"
#include "sync/lead/limits.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

TEST_CASE("an e-mail address without @ is told at its field, with the remedy, and can be mended") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.age.16plus");
    visitor.tap("contact.name");
    visitor.type("Sanne");
    visitor.tap("contact.email");
    visitor.type("sanne.example.nl");
    CHECK_FALSE(visitor.is_invalid("contact.email"));  // left in peace while it is typed
    visitor.tap("contact.next");
    CHECK(visitor.is_invalid("contact.email"));
    CHECK(visitor.text("contact.email.fault").find("@") != std::string::npos);
    for (int i = 0; i < 10; ++i) visitor.tap("key.backspace");
    visitor.type("@example.nl");
    CHECK_FALSE(visitor.is_invalid("contact.email"));
    visitor.tap("contact.next");
    CHECK(visitor.sees("contact.when.soon"));
}

TEST_CASE("what is missing is asked for: the age, the name, one way to be reached") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.next");
    CHECK(visitor.sees("contact.age.fault"));
    CHECK(visitor.sees("contact.name.fault"));
    CHECK(visitor.sees("contact.email.fault"));
    visitor.tap("contact.age.16plus");
    CHECK_FALSE(visitor.sees("contact.age.fault"));
    visitor.tap("contact.name");
    visitor.type("Bo");
    CHECK_FALSE(visitor.sees("contact.name.fault"));
    visitor.tap("contact.phone");
    visitor.type("+46 70 123 45 67");
    CHECK_FALSE(visitor.sees("contact.email.fault"));
    visitor.tap("contact.next");
    CHECK(visitor.sees("contact.words"));
}

TEST_CASE("ten thousand characters fill a field to its limit, with a word about it, and break nothing") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    for (int i = 0; i < 10'000; ++i) visitor.say(PressKey{"å"});
    CHECK(count_characters(visitor.model.visit.name.view()) == lead::name_characters_max);
    CHECK(visitor.sees("contact.name.fault"));
    CHECK_FALSE(visitor.is_invalid("contact.name"));
    visitor.tap("key.backspace");
    CHECK_FALSE(visitor.sees("contact.name.fault"));
    visitor.say(PressKey{std::string(10'000, 'x')});
    CHECK(count_characters(visitor.model.visit.name.view()) == lead::name_characters_max - 1);
}

TEST_CASE("names of Europe can be written with the keys on the screen") {
    const std::string name =
        GENERATE(std::string("Åsa Öberg-Lindström"), std::string("O'Brien"), std::string("Łukasz Żółć"),
                 std::string("Şükrü Ağaoğlu"), std::string("Jürgen Weiß"), std::string("François Noël"),
                 std::string("José Muñoz"), std::string("Ģirts Čūļš"), std::string("Nagy Győző"),
                 std::string("Ștefan").substr(2), std::string("Ŋuŧŧar"), std::string("Ællen Þórsdóttir"));
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    visitor.type(name);
    CHECK(visitor.model.visit.name.view() == name);
}

TEST_CASE("each language's own names are written with its own keyboard, and an address with every one") {
    struct Writer {
        std::string language, name;
    };
    const auto writer =
        GENERATE(Writer{"de", "Jürgen Groß"}, Writer{"fi", "Äijälä"}, Writer{"sv", "Åsa Öberg"},
                 Writer{"uk", "Галина Грінченко"}, Writer{"uk", "Мар’яна Їжак"}, Writer{"uk", "Ґалаґан Є."});
    Visitor visitor;
    visitor.model.language = writer.language;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    visitor.type(writer.name);
    CHECK(visitor.model.visit.name.view() == writer.name);
    visitor.tap("key.next");
    visitor.type("o'brien_1@example.org");
    CHECK(visitor.model.visit.email.view() == "o'brien_1@example.org");
}

TEST_CASE("a language chosen above the keyboard brings its letters") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    CHECK(taps_for(visitor.model.keyboard, "q") == std::vector<std::string>{"key.shift", "key.q"});
    CHECK_FALSE(taps_for(visitor.model.keyboard, "ї"));
    visitor.say(SetLanguage{"uk"});
    CHECK(visitor.sees("key.ї"));
    visitor.say(SetLanguage{"de"});
    CHECK(visitor.sees("key.ß"));
    CHECK_FALSE(visitor.sees("key.ї"));
}

TEST_CASE("a character without a key is said to have none") {
    Keyboard keyboard{Field::name};
    CHECK_FALSE(taps_for(keyboard, "漢"));
    CHECK_FALSE(taps_for(keyboard, "🙂"));
    CHECK_FALSE(taps_for(Keyboard{}, "a"));
}

TEST_CASE("a name begins with a capital by itself, an e-mail address does not") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    visitor.tap("key.b");
    visitor.tap("key.o");
    CHECK(visitor.model.visit.name.view() == "Bo");
    visitor.tap("key.next");
    visitor.tap("key.b");
    CHECK(visitor.model.visit.email.view() == "b");
}

TEST_CASE("an ending takes the place of one begun by hand") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.email");
    visitor.type("bo@");
    visitor.tap("key.end.1");
    CHECK(visitor.model.visit.email.view() == "bo@gmail.com");
}

TEST_CASE("a word goes at one touch, a character at another") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    visitor.type("Bo Östman");
    visitor.tap("key.backspace");
    CHECK(visitor.model.visit.name.view() == "Bo Östma");
    visitor.tap("key.word_delete");
    CHECK(visitor.model.visit.name.view() == "Bo ");
    visitor.tap("key.word_delete");
    visitor.tap("key.backspace");
    CHECK(visitor.model.visit.name.empty());
}

TEST_CASE("the next key walks field by field and then puts the keyboard away") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.tap("contact.name");
    visitor.tap("key.next");
    CHECK(visitor.model.keyboard.field == Field::email);
    visitor.tap("key.next");
    CHECK(visitor.model.keyboard.field == Field::phone);
    visitor.tap("key.next");
    CHECK_FALSE(visitor.model.keyboard.is_up());
    CHECK(visitor.sees("contact.next"));
}

TEST_CASE("an answer touched again is taken back, and being alone excludes company") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.tap("contact.next");
    visitor.tap("contact.when.later");
    visitor.tap("contact.when.soon");
    CHECK(visitor.is_on("contact.when.soon"));
    CHECK_FALSE(visitor.is_on("contact.when.later"));
    visitor.tap("contact.when.soon");
    CHECK_FALSE(visitor.is_on("contact.when.soon"));
    visitor.tap("contact.with.school");
    visitor.tap("contact.with.alone");
    CHECK_FALSE(visitor.is_on("contact.with.school"));
    visitor.tap("contact.with.animals");
    CHECK_FALSE(visitor.is_on("contact.with.alone"));
}
