// Every page's foot leads to the register of processing, to how accessible the pages are and to whom one turns.
#include "sync/portal/web/routes.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

TEST_CASE("every page that is read leads to accessibility and contact, and inside also to the register of processing") {
    Filled filled;
    Browser coordinator(filled.region);
    enter(filled.region, coordinator, someone(filled.region, portal::store::Role::coordinator));
    int read = 0;
    for (const auto& route : portal::web::routes()) {
        if (route.method != portal::web::Route::Method::get || route.path.find_first_of("{*") != std::string_view::npos)
            continue;
        const auto page = coordinator.get(std::string(route.path));
        if (page.status != 200 || page.type.find("html") == std::string::npos) continue;
        INFO(route.path);
        CHECK(shows(page, "#accessibility\""));
        CHECK(shows(page, "#contact\""));
        const bool inside = route.right != portal::web::Right::anyone;
        CHECK(shows(page, "href=\"/processing\"") == inside);
        ++read;
    }
    CHECK(read >= 12);
}

TEST_CASE("whoever asks reads it in their language, also before there is content; a guide reads the register") {
    Region region;
    Browser anybody(region);
    CHECK(shows(anybody.get("/about?l=en"), "Norrbotten"));
    region.publish();
    for (const char* language : {"en", "sv", "nl", "de", "fi", "uk"}) {
        const auto page = anybody.get(std::string("/about?l=") + language);
        CHECK(page.status == 200);
        CHECK(shows(page, std::string("<html lang=\"") + language + "\""));
        CHECK(shows(page, "2018:1937"));
    }
    Browser guide(region);
    enter(region, guide, someone(region, portal::store::Role::guide, "kiruna"));
    const auto registered = guide.get("/processing");
    CHECK(registered.status == 200);
    CHECK_FALSE(shows(registered, "href=\"/decisions\""));
}
