#include "sync/portal/admin.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/local/channel.hpp"
#include "sync/portal/accounts.hpp"
#include "sync/portal/api/api.hpp"
#include "sync/portal/event_verb.hpp"
#include "sync/portal/guides/acceptance.hpp"
#include "sync/portal/lead_lines.hpp"
#include "sync/portal/retention.hpp"
#include "sync/portal/safety.hpp"
#include "sync/portal/stands/cards.hpp"
#include "sync/portal/stands/fairs.hpp"
#include "sync/portal/store/api_keys.hpp"
#include "sync/portal/store/promises.hpp"
#include "sync/portal/store/second_step.hpp"
#include "sync/portal/store/tallies.hpp"

namespace monter::portal::admin {
namespace {

using Json = nlohmann::json;

// A pack of two gigabytes is copied and hashed twice.
constexpr std::chrono::minutes patience{15};

Json failed(const Error& error) {
    return {{"ok", false}, {"message", error.message}, {"remedy", error.remedy}};
}

Json publish(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto done = portal.library().publish(asked.at("pack").get<std::string>(), portal.root());
    if (!done) return failed(done.error());
    // What came before the first content, or could not be placed in the content before, is looked at now.
    if (const auto routed = portal.sweep(now_ms, true); !routed) return failed(routed.error());
    return {{"ok", true}, {"pack", done->id}, {"version", done->version}, {"fresh", done->fresh}};
}

Result<std::string> card(Portal& portal, const stands::NewCard& wanted, std::int64_t now_ms) {
    auto work = portal.database().begin();
    if (!work) return fail(work.error());
    const Hash root_fingerprint = seal::fingerprint(portal.root().root.keys.front());
    auto made = stands::make_card(*work, wanted, root_fingerprint, now_ms);
    if (!made) return made;
    if (auto done = work->commit(); !done) return fail(done.error());
    return made;
}

Json enrol_card(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto made = card(portal,
                           {.stand = asked.at("stand").get<std::string>(),
                            .portal_url = asked.at("url").get<std::string>(),
                            .days = asked.at("days").get<int>()},
                           now_ms);
    if (!made) return failed(made.error());
    return {{"ok", true}, {"card", Json::parse(*made)}};
}

Json revoke(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto stand = asked.at("stand").get<std::string>();
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    const auto closed = stands::close_stand(*work, stand, {{}, now_ms});
    if (!closed) return failed(closed.error());
    if (*closed == 0) return failed(stands::told(stands::Fault::no_stand));
    if (auto done = work->commit(); !done) return failed(done.error());
    return {{"ok", true}, {"stand", stand}, {"devices", *closed}};
}

Json user_add(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto role = store::role_from(asked.at("role").get<std::string>());
    if (!role) {
        return failed({Kind::refused, "the role is guide, deputy, coordinator, staff, eures or auditor", {}});
    }
    const auto municipality = asked.at("municipality").get<std::string>();
    const auto content = portal.library().content();
    if (content && !municipality.empty() && content->place(municipality) == nullptr) {
        return failed({Kind::refused, "the published content has no municipality \"" + municipality + "\"",
                       "use its id, as monter-pack show lists them"});
    }
    const bool with_key = asked.value("with_key", false);
    const auto made = add_account(portal.database(),
                                  {.role = *role,
                                   .municipality = municipality,
                                   .name = asked.at("name").get<std::string>(),
                                   .desk = with_key ? &portal.desk_key() : nullptr},
                                  now_ms);
    if (!made) return failed(made.error());
    return {{"ok", true}, {"login", made->login}, {"password", made->password}, {"key", made->key}};
}

Json user_reset(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto made = reset_account(portal.database(), asked.at("login").get<std::string>(), now_ms);
    if (!made) return failed(made.error());
    return {{"ok", true}, {"login", made->login}, {"password", made->password}};
}

Json user_close(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto done = close_account(portal.database(), asked.at("login").get<std::string>(), now_ms);
    if (!done) return failed(done.error());
    return {{"ok", true}};
}

Json user_list(Portal& portal) {
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    const auto all = store::accounts(*work);
    if (!all) return failed(all.error());
    Json list = Json::array();
    for (const store::Account& account : *all) {
        const auto second = store::second_step(*work, account.login);
        if (!second) return failed(second.error());
        list.push_back({{"login", account.login},
                        {"name", account.name},
                        {"role", store::name(account.role)},
                        {"municipality", account.municipality},
                        {"closed", account.closed},
                        {"second_step", second->proven}});
    }
    return {{"ok", true}, {"users", std::move(list)}};
}

Json leads(Portal& portal, const Json& asked, std::int64_t now_ms) {
    if (const auto routed = portal.sweep(now_ms); !routed) return failed(routed.error());
    const auto lines = lead_lines(portal, asked.at("after").get<std::int64_t>(), asked.at("open").get<bool>(), now_ms);
    if (!lines) return failed(lines.error());
    Json list = Json::array();
    for (const std::string& line : lines->lines) list.push_back(Json::parse(line));
    return {{"ok", true}, {"leads", std::move(list)}, {"next", lines->next}};
}

// Fewer than this together could be one person's family (protocol.md, "in clear, about no one").
constexpr std::int64_t cell_least = 5;

Json answers(Portal& portal) {
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    const auto cells = store::pulse_cells(*work);
    if (!cells) return failed(cells.error());
    Json list = Json::array();
    for (const store::Cell& cell : *cells) {
        list.push_back({{"event", cell.event},
                        {"question", cell.question},
                        {"value", cell.value},
                        {"count", cell.n < cell_least ? Json(nullptr) : Json(cell.n)}});
    }
    return {{"ok", true}, {"answers", std::move(list)}};
}

// How soon people are taken up; "hours" changes it, 0 takes it away.
Json promise(Portal& portal, const Json& asked) {
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    if (asked.contains("hours")) {
        const auto municipality = asked.at("municipality").get<std::string>();
        const auto content = portal.library().content();
        if (!municipality.empty() && (!content || content->place(municipality) == nullptr)) {
            return failed({Kind::refused, "the published content has no municipality \"" + municipality + "\"",
                           "use its id, as monter-pack show lists them"});
        }
        const auto minutes = asked.at("hours").get<std::int64_t>() * 60;
        if (minutes == 0) {
            if (auto done = store::drop_promise(*work, municipality); !done) return failed(done.error());
        } else if (minutes < store::promise_minutes_min || minutes > store::promise_minutes_max) {
            return failed({Kind::refused, "a promise is 1 to 400 working hours",
                           "a working day has eight; 0 takes the promise away"});
        } else if (auto done = store::set_promise(*work, municipality, minutes); !done) {
            return failed(done.error());
        }
    }
    const auto promises = store::promises(*work);
    if (!promises) return failed(promises.error());
    if (auto done = work->commit(); !done) return failed(done.error());
    Json hours = Json::object();
    hours[""] = guides::promised_minutes / 60;
    for (const auto& [municipality, minutes] : promises->minutes) hours[municipality] = minutes / 60;
    return {{"ok", true}, {"hours", std::move(hours)}};
}

Json import_leads(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto file = read_text_file(asked.at("file").get<std::string>(), intake::carried_bytes_max);
    if (!file) return failed(file.error());
    const auto done = portal.import_leads(*file, now_ms, asked.value("blocked_stand", false));
    if (!done) return failed(done.error());
    // They are kept; who they go to is looked at again by the next sweep, and told where it fails.
    if (const auto routed = portal.sweep(now_ms); !routed) log_error("routing what was imported", routed.error());
    return {{"ok", true},
            {"stand", done->stand},
            {"stored", done->stored},
            {"duplicate", done->duplicate},
            {"rejected", done->rejected}};
}

Json key_add(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto municipality = asked.at("municipality").get<std::string>();
    const auto content = portal.library().content();
    if (!content || content->place(municipality) == nullptr) {
        return failed({Kind::refused, "the published content has no municipality \"" + municipality + "\"",
                       "use its id, as monter-pack show lists them"});
    }
    const auto made = api::make_key(portal.database(), asked.at("name").get<std::string>(), municipality, now_ms);
    if (!made) return failed(made.error());
    Json out = Json::parse(*made);
    out["ok"] = true;
    return out;
}

Json key_close(Portal& portal, const Json& asked, std::int64_t now_ms) {
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    const auto done = store::close_api_key(*work, asked.at("name").get<std::string>(), now_ms);
    if (!done) return failed(done.error());
    if (!*done) return failed({Kind::refused, "no key in use has this name", "monter-portal key list tells them"});
    if (auto kept = work->commit(); !kept) return failed(kept.error());
    return {{"ok", true}};
}

Json key_list(Portal& portal) {
    auto work = portal.database().begin();
    if (!work) return failed(work.error());
    const auto all = store::api_keys(*work);
    if (!all) return failed(all.error());
    Json list = Json::array();
    for (const store::ApiKey& key : *all) {
        list.push_back({{"name", key.name}, {"municipality", key.municipality}, {"closed", key.closed}});
    }
    return {{"ok", true}, {"keys", std::move(list)}};
}

Json bounced(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto marked = portal.letters().came_back(asked.at("message_id").get<std::string>(), now_ms);
    if (!marked) return failed(marked.error());
    return {{"ok", true}, {"marked", *marked}};
}

Json plain(const Result<std::string>& done) {
    return done ? Json::parse(*done) : failed(done.error());
}

Json retain(Portal& portal, std::int64_t now_ms) {
    const auto done = portal::retain(portal.database(), now_ms);
    if (!done) return failed(done.error());
    return {{"ok", true}, {"erased", done->erased}, {"undecided", done->undecided}};
}

// What opens or seals something of a person.
bool needs_desk(const std::string& verb, const Json& asked) {
    return verb == "leads" || verb == "bounced" || (verb == "user-add" && asked.value("with_key", false));
}

Json answer(Portal& portal, const std::string& request, std::int64_t now_ms) {
    const Json asked = Json::parse(request);
    const auto verb = asked.at("verb").get<std::string>();
    if (!portal.has_desk() && needs_desk(verb, asked)) {
        return failed(
            {Kind::refused, "an intake portal has no key that opens a lead", "ask a portal with --role desk"});
    }
    if (verb == "publish") return publish(portal, asked, now_ms);
    if (verb == "enrol-card") return enrol_card(portal, asked, now_ms);
    if (verb == "revoke") return revoke(portal, asked, now_ms);
    if (verb == "user-add") return user_add(portal, asked, now_ms);
    if (verb == "user-reset") return user_reset(portal, asked, now_ms);
    if (verb == "user-close") return user_close(portal, asked, now_ms);
    if (verb == "user-list") return user_list(portal);
    if (verb.starts_with("event")) return Json::parse(event_answer(portal, request, now_ms));
    if (verb == "leads") return leads(portal, asked, now_ms);
    if (verb == "import-leads") return import_leads(portal, asked, now_ms);
    if (verb == "answers") return answers(portal);
    if (verb == "retain") return retain(portal, now_ms);
    if (verb == "key-add") return key_add(portal, asked, now_ms);
    if (verb == "key-close") return key_close(portal, asked, now_ms);
    if (verb == "key-list") return key_list(portal);
    if (verb == "bounced") return bounced(portal, asked, now_ms);
    if (verb == "promise") return promise(portal, asked);
    if (verb == "backup") return plain(back_up(portal, asked.at("file").get<std::string>(), now_ms));
    if (verb == "drill") return plain(drill_backup(portal, asked.at("file").get<std::string>(), now_ms));
    if (verb == "status") return plain(status(portal, now_ms));
    return failed({Kind::refused, "this portal does not know the command " + verb, "use the same version of both"});
}

Result<std::string> checked(std::string reply) {
    const Json json = Json::parse(reply, nullptr, false);
    if (!json.is_object() || !json.contains("ok")) return fail(Kind::bug, "the portal's answer can't be read");
    if (!json["ok"].get<bool>()) {
        return fail(Kind::refused, json.value("message", "it failed"), json.value("remedy", ""));
    }
    return reply;
}

Result<std::string> ask_running(const Folder& folder, const std::string& request) {
    auto connection = local::Connection::open(folder.socket());
    if (!connection) return fail(connection.error());
    auto reply = connection->ask(request, patience);
    if (!reply) return fail(reply.error());
    return checked(std::move(*reply));
}

}  // namespace

std::string carry_out(Portal& portal, const std::string& request, std::int64_t now_ms) {
    try {
        return answer(portal, request, now_ms).dump();
    } catch (const Json::exception&) {
        return failed({Kind::refused, "the command can't be read", "use the same version of both"}).dump();
    }
}

Result<std::string> ask(const Folder& folder, const std::string& request, std::int64_t now_ms) {
    if (!std::filesystem::exists(folder.server.empty() ? folder.database() : folder.root())) {
        return fail(Kind::refused, "there is no portal in " + folder.data.string(), "make one with monter-portal init");
    }
    auto lock = FileLock::take(folder.lock());
    if (!lock) return ask_running(folder, request);
    auto portal = Portal::open(
        folder, now_ms, [] {}, duty_of(folder));
    if (!portal) return fail(portal.error());
    return checked(carry_out(**portal, request, now_ms));
}

}  // namespace monter::portal::admin
