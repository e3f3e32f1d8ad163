#include "sync/portal/web/routes.hpp"

#include <array>

namespace monter::portal::web {
namespace {

constexpr auto get = Route::Method::get;
constexpr auto post = Route::Method::post;

constexpr std::array table = {
    Route{get, "/assets/*", asset},
    Route{get, "/language/{language}", choose_language},
    Route{get, "/w", visitor_page},
    Route{get, "/about", about_page},
    Route{post, "/w", visitor_page},
    Route{get, "/sign-in", sign_in_form},
    Route{post, "/sign-in", sign_in},
    Route{get, "/sign-in/code", Right::password_given, code_form},
    Route{post, "/sign-in/code", Right::password_given, give_code},
    Route{get, "/sign-in/enrol", Right::password_given, enrol_form},
    Route{post, "/sign-in/enrol", Right::password_given, enrol},
    Route{get, "/", Right::own, first_page},
    Route{post, "/sign-out", Right::own, sign_out},
    Route{get, "/people", Right::people, inbox_page},
    Route{post, "/people/find", Right::people, find_people},
    Route{get, "/people/{person}", Right::people, person_page},
    Route{post, "/people/{person}/accept", Right::people_act, accept_person},
    Route{post, "/people/{person}/told", Right::people_act, read_taken_back},
    Route{post, "/people/{person}/write", Right::people_write, person_act},
    Route{post, "/people/{person}/next", Right::people_act, person_act},
    Route{post, "/people/{person}/next-done", Right::people_act, person_act},
    Route{post, "/people/{person}/outcome", Right::people_act, person_act},
    Route{post, "/people/{person}/north", Right::people_act, person_act},
    Route{post, "/people/{person}/reply", Right::people_act, person_act},
    Route{post, "/people/{person}/eures", Right::people_act, person_act},
    Route{post, "/people/{person}/eures-end", Right::people_act, person_act},
    Route{get, "/people/{person}/eures.json", Right::people, eures_person},
    Route{get, "/people/{person}/eures.csv", Right::people, eures_person},
    Route{get, "/eures.json", Right::eures, eures_people},
    Route{get, "/eures.csv", Right::eures, eures_people},
    Route{post, "/people/{person}/share", Right::people_act, person_act},
    Route{post, "/people/{person}/hand-over", Right::people_act, person_act},
    Route{get, "/away", Right::availability, away_page},
    Route{post, "/away", Right::availability, set_away},
    Route{get, "/notices", Right::people_act, notices_page},
    Route{post, "/notices", Right::people_act, set_notices},
    Route{get, "/routing", Right::routing, routing_page},
    Route{post, "/routing/weights", Right::routing, save_weights},
    Route{post, "/routing/rooms", Right::routing, save_rooms},
    Route{get, "/stands", Right::stands, stands_page},
    Route{post, "/stands", Right::fleet, make_stand_card},
    Route{get, "/stands/{stand}", Right::stands, one_stand_page},
    Route{post, "/stands/{stand}/fair", Right::fleet, send_stand_to_fair},
    Route{post, "/stands/{stand}/close", Right::fleet, close_one_stand},
    Route{get, "/fairs", Right::stands, fairs_page},
    Route{post, "/fairs", Right::fleet, make_one_fair},
    Route{get, "/fairs/{fair}", Right::stands, one_fair_page},
    Route{post, "/fairs/{fair}/change", Right::fleet, change_one_fair},
    Route{post, "/fairs/{fair}/present", Right::fleet, plan_one_fair},
    Route{post, "/fairs/{fair}/current", Right::fleet, go_to_one_fair},
    Route{get, "/disclosures", Right::disclosures, disclosures_page},
    Route{get, "/statistics", Right::statistics, statistics_page},
    Route{get, "/statistics.csv", Right::statistics, statistics_csv},
    Route{get, "/decisions", Right::decisions, decisions_page},
    Route{post, "/decisions", Right::decide, save_decision},
    Route{get, "/processing", Right::own, processing_page},
    Route{get, "/accounts", Right::accounts, accounts_page},
    Route{post, "/accounts", Right::accounts, invite},
    Route{get, "/accounts/{account}", Right::accounts, one_account_page},
    Route{post, "/accounts/{account}/change", Right::accounts, change_account},
    Route{post, "/accounts/{account}/reset", Right::accounts, reset_one_account},
    Route{post, "/accounts/{account}/close", Right::accounts, close_one_account},
    Route{get, "/account", Right::own, account_page},
    Route{post, "/account/password", Right::own, change_password},
    Route{post, "/account/recovery", Right::own, new_recovery_codes},
    Route{post, "/account/sign-out-everywhere", Right::own, sign_out_everywhere},
};

// Does `path` fit, and what stands in the braces?
bool fits(std::string_view pattern, std::string_view path, std::string& object) {
    if (pattern.ends_with("/*")) return path.starts_with(pattern.substr(0, pattern.size() - 1));
    while (true) {
        const std::string_view wanted = pattern.substr(0, pattern.find('/'));
        const std::string_view there = path.substr(0, path.find('/'));
        if (wanted.starts_with('{')) {
            if (there.empty()) return false;
            object = there;
        } else if (wanted != there) {
            return false;
        }
        const bool last = wanted.size() == pattern.size();
        if (last || there.size() == path.size()) return last && there.size() == path.size();
        pattern.remove_prefix(wanted.size() + 1);
        path.remove_prefix(there.size() + 1);
    }
}

}  // namespace

std::span<const Route> routes() {
    return table;
}

Found find_route(const std::string& method, const std::string& path) {
    const auto asked = method == "POST" ? post : get;
    for (const Route& route : table) {
        std::string object;
        if (route.method == asked && fits(route.path, path, object)) return {&route, std::move(object)};
    }
    return {};
}

}  // namespace monter::portal::web
