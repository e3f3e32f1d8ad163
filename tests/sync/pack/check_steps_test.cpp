// The way north and the temperature: what a pack may not say of them, told with line and remedy.
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

constexpr const char* file = "steps.toml";

SmallPack& with_steps(SmallPack& pack) {
    const auto step = [](const std::string& id, const std::string& more) {
        return "[[step]]\nid = \"" + id + "\"\ntracks = [\"eu\"]\nwhen = \"first_week\"\nauthority = \"tax\"\n" +
               "title.en = \"Go\"\ntitle.sv = \"Gå\"\nwhat.en = \"In 18 weeks\"\nwhat.sv = \"På 18 veckor\"\n" +
               "status = \"sourced\"\nsource = \"scb\"\n" + more;
    };
    pack.write(file,
               "read = \"2026-11-23\"\n[[authority]]\nid = \"tax\"\nname.en = \"Tax\"\nname.sv = \"Skatt\"\n"
               "called.en = \"Tax\"\ncalled.sv = \"Skatt\"\n" +
                   step("one", "url = \"https://tax.example/one\"\n") +
                   step("two", "after = [\"one\"]\nas_of = \"2026\"\nwith = [\"small\"]\n"));
    pack.write("pulse.toml",
               "[[question]]\nid = \"move\"\ntext.en = \"Why?\"\ntext.sv = \"Varför?\"\n"
               "[[question.answer]]\nid = \"job\"\nicon = \"work\"\ntext.en = \"A job\"\ntext.sv = \"Ett jobb\"\n"
               "[[question.answer]]\nid = \"no\"\ntext.en = \"No\"\ntext.sv = \"Nej\"\n");
    return pack;
}

void check_broken(const std::string& name, const std::string& from, const std::string& to, const std::string& what) {
    SmallPack pack;
    with_steps(pack);
    const int line = pack.line_of(name, from);
    pack.replace(name, from, to);
    check_only_fault(pack, name, line, what);
}

}  // namespace

TEST_CASE("a pack with a way north and a temperature has no fault, and is read whole") {
    SmallPack pack;
    const Content content = with_steps(pack).content();
    INFO(told(pack.faults()));
    CHECK(pack.faults().empty());
    REQUIRE(content.steps.list.size() == 2);
    CHECK(content.steps.read == "2026-11-23");
    const Step* two = content.steps.find("two");
    REQUIRE(two);
    CHECK(two->rule.after == std::vector<std::string>{"one"});
    CHECK(two->rule.phase == 1);
    CHECK(two->as_of == "2026");
    CHECK(content.steps.authorities.at("tax").name.at("sv") == "Skatt");
    CHECK(content.steps.find("one")->url == "https://tax.example/one");
    CHECK(content.pulse.at(0).answers.at(1).icon.empty());
}

TEST_CASE("each fault of the way north is told with its line") {
    check_broken(file, "after = [\"one\"]", "after = [\"ome\"]", "'ome' is no step of this file");
    check_broken(file, "after = [\"one\"]", "after = [\"two\"]", "a circle");
    check_broken(file, "authority = \"tax\"", "authority = \"taxes\"", "no authority of this file");
    check_broken(file, "url = \"https://tax", "url = \"http://tax", "not https");
    check_broken(file, "tracks = [\"eu\"]", "tracks = [\"us\"]", "'us' is no track");
    check_broken(file, "status = \"sourced\"", "status = \"unsourced\"", "what nobody has read can't be shown");
    check_broken(file, "as_of = \"2026\"", "as_of = \"n.d.\"", "must begin with a year");
    check_broken(file, "with = [\"small\"]", "with = [\"smal\"]", "is no answer");
    check_broken(file, "source = \"scb\"", "source = \"scbb\"", "unknown source");
}

TEST_CASE("a step without source, translation or phase is refused") {
    SmallPack pack;
    with_steps(pack).replace(file, "source = \"scb\"\n", "");
    pack.replace(file, "title.sv = \"Gå\"\n", "");
    pack.replace(file, "when = \"first_week\"", "when = \"first_months\"");
    const Faults faults = pack.faults();
    INFO(told(faults));
    CHECK(tells(faults, file, "'source' is missing"));
    CHECK(tells(faults, file, "a translation is missing"));
    CHECK(tells(faults, file, "which comes in a later phase"));
}

TEST_CASE("each fault of the temperature is told with its line") {
    check_broken("pulse.toml", "icon = \"work\"", "icon = \"star\"", "'star' is no icon");
    check_broken("pulse.toml", "id = \"no\"", "id = \"skip\"", "the button's own id");
    check_broken("pulse.toml", "text.sv = \"Nej\"", "text.sv = \"7 nej\"", "figure without a source");
}

}  // namespace monter::pack::test
