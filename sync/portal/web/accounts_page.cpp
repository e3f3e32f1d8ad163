// The coordinator's: who may sign in. Inviting, what a guide takes and speaks, a new start for whoever lost password or
// telephone, and closing. A password is shown once, on the answer to the form that made it. Another role or another
// municipality is another account: what somebody did stays under the rights they did it with. One's own account is no
// affair of this page: nobody locks themselves out of it.
#include <algorithm>

#include "sync/portal/accounts.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/account_steps.hpp"
#include "sync/portal/store/hands.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

constexpr std::array<const char*, 6> written_languages = {"sv", "en", "nl", "de", "fi", "uk"};
constexpr int steps_shown = 50;

struct Listing {
    std::vector<store::Account> accounts;
    std::vector<store::AccountStep> steps;
};

Result<Listing> listing_of(store::Database& database) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto accounts = store::accounts(*work);
    if (!accounts) return fail(accounts.error());
    auto steps = store::account_steps(*work, {}, steps_shown);
    if (!steps) return fail(steps.error());
    return Listing{std::move(*accounts), std::move(*steps)};
}

struct One {
    store::Account account;
    std::optional<store::Hand> hand;
    std::vector<store::AccountStep> steps;
};

Result<std::optional<One>> one_of_login(store::Database& database, const std::string& login) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto account = store::find_account(*work, login);
    if (!account) return fail(account.error());
    if (!*account) return std::optional<One>();
    auto hand = store::find_hand(*work, login);
    if (!hand) return fail(hand.error());
    auto steps = store::account_steps(*work, login, steps_shown);
    if (!steps) return fail(steps.error());
    return std::optional(One{std::move(**account), std::move(*hand), std::move(*steps)});
}

std::string place_of(const store::Account& account, guides::Content content, const Texts& texts) {
    return account.municipality.empty() ? texts.get("decisions.region")
                                        : guides::place_name(account.municipality, content);
}

Data::List step_rows(const std::vector<store::AccountStep>& steps, const Texts& texts) {
    Data::List out;
    for (const store::AccountStep& step : steps) {
        out.push_back(Data::Named{{"when", date_time(step.at_ms, texts)},
                                  {"login", step.login},
                                  {"what", texts.get("accounts.step_" + step.what)},
                                  {"who", step.who.empty() ? texts.get("disclosures.command") : step.who}});
    }
    return out;
}

Response accounts_page_again(Parts& parts, const Visit& visit, Fields typed, const Data::Named& more) {
    const Texts& texts = visit.texts;
    const auto is = listing_of(parts.database);
    if (!is) return broken_page(parts, visit, "the accounts", is.error());
    const auto content = parts.library.content();
    Data::Named data = frame_data(parts, visit, texts.get("accounts.title"));
    data["at_accounts"] = true;
    Data::List rows, roles, places;
    for (const store::Account& one : is->accounts) {
        rows.push_back(Data::Named{{"path", "/accounts/" + one.login},
                                   {"login", one.login},
                                   {"name", one.name},
                                   {"role", texts.get(std::string("role.") + store::name(one.role))},
                                   {"place", place_of(one, content.get(), texts)},
                                   {"closed", one.closed}});
    }
    for (const store::Role role : store::roles) {
        const std::string code = store::name(role);
        roles.push_back(
            Data::Named{{"code", code}, {"name", texts.get("role." + code)}, {"on", typed["role"] == code}});
    }
    if (content) {
        for (const auto& place : content->places) {
            places.push_back(
                Data::Named{{"code", place.id}, {"name", place.name}, {"on", typed["municipality"] == place.id}});
        }
    }
    data["rows"] = std::move(rows);
    data["roles"] = std::move(roles);
    data["places"] = std::move(places);
    data["name_typed"] = typed["name"];
    data["has_steps"] = !is->steps.empty();
    data["steps"] = step_rows(is->steps, texts);
    for (const auto& [key, value] : more) data[key] = value;
    return page("frame", "accounts", std::move(data), texts, more.contains("fault") ? 422 : 200);
}

Response one_page(Parts& parts, const Visit& visit, const std::string& login, const Data::Named& more) {
    const Texts& texts = visit.texts;
    const auto is = one_of_login(parts.database, login);
    if (!is) return broken_page(parts, visit, "an account", is.error());
    if (!*is) return error_page(parts, &visit, texts, Wrong::page, visit.now.wall_ms);
    const store::Account& account = (*is)->account;
    const auto content = parts.library.content();
    Data::Named data = frame_data(parts, visit, account.name);
    data["at_accounts"] = true;
    data["name"] = account.name;
    data["login"] = account.login;
    data["path"] = "/accounts/" + account.login;
    data["role"] = texts.get(std::string("role.") + store::name(account.role));
    data["place"] = place_of(account, content.get(), texts);
    data["closed"] = account.closed;
    data["own"] = account.login == visit.reader.account.login;
    data["open"] = !account.closed && account.login != visit.reader.account.login;
    if ((*is)->hand) {
        const store::Hand& hand = *(*is)->hand;
        Data::List languages;
        for (const std::string code : written_languages) {
            const bool on = std::find(hand.languages.begin(), hand.languages.end(), code) != hand.languages.end();
            languages.push_back(Data::Named{
                {"code", code}, {"name", guides::begun_large(guides::language_name(code, texts))}, {"on", on}});
        }
        data["takes_people"] = true;
        data["languages"] = std::move(languages);
        data["month"] = hand.month ? std::to_string(*hand.month) : std::string();
    }
    data["has_steps"] = !(*is)->steps.empty();
    data["steps"] = step_rows((*is)->steps, texts);
    const auto said = form_fields(visit.request.query);
    if (const auto found = said.find("said"); found != said.end() && texts.has("accounts.said_" + found->second)) {
        data["message"] = Data::Named{
            {"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("accounts.said_" + found->second)}};
    }
    for (const auto& [key, value] : more) data[key] = value;
    return page("frame", "one_account", std::move(data), texts, more.contains("fault") ? 422 : 200);
}

// Whether this account may be acted on here: it is there, open, and somebody else's.
bool may_act_on(const Visit& visit, const std::optional<One>& is) {
    return is && !is->account.closed && is->account.login != visit.reader.account.login;
}

std::optional<std::int64_t> month_typed(const std::string& text) {
    const bool number = !text.empty() && text.size() <= 3 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::int64_t n = number ? std::stoll(text) : -1;
    return n >= 0 && n <= store::month_people_max ? std::optional(n) : std::nullopt;
}

}  // namespace

Response accounts_page(Parts& parts, const Visit& visit) {
    return accounts_page_again(parts, visit, {}, {});
}

Response invite(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const auto role = store::role_from(fields["role"]);
    const bool of_a_place = role == store::Role::guide || role == store::Role::deputy || role == store::Role::auditor;
    const auto content = parts.library.content();
    const bool known = fields["municipality"].empty() || (content && content->place(fields["municipality"]) != nullptr);
    if (!role || !known) {
        return accounts_page_again(parts, visit, fields, {{"fault", visit.texts.get("accounts.fault")}});
    }
    const NewAccount wanted{.role = *role,
                            .municipality = of_a_place ? fields["municipality"] : std::string(),
                            .name = fields["name"],
                            .by = visit.reader.account.login};
    const auto made = portal::add_account(parts.database, wanted, visit.now.wall_ms);
    if (!made && made.error().kind != Kind::refused) return broken_page(parts, visit, "an account", made.error());
    if (!made) return accounts_page_again(parts, visit, fields, {{"fault", visit.texts.get("accounts.fault")}});
    return accounts_page_again(parts, visit, {}, {{"made_login", made->login}, {"made_password", made->password}});
}

Response one_account_page(Parts& parts, const Visit& visit, const std::string& login) {
    return one_page(parts, visit, login, {});
}

Response change_account(Parts& parts, const Visit& visit, const std::string& login) {
    auto fields = form_fields(visit.request.body);
    const auto is = one_of_login(parts.database, login);
    if (!is) return broken_page(parts, visit, "an account", is.error());
    if (!may_act_on(visit, *is) || !(*is)->hand) {
        return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    }
    store::Hand hand = *(*is)->hand;
    hand.month = month_typed(fields["month"]);
    if (!fields["month"].empty() && !hand.month) {
        return one_page(parts, visit, login, {{"fault", visit.texts.get("away.fault_month")}});
    }
    hand.languages.clear();
    for (const std::string code : written_languages) {
        if (fields.contains("lang_" + code)) hand.languages.push_back(code);
    }
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "an account", work.error());
    if (auto kept = store::set_hand(*work, hand); !kept) return broken_page(parts, visit, "an account", kept.error());
    auto noted = store::add_account_step(*work, {visit.now.wall_ms, visit.reader.account.login, login, "changed"});
    if (!noted) return broken_page(parts, visit, "an account", noted.error());
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "an account", done.error());
    return see_other("/accounts/" + login + "?said=changed");
}

Response reset_one_account(Parts& parts, const Visit& visit, const std::string& login) {
    const auto is = one_of_login(parts.database, login);
    if (!is) return broken_page(parts, visit, "an account", is.error());
    if (!may_act_on(visit, *is)) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    const auto made = portal::reset_account(parts.database, login, visit.now.wall_ms, visit.reader.account.login);
    if (!made) return broken_page(parts, visit, "an account", made.error());
    return one_page(parts, visit, login, {{"made_login", made->login}, {"made_password", made->password}});
}

Response close_one_account(Parts& parts, const Visit& visit, const std::string& login) {
    const auto is = one_of_login(parts.database, login);
    if (!is) return broken_page(parts, visit, "an account", is.error());
    if (!may_act_on(visit, *is)) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    auto done = portal::close_account(parts.database, login, visit.now.wall_ms, visit.reader.account.login);
    if (!done) return broken_page(parts, visit, "an account", done.error());
    return see_other("/accounts/" + login + "?said=closed");
}

}  // namespace monter::portal::web
