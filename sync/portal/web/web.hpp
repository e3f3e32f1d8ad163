// The pages of the people on staff. Server-rendered, no script; every change is a POST with the session's token,
// answered by a redirect.
#pragma once

#include "sync/base/clock.hpp"
#include "sync/portal/backups/erasures.hpp"
#include "sync/portal/guides/pass_on.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/intake/rates.hpp"
#include "sync/portal/routing/desk.hpp"
#include "sync/portal/routing/library.hpp"
#include "sync/portal/web/page.hpp"
#include "sync/portal/web/second_step.hpp"
#include "sync/portal/web/sessions.hpp"

namespace monter::portal::web {

// What the pages work with, lent by the running portal.
struct Parts {
    store::Database& database;
    backups::Erasures& erasures;
    const routing::Desk& desk;
    const routing::Library& library;
    guides::PassOn& pass_on;
    Sessions& sessions;
    SecondStep& second_step;
    Hash form_key{};          // random per start: sign-in forms of another start are refused
    intake::Rates codes{10};  // codes typed on the visitor's page, a minute and address: nobody guesses 128 bits
    Hash root_fingerprint{};  // which cards name
    std::string mail_host, sms_host;  // by whom letters go (notices.toml); empty = not set up
};

// One request for a page by somebody signed in.
struct Visit {
    const Request& request;
    const Reader& reader;
    const Texts& texts;
    Moment now;
};

// What was sent and could not be kept: typed again into its form, below the fault.
struct Kept {
    std::string act;    // "hand-over", "write" …; empty = nothing was sent
    std::string fault;  // a text's key
    Fields fields;
};

// Any thread. An answer to every request outside /v1/: routes.hpp says which.
[[nodiscard]] Response answer(Parts& parts, const Request& request, const Moment& now);

// The pages, each in a file of its own; routes.cpp gives them their addresses and rights.
[[nodiscard]] Response asset(Parts& parts, const Request& request, const Moment& now);
[[nodiscard]] Response choose_language(Parts& parts, const Request& request, const Moment& now);
[[nodiscard]] Response sign_in_form(Parts& parts, const Request& request, const Moment& now);
[[nodiscard]] Response sign_in(Parts& parts, const Request& request, const Moment& now);
[[nodiscard]] Response code_form(Parts& parts, const Visit& visit);
[[nodiscard]] Response give_code(Parts& parts, const Visit& visit);
[[nodiscard]] Response enrol_form(Parts& parts, const Visit& visit);
[[nodiscard]] Response enrol(Parts& parts, const Visit& visit);
[[nodiscard]] Response first_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response sign_out(Parts& parts, const Visit& visit);
[[nodiscard]] Response inbox_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response person_page(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response person_page_again(Parts& parts, const Visit& visit, const std::string& id, const Kept& kept);
// EURES: an adviser's people, and files of them.
[[nodiscard]] Response eures_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response eures_people(Parts& parts, const Visit& visit);
[[nodiscard]] Response eures_person(Parts& parts, const Visit& visit, const std::string& id);
// By reference or name: what is looked for travels in the body, and in no address.
[[nodiscard]] Response find_people(Parts& parts, const Visit& visit);
// Any form of a person's page: the last part of the path says which.
[[nodiscard]] Response person_act(Parts& parts, const Visit& visit, const std::string& id);
// The coordinator's: weights, what if, room.
[[nodiscard]] Response routing_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response save_weights(Parts& parts, const Visit& visit);
[[nodiscard]] Response save_rooms(Parts& parts, const Visit& visit);
// When a guide is away, and what else the region counts on.
[[nodiscard]] Response away_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response away_page_again(Parts& parts, const Visit& visit, const Kept& kept);
[[nodiscard]] Response set_away(Parts& parts, const Visit& visit);
// Where one hears that somebody waits.
[[nodiscard]] Response notices_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response set_notices(Parts& parts, const Visit& visit);
[[nodiscard]] Response accept_person(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response read_taken_back(Parts& parts, const Visit& visit, const std::string& id);
// For visitors, without a session: assets/portal/visitor has its texts.
[[nodiscard]] Response about_page(Parts& parts, const Request& request, const Moment& now);
[[nodiscard]] Response visitor_page(Parts& parts, const Request& request, const Moment& now);
// The stands and the fairs they are at; the coordinator's acts on both.
[[nodiscard]] Response stands_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response make_stand_card(Parts& parts, const Visit& visit);
[[nodiscard]] Response one_stand_page(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response send_stand_to_fair(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response close_one_stand(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response fairs_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response make_one_fair(Parts& parts, const Visit& visit);
[[nodiscard]] Response one_fair_page(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response change_one_fair(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response plan_one_fair(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response go_to_one_fair(Parts& parts, const Visit& visit, const std::string& id);
[[nodiscard]] Response disclosures_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response statistics_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response statistics_csv(Parts& parts, const Visit& visit);
[[nodiscard]] Response decisions_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response save_decision(Parts& parts, const Visit& visit);
[[nodiscard]] Response processing_page(Parts& parts, const Visit& visit);
// The coordinator's: who may sign in.
[[nodiscard]] Response accounts_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response invite(Parts& parts, const Visit& visit);
[[nodiscard]] Response one_account_page(Parts& parts, const Visit& visit, const std::string& login);
[[nodiscard]] Response change_account(Parts& parts, const Visit& visit, const std::string& login);
[[nodiscard]] Response reset_one_account(Parts& parts, const Visit& visit, const std::string& login);
[[nodiscard]] Response close_one_account(Parts& parts, const Visit& visit, const std::string& login);
[[nodiscard]] Response account_page(Parts& parts, const Visit& visit);
[[nodiscard]] Response change_password(Parts& parts, const Visit& visit);
[[nodiscard]] Response new_recovery_codes(Parts& parts, const Visit& visit);
[[nodiscard]] Response sign_out_everywhere(Parts& parts, const Visit& visit);

enum class Wrong { person, page, form, role, broken };
// `visit` may be nothing: then the page says no more than that.
[[nodiscard]] Response error_page(const Parts& parts, const Visit* visit, const Texts& texts, Wrong wrong,
                                  std::int64_t now_ms);
// What could not be read or kept: the log has why, the reader a page that says so.
[[nodiscard]] Response broken_page(const Parts& parts, const Visit& visit, const char* doing, const Error& why);
// A path of ours to come back to, never an address of somebody else's; "/" for anything else.
[[nodiscard]] std::string own_path(const std::string& wanted);
// The first page a reader has a right to.
[[nodiscard]] std::string home_of(const Reader& reader);

// The values every page's frame shows: title, names, counts, the form token.
[[nodiscard]] Data::Named frame_data(const Parts& parts, const Visit& visit, const std::string& title);

}  // namespace monter::portal::web
