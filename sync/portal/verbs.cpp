#include "sync/portal/verbs.hpp"

#include <nlohmann/json.hpp>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <iterator>

#include "sync/base/clock.hpp"
#include "sync/base/file.hpp"
#include "sync/portal/admin.hpp"
#include "sync/portal/backups/restore.hpp"
#include "sync/portal/notices/returned_mail.hpp"
#include "sync/portal/server.hpp"
#include "sync/portal/web/one_time_code.hpp"

namespace monter::portal::verbs {
namespace {

using Json = nlohmann::json;

constexpr int exit_refused = 1;

int told(const Error& error) {
    std::cerr << error.message << "\n";
    if (!error.remedy.empty()) std::cerr << error.remedy << "\n";
    return exit_refused;
}

Result<Json> asked(const Folder& folder, const Json& request) {
    auto reply = admin::ask(folder, request.dump(), system_now().wall_ms);
    if (!reply) return fail(reply.error());
    return Json::parse(*reply);
}

// What one reply tells of an account, once.
int told_once(const Result<Json>& reply) {
    if (!reply) return told(reply.error());
    Json out{{"login", reply->at("login")}, {"password", reply->at("password")}};
    if (const auto key = reply->value("key", std::string()); !key.empty()) out["key"] = key;
    std::cout << out.dump() << "\n";
    return 0;
}

// What a verb answers with under `list`, one object a line.
int told_each(const Folder& folder, const char* verb, const char* list) {
    const auto reply = asked(folder, {{"v", 1}, {"verb", verb}});
    if (!reply) return told(reply.error());
    for (const Json& one : reply->at(list)) std::cout << one.dump() << "\n";
    return 0;
}

Result<Duty> duty_from(const std::string& role) {
    if (role == "all") return Duty::all;
    if (role == "intake") return Duty::intake;
    if (role == "desk") return Duty::desk;
    return fail(Kind::refused, "there is no role \"" + role + "\"", "It is all, intake or desk.");
}

// Printed without the "ok" of the socket.
int report(const Result<Json>& reply) {
    if (!reply) return told(reply.error());
    Json shown = *reply;
    shown.erase("ok");
    std::cout << shown.dump() << "\n";
    return 0;
}

}  // namespace

int said(const Error& error) {
    return told(error);
}

int init(const NewPortal& wanted) {
    const auto made = make_portal(wanted, system_now().wall_ms);
    if (!made) return told(made.error());
    std::cout << *made << "\n";
    std::cerr << "The portal is made. Put " << wanted.offline.string()
              << " on a stick in a safe: whoever holds it can act as the region.\n";
    return 0;
}

int share(const Folder& folder, const std::string& to, const std::string& role) {
    const auto duty = duty_from(role);
    if (!duty) return told(duty.error());
    const auto done = share_folder(folder, to, *duty);
    if (!done) return told(done.error());
    std::cerr << "Serve from it with --data " << to << " --role " << role << ".\n";
    if (*duty != Duty::intake) std::cerr << "Put notices.toml and what it names there too, if this portal has one.\n";
    return 0;
}

int serve_until_told(const Folder& folder, const std::string& listen, const std::string& role) {
    const auto duty = duty_from(role);
    if (!duty) return told(duty.error());

    // Taken by sigwait below, in every thread that follows.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    signal(SIGPIPE, SIG_IGN);
    const auto done = serve(
        folder, listen, system_now,
        [&](const std::string& address) {
            std::cout << Json{{"listening", address}}.dump() << std::endl;
            int which = 0;
            sigwait(&ends, &which);
        },
        *duty);
    return done ? 0 : told(done.error());
}

int publish(const Folder& folder, const std::string& pack) {
    const std::string absolute = std::filesystem::absolute(pack).string();
    const auto reply = asked(folder, {{"v", 1}, {"verb", "publish"}, {"pack", absolute}});
    if (!reply) return told(reply.error());
    std::cout << Json{{"pack", reply->at("pack")}, {"version", reply->at("version")}}.dump() << "\n";
    return 0;
}

int enrol_card(const Folder& folder, const stands::NewCard& card, const std::string& file) {
    if (std::filesystem::exists(file)) {
        return told({Kind::refused, file + " exists already", "choose another name; a card is never overwritten"});
    }
    const auto reply =
        asked(folder,
              {{"v", 1}, {"verb", "enrol-card"}, {"stand", card.stand}, {"url", card.portal_url}, {"days", card.days}});
    if (!reply) return told(reply.error());
    const auto written = write_file(file, view(reply->at("card").dump() + "\n"), 0600);
    if (!written) return told(written.error());
    std::cerr << "The card is in " << file << ". It works once, until "
              << reply->at("card").at("expires").get<std::string>() << ".\n";
    return 0;
}

int rotate(const Folder& folder, const Rotation& what) {
    const auto done = portal::rotate(folder, what, system_now().wall_ms);
    if (!done) return told(done.error());
    std::cout << *done << "\n";
    std::cerr << "Stands take it with the next content, within the hour, or at once with monter-sync content.\n";
    if (what.key == "content" && what.stolen) {
        std::cerr
            << "What the old key signed counts no more: build the content anew under a higher version, publish it, "
               "and only then serve.\n";
    }
    if (what.key == "root") std::cerr << "Cards that were made before are refused now: make new ones.\n";
    if (what.key == "root" || what.key == "escrow") {
        std::cerr << "Put " << what.offline.string() << " back into the safe. The key before it lies there, too.\n";
    }
    return 0;
}

int code(int later) {
    std::string typed;
    std::getline(std::cin, typed);
    const auto key = web::key_from_text(typed);
    if (!key)
        return told(
            {Kind::refused, "that is no key of one-time codes", "32 letters and digits, as user add --key told"});
    std::cout << web::one_time_code(*key, web::code_step(system_now().wall_ms) + later) << "\n";
    return 0;
}

int leads(const Folder& folder, bool open) {
    std::int64_t after = 0;
    do {
        const auto reply = asked(folder, {{"v", 1}, {"verb", "leads"}, {"after", after}, {"open", open}});
        if (!reply) return told(reply.error());
        for (const Json& lead : reply->at("leads")) std::cout << lead.dump() << "\n";
        after = reply->at("next").get<std::int64_t>();
    } while (after != 0);
    return 0;
}

int import_leads(const Folder& folder, const std::string& file, bool blocked_stand) {
    const std::string absolute = std::filesystem::absolute(file).string();
    const auto reply =
        asked(folder, {{"v", 1}, {"verb", "import-leads"}, {"file", absolute}, {"blocked_stand", blocked_stand}});
    if (!reply) return told(reply.error());
    const auto number = [&](const char* key) { return reply->at(key).get<std::int64_t>(); };
    std::int64_t refused = 0;
    std::string why;
    for (const auto& [problem, count] : reply->at("rejected").items()) {
        refused += count.get<std::int64_t>();
        why += "  " + count.dump() + " " + problem + "\n";
    }
    std::cout << reply->at("stand").get<std::string>() << ": " << number("stored") << " new, " << number("duplicate")
              << " here before, " << refused << " refused\n"
              << why;
    if (refused == 0) return 0;
    std::cout
        << "Nothing is lost: the stand keeps what was refused. Connect it to a network, so that it sends these leads "
           "itself and hears why.\n";
    return 1;
}

int event(const Folder& folder, const EventWish& wish) {
    const auto reply = asked(folder, Json::parse(request_of(wish)));
    if (!reply) return told(reply.error());
    for (const std::string& line : lines_of(reply->dump())) std::cout << line << "\n";
    return 0;
}

int promise(const Folder& folder, const std::string& municipality, const std::optional<int>& hours) {
    Json request = {{"v", 1}, {"verb", "promise"}, {"municipality", municipality}};
    if (hours) request["hours"] = *hours;
    const auto reply = asked(folder, request);
    if (!reply) return told(reply.error());
    for (const auto& [whose, promised] : reply->at("hours").items()) {
        if (!municipality.empty() && !whose.empty() && whose != municipality) continue;
        std::cout << Json{{"municipality", whose}, {"hours", promised}}.dump() << "\n";
    }
    return 0;
}

int backup(const Folder& folder, const std::string& file) {
    const std::string absolute = std::filesystem::absolute(file).string();
    const int code = report(asked(folder, {{"v", 1}, {"verb", "backup"}, {"file", absolute}}));
    if (code == 0) {
        std::cerr << "Copy it to another machine, then prove it: monter-portal restore --data " << folder.data.string()
                  << " --from " << file << " --drill\n";
    }
    return code;
}

int drill(const Folder& folder, const std::string& file) {
    const std::string absolute = std::filesystem::absolute(file).string();
    return report(asked(folder, {{"v", 1}, {"verb", "drill"}, {"file", absolute}}));
}

int restore(const Folder& folder, const std::string& file, bool accept_loss) {
    const auto done = backups::restore(folder, file, accept_loss, system_now().wall_ms);
    if (!done) return told(done.error());
    std::cout << Json{{"leads", done->held.extent.leads},       {"portal_seq", done->held.extent.highest},
                      {"made", to_iso_utc(done->held.made_ms)}, {"epoch", done->epoch},
                      {"set_aside", done->set_aside.string()},  {"lost_at_most", done->lost_at_most}}
                     .dump()
              << "\n";
    std::cerr << "Stands send again what they still hold as soon as the portal serves.\n";
    if (!done->guarded) {
        std::cerr
            << "There was no epoch.guard here: nobody can say whether stands let go of newer leads. Restore a newer "
               "backup if there is one.\n";
    }
    return 0;
}

int status(const Folder& folder) {
    const auto reply = asked(folder, {{"v", 1}, {"verb", "status"}});
    if (reply) {
        for (const Json& line : reply->at("advice")) std::cerr << line.get<std::string>() << "\n";
    }
    return report(reply);
}

int revoke(const Folder& folder, const std::string& stand) {
    return report(asked(folder, {{"v", 1}, {"verb", "revoke"}, {"stand", stand}}));
}

int user_add(const Folder& folder, const User& user) {
    return told_once(asked(folder, {{"v", 1},
                                    {"verb", "user-add"},
                                    {"role", user.role},
                                    {"municipality", user.municipality},
                                    {"name", user.name},
                                    {"with_key", user.with_key}}));
}

int user_reset(const Folder& folder, const std::string& login) {
    return told_once(asked(folder, {{"v", 1}, {"verb", "user-reset"}, {"login", login}}));
}

int user_close(const Folder& folder, const std::string& login) {
    const auto reply = asked(folder, {{"v", 1}, {"verb", "user-close"}, {"login", login}});
    return reply ? 0 : told(reply.error());
}

int user_list(const Folder& folder) {
    return told_each(folder, "user-list", "users");
}

int answers(const Folder& folder) {
    return told_each(folder, "answers", "answers");
}

int retain(const Folder& folder) {
    return report(asked(folder, {{"v", 1}, {"verb", "retain"}}));
}

int key_add(const Folder& folder, const std::string& municipality, const std::string& name) {
    return report(asked(folder, {{"v", 1}, {"verb", "key-add"}, {"municipality", municipality}, {"name", name}}));
}

int key_close(const Folder& folder, const std::string& name) {
    const auto reply = asked(folder, {{"v", 1}, {"verb", "key-close"}, {"name", name}});
    return reply ? 0 : told(reply.error());
}

int key_list(const Folder& folder) {
    return told_each(folder, "key-list", "keys");
}

int bounced(const Folder& folder) {
    std::string report(std::istreambuf_iterator<char>(std::cin), {});
    if (report.size() > notices::report_bytes_max) report.resize(notices::report_bytes_max);
    const auto id = notices::undeliverable(report);
    // A mail server hands over whatever comes to that address; what is no report is no fault of anybody's.
    if (!id) return 0;
    const auto reply = asked(folder, {{"v", 1}, {"verb", "bounced"}, {"message_id", *id}});
    return reply ? 0 : told(reply.error());
}

}  // namespace monter::portal::verbs
