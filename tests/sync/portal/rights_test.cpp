// Who may ask for what, walked from the route table: every route as every role, about one's own and about another
// municipality's. A route that is added is tried here without being named here.
#include "sync/portal/web/rights.hpp"

#include <set>

#include "sync/portal/web/routes.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;
using portal::web::Right;
using portal::web::Route;

// What each role is for, said a second time and in another way than in the product: roles in a row, rights by name.
const std::map<Right, std::set<Role>>& meant() {
    static const std::map<Right, std::set<Role>> all = {
        {Right::own, {Role::guide, Role::deputy, Role::coordinator, Role::staff, Role::eures, Role::auditor}},
        {Right::people, {Role::guide, Role::deputy, Role::coordinator, Role::eures}},
        {Right::people_write, {Role::guide, Role::deputy, Role::coordinator, Role::eures}},
        {Right::eures, {Role::eures}},
        {Right::people_act, {Role::guide, Role::deputy, Role::coordinator}},
        {Right::availability, {Role::guide, Role::deputy}},
        {Right::routing, {Role::coordinator}},
        {Right::stands, {Role::coordinator, Role::staff}},
        {Right::fleet, {Role::coordinator}},
        {Right::disclosures, {Role::coordinator, Role::auditor}},
        {Right::accounts, {Role::coordinator}},
        {Right::decisions, {Role::coordinator, Role::auditor}},
        {Right::decide, {Role::coordinator}},
        {Right::statistics, {Role::guide, Role::deputy, Role::coordinator, Role::staff, Role::auditor}}};
    return all;
}

bool is_of_a_municipality(Role role) {
    return role == Role::guide || role == Role::deputy;
}

// Signed in without the forms: the forms have tests of their own, and each password takes a fifth of a second.
struct Person {
    Role role;
    std::string municipality;
    Browser browser;
    std::string csrf = "the-token-of-this-session";
};

Person signed_in(Region& region, Role role, const std::string& municipality) {
    const std::string login = std::string(portal::store::name(role)) + municipality;
    Person out{role, municipality, Browser(region)};
    out.browser.cookies["monter"] = "token-" + login;
    auto work = need(region.portal().database().begin());
    need(portal::store::add_account(work, {login, "Somebody", role, municipality, "no password", false}, monday));
    const std::string token = "token-" + login;
    need(portal::store::add_session(work, seal::blake2b("monter-session-v1", view(token)),
                                    {login, out.csrf, region.now.wall_ms, region.now.wall_ms, true}));
    need(work.commit());
    return out;
}

// A region where Arjeplog and Kiruna have one person each, and everybody has a session.
struct Fifteen {
    Region region;
    Stand stand{region};
    std::vector<Person> people;
    std::map<std::string, std::string> person_of;  // municipality -> page id

    Fifteen() {
        region.publish();
        stand.must_enrol();
        stand.leave(record_of(1, "Anna Arjeplog"));
        auto north = record_of(2, "Kim Kiruna");
        north.wish.written_from = "kiruna";
        stand.leave(north);
        region.sweep();
        auto work = need(region.portal().database().begin());
        for (const std::string place : {"arjeplog", "kiruna"}) {
            const auto found = need(portal::store::listed(work, {false, place}, {}, {}, 9));
            REQUIRE(found.size() == 1);
            person_of[place] = found.front().person.page_id;
        }
    }
    void everybody_signs_in() {
        for (const Role role : portal::store::roles) {
            people.push_back(signed_in(region, role, is_of_a_municipality(role) ? "arjeplog" : ""));
        }
        people.push_back(signed_in(region, Role::auditor, "arjeplog"));
    }
    // A value for what stands in the braces; of `municipality` where the thing belongs to one.
    std::string object_of(std::string_view kind, const std::string& municipality) {
        if (kind == "person") return person_of.at(municipality);
        if (kind == "language") return "sv";
        if (kind == "account") return "guide" + municipality;
        if (kind == "fair") return to_uuid(region.event().event_id);
        if (kind == "stand") return to_uuid(stand.device_id);
        FAIL("the sweep does not know what a {" << kind << "} is: give it one of each municipality's");
        return {};
    }
    static std::string path_with(const Route& route, const std::string& object) {
        std::string path(route.path);
        return path.replace(path.find('{'), path.find('}') - path.find('{') + 1, object);
    }
    std::string path_of(const Route& route, const std::string& municipality) {
        const std::size_t open = route.path.find('{');
        if (open == std::string_view::npos) return std::string(route.path);
        const auto kind = route.path.substr(open + 1, route.path.find('}') - open - 1);
        return path_with(route, object_of(kind, municipality));
    }
    static portal::Response ask(Person& who, const Route& route, const std::string& path) {
        return route.method == Route::Method::get ? who.browser.get(path) : who.browser.post(path, "csrf=" + who.csrf);
    }
    // Everything that could have changed for people.
    std::string state() {
        return std::to_string(region.count("routing WHERE status='accepted' OR told_ms IS NOT NULL")) + " " +
               std::to_string(region.count("access WHERE lead_id IS NOT NULL"));
    }
};

bool names_anybody(const portal::Response& page) {
    return page.body.find("Anna") != std::string::npos || page.body.find("Kim") != std::string::npos;
}

}  // namespace

TEST_CASE("every route says who may, and the roles are those it was meant for") {
    for (const auto& [right, roles] : meant()) {
        for (const Role role : portal::store::roles) {
            INFO(static_cast<int>(right) << " " << portal::store::name(role));
            CHECK(portal::web::allows(right, role) == roles.contains(role));
        }
    }
    std::set<std::string> seen;
    for (const Route& route : portal::web::routes()) {
        INFO(route.path);
        const bool open = route.right == Right::anyone;
        CHECK((route.open != nullptr) == open);
        CHECK((route.open != nullptr) + (route.page != nullptr) + (route.about != nullptr) == 1);
        CHECK((open || route.right == Right::password_given || meant().contains(route.right)));
        // What is about one thing names it, and no route hides another.
        CHECK((route.about != nullptr) == (!open && route.path.find('{') != std::string_view::npos));
        const auto found =
            portal::web::find_route(route.method == Route::Method::get ? "GET" : "POST", std::string(route.path));
        CHECK(found.route == &route);
        CHECK(seen.insert(std::string(route.path) + (route.method == Route::Method::get ? " GET" : " POST")).second);
    }
}

TEST_CASE("every route, as every role, about a person of another municipality: refused, unchanged and unlogged") {
    Fifteen fair;
    fair.everybody_signs_in();
    int refused = 0;
    for (const Route& route : portal::web::routes()) {
        if (route.path.find("{person}") == std::string_view::npos) continue;
        for (Person& who : fair.people) {
            if (who.role == Role::coordinator) continue;  // the region's: sees all fourteen
            const std::string path = fair.path_of(route, "kiruna");
            INFO(path << " as " << portal::store::name(who.role) << " of " << who.municipality);
            const std::string before = fair.state();
            const auto answer = Fifteen::ask(who, route, path);
            // What is another's does not exist: the answer is the one for somebody who never was.
            const auto nobody = Fifteen::ask(who, route, fair.path_with(route, "0123456789abcdef"));
            CHECK(answer.status == nobody.status);
            CHECK(header(answer, "Location") == header(nobody, "Location"));
            CHECK(answer.status != 200);
            if (!portal::web::allows(route.right, who.role)) CHECK(answer.status == 403);
            CHECK_FALSE(names_anybody(answer));
            CHECK(fair.state() == before);
            ++refused;
        }
    }
    CHECK(refused >= 18);
}

TEST_CASE("every route, as every role, and with half a session or none: only those it was meant for get in") {
    Fifteen fair;
    // Nobody signed in, and somebody with only the password right.
    Browser stranger(fair.region);
    Browser half(fair.region);
    REQUIRE(half.give_password(fair.region.new_user(Role::coordinator)));
    for (const Route& route : portal::web::routes()) {
        if (route.right == Right::anyone) continue;
        for (Browser* who : {&stranger, &half}) {
            if (who == &half && route.right == Right::password_given) continue;
            const std::string path = fair.path_of(route, "arjeplog");
            INFO(path);
            const auto answer =
                route.method == Route::Method::get ? who->get(path) : who->post(path, "csrf=the-token-of-this-session");
            CHECK(answer.status == 303);
            CHECK(header(answer, "Location").starts_with("/sign-in"));
            CHECK_FALSE(names_anybody(answer));
        }
    }
    for (const Route& route : portal::web::routes()) {
        if (!meant().contains(route.right)) continue;
        Fifteen anew;  // an act may end the session, or leave nothing to do for the next
        anew.everybody_signs_in();
        for (Person& who : anew.people) {
            INFO(route.path << " as " << portal::store::name(who.role) << " of " << who.municipality);
            const std::string path = anew.path_of(route, "arjeplog");
            const bool meant_for = meant().at(route.right).contains(who.role);
            // A form without the session's token changes nothing, whoever sends it.
            if (route.method == Route::Method::post) CHECK(who.browser.post(path, "csrf=another").status == 403);
            const auto answer = Fifteen::ask(who, route, path);
            if (!meant_for) {
                CHECK(answer.status == 403);
                CHECK_FALSE(names_anybody(answer));
            } else {
                CHECK(answer.status != 403);
                CHECK(answer.status < 500);
            }
            CHECK_FALSE(header(answer, "Content-Security-Policy").empty());
            CHECK(header(answer, "Cache-Control") == "no-store");
        }
    }
}
