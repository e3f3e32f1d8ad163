// The snapshot of jobs on the work card and its sheet: told with its date where the pack has one for that place, and
// nothing in its stead where it has none. The numbers and fields here are made up and stand in no pack.
#include <memory>

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

World with_made_up_jobs(const std::string& place) {
    World world = monter::kiosk::testing::norrbotten();
    const auto content = std::make_shared<pack::Content>(*world.content);
    pack::JobsField field;
    for (const std::string& language : content->languages) field.name[language] = "Made-up field";
    field.adverts = 12'345;
    content->jobs.date = "2026-11-20";
    content->jobs.places[place] = pack::JobsThere{67'890, {field}};
    world.content = content;
    return world;
}

Visitor at_showcase(const World& world, const std::string& place, const std::string& language) {
    Visitor visitor(world);
    visitor.model.language = language;
    visitor.go_to_showcase();
    visitor.model.place = place;
    return visitor;
}

}  // namespace

TEST_CASE("the work card tells the snapshot's number with its date, and the sheet its fields, beside the code") {
    const World world = with_made_up_jobs("haparanda");
    CHECK(at_showcase(world, "haparanda", "en").text("showcase.work").find("67,890 job adverts on 20 November 2026") !=
          std::string::npos);
    for (const std::string& language : world.content->languages) {
        INFO(language);
        Visitor visitor = at_showcase(world, "haparanda", language);
        visitor.tap("showcase.work");
        CHECK(visitor.text("work.jobs").find("2026") != std::string::npos);
        CHECK(visitor.text("work.field.1").find("Made-up field") != std::string::npos);
        CHECK(visitor.sees("work.jobs.source"));
        CHECK(visitor.sees("work.qr"));
    }
}

TEST_CASE("where nobody has counted, no number stands: the code alone opens the search") {
    for (const World& world : {with_made_up_jobs("kiruna"), monter::kiosk::testing::norrbotten()}) {
        Visitor visitor = at_showcase(world, "arjeplog", "en");
        CHECK(visitor.text("showcase.work").find("2026") == std::string::npos);
        visitor.tap("showcase.work");
        CHECK_FALSE(visitor.sees("work.jobs"));
        CHECK(visitor.sees("work.qr"));
    }
}
