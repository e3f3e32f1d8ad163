// Work in a pack: where to look for jobs, and what a snapshot may not say, told with line and remedy.
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

constexpr const char* file = "jobs.toml";

SmallPack& with_jobs(SmallPack& pack) {
    pack.write(file,
               "search = \"https://jobs.example/?l=3:{jobs_concept}\"\nsource = \"scb\"\n"
               "[snapshot]\ndate = 2026-11-20\n[[snapshot.place]]\nid = \"aby\"\nadverts = 31\n"
               "[[snapshot.place.field]]\nadverts = 20\nname.en = \"Care\"\nname.sv = \"Vård\"\n");
    return pack;
}

void check_broken(const std::string& from, const std::string& to, const std::string& what) {
    SmallPack pack;
    with_jobs(pack);
    const int line = pack.line_of(file, from);
    pack.replace(file, from, to);
    check_only_fault(pack, file, line, what);
}

}  // namespace

TEST_CASE("a pack with a snapshot of jobs has no fault, and is read whole") {
    SmallPack pack;
    const Content content = with_jobs(pack).content();
    INFO(told(pack.faults()));
    CHECK(pack.faults().empty());
    CHECK(content.jobs.date == "2026-11-20");
    REQUIRE(content.jobs.there("aby"));
    CHECK(content.jobs.there("aby")->adverts == 31);
    CHECK(content.jobs.there("aby")->fields.at(0).name.at("sv") == "Vård");
    CHECK_FALSE(content.jobs.there("nowhere"));
    const Place* place = content.place("aby");
    REQUIRE(place);
    CHECK(content.jobs.search_for(*place) == "https://jobs.example/?l=3:" + place->jobs_concept);
}

TEST_CASE("without a file for work there is no search and no number") {
    SmallPack pack;
    const Content content = pack.content();
    CHECK(content.jobs.search_for(content.places.at(0)).empty());
    CHECK(content.jobs.date.empty());
}

TEST_CASE("each fault of the jobs is told with its line") {
    check_broken("https://jobs", "http://jobs", "not https");
    check_broken("{jobs_concept}", "aby", "the same page for every municipality");
    check_broken("date = 2026-11-20", "date = \"in autumn\"", "'date'");
    check_broken("source = \"scb\"", "source = \"scbb\"", "unknown source");
    check_broken("id = \"aby\"", "id = \"abu\"", "no municipality of this pack");
    check_broken("adverts = 31", "adverts = 19", "less than its fields together");
    check_broken("adverts = 31", "adverts = -1", "'adverts'");
}

TEST_CASE("a number without a day, or a field without a translation, is refused") {
    SmallPack pack;
    with_jobs(pack).replace(file, "date = 2026-11-20\n", "");
    pack.replace(file, "name.sv = \"Vård\"\n", "");
    const Faults faults = pack.faults();
    INFO(told(faults));
    CHECK(tells(faults, file, "'date' is missing"));
    CHECK(tells(faults, file, "a translation is missing"));
}

}  // namespace monter::pack::test
