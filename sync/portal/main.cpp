// monter-portal: the region's server and its commands. Answers on standard output, words for people on standard error.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <optional>

#include "sync/base/clock.hpp"
#include "sync/base/file.hpp"
#include "sync/base/private_memory.hpp"
#include "sync/portal/admin.hpp"
#include "sync/portal/backups/restore.hpp"
#include "sync/portal/event_verb.hpp"
#include "sync/portal/rotation.hpp"
#include "sync/portal/server.hpp"
#include "sync/portal/stands/cards.hpp"
#include "sync/portal/web/one_time_code.hpp"
#include "sync/seal/keys.hpp"

namespace {

using namespace monter;
using Json = nlohmann::json;

constexpr int exit_refused = 1;

int said(const Error& error) {
    std::cerr << error.message << "\n";
    if (!error.remedy.empty()) std::cerr << error.remedy << "\n";
    return exit_refused;
}

Result<Json> asked(const std::string& data, const Json& request) {
    auto reply = portal::admin::ask({data}, request.dump(), system_now().wall_ms);
    if (!reply) return fail(reply.error());
    return Json::parse(*reply);
}

int init(const portal::NewPortal& wanted) {
    const auto made = portal::make_portal(wanted, system_now().wall_ms);
    if (!made) return said(made.error());
    std::cout << *made << "\n";
    std::cerr << "The portal is made. Put " << wanted.offline.string()
              << " on a stick in a safe: whoever holds it can act as the region.\n";
    return 0;
}

int serve(const std::string& data, const std::string& listen) {
    // Taken by sigwait below, in every thread that follows.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    signal(SIGPIPE, SIG_IGN);
    const auto done = portal::serve({data}, listen, system_now, [&](const std::string& address) {
        std::cout << Json{{"listening", address}}.dump() << std::endl;
        int which = 0;
        sigwait(&ends, &which);
    });
    return done ? 0 : said(done.error());
}

int publish(const std::string& data, const std::string& pack) {
    const std::string absolute = std::filesystem::absolute(pack).string();
    const auto reply = asked(data, {{"v", 1}, {"verb", "publish"}, {"pack", absolute}});
    if (!reply) return said(reply.error());
    std::cout << Json{{"pack", reply->at("pack")}, {"version", reply->at("version")}}.dump() << "\n";
    return 0;
}

int enrol_card(const std::string& data, const portal::stands::NewCard& card, const std::string& file) {
    if (std::filesystem::exists(file)) {
        return said({Kind::refused, file + " exists already", "choose another name; a card is never overwritten"});
    }
    const auto reply = asked(
        data, {{"v", 1}, {"verb", "enrol-card"}, {"stand", card.stand}, {"url", card.portal_url}, {"days", card.days}});
    if (!reply) return said(reply.error());
    const auto written = write_file(file, view(reply->at("card").dump() + "\n"), 0600);
    if (!written) return said(written.error());
    std::cerr << "The card is in " << file << ". It works once, until "
              << reply->at("card").at("expires").get<std::string>() << ".\n";
    return 0;
}

int rotate(const std::string& data, const portal::Rotation& what) {
    const auto done = portal::rotate({data}, what, system_now().wall_ms);
    if (!done) return said(done.error());
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

// What one reply tells of an account, once.
int told_once(const Result<Json>& reply) {
    if (!reply) return said(reply.error());
    Json out{{"login", reply->at("login")}, {"password", reply->at("password")}};
    if (const auto key = reply->value("key", std::string()); !key.empty()) out["key"] = key;
    std::cout << out.dump() << "\n";
    return 0;
}

// What a verb answers with under `list`, one object a line.
int told_each(const std::string& data, const char* verb, const char* list) {
    const auto reply = asked(data, {{"v", 1}, {"verb", verb}});
    if (!reply) return said(reply.error());
    for (const Json& one : reply->at(list)) std::cout << one.dump() << "\n";
    return 0;
}

// What a code app on a telephone shows for this key now. The key comes on standard input, so that it stands in no list
// of processes.
int code(int later) {
    std::string typed;
    std::getline(std::cin, typed);
    const auto key = portal::web::key_from_text(typed);
    if (!key)
        return said(
            {Kind::refused, "that is no key of one-time codes", "32 letters and digits, as user add --key told"});
    std::cout << portal::web::one_time_code(*key, portal::web::code_step(system_now().wall_ms) + later) << "\n";
    return 0;
}

int leads(const std::string& data, bool open) {
    std::int64_t after = 0;
    do {
        const auto reply = asked(data, {{"v", 1}, {"verb", "leads"}, {"after", after}, {"open", open}});
        if (!reply) return said(reply.error());
        for (const Json& lead : reply->at("leads")) std::cout << lead.dump() << "\n";
        after = reply->at("next").get<std::int64_t>();
    } while (after != 0);
    return 0;
}

int import_leads(const std::string& data, const std::string& file, bool blocked_stand) {
    const std::string absolute = std::filesystem::absolute(file).string();
    const auto reply =
        asked(data, {{"v", 1}, {"verb", "import-leads"}, {"file", absolute}, {"blocked_stand", blocked_stand}});
    if (!reply) return said(reply.error());
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

int event(const std::string& data, const portal::EventWish& wish) {
    const auto reply = asked(data, Json::parse(portal::request_of(wish)));
    if (!reply) return said(reply.error());
    for (const std::string& line : portal::lines_of(reply->dump())) std::cout << line << "\n";
    return 0;
}

void add_event_options(CLI::App& verb, portal::EventWish& wish) {
    auto* fresh = verb.add_option("--new", wish.title, "makes a fair of this title: stands are told it from now on");
    verb.add_option("--country", wish.country, "the new fair's country, two letters")->needs(fresh);
    verb.add_option("--languages", wish.languages, "languages there, the first one first")
        ->delimiter(',')
        ->needs(fresh);
    verb.add_option("--notice", wish.notice, "which variant of the privacy notice holds there")->needs(fresh);
    verb.add_flag("--rehearsal", wish.rehearsal, "leads of the new fair never reach a guide")->needs(fresh);
    verb.add_flag("--list", wish.list, "tells every fair, one JSON object a line");
    auto* stand = verb.add_option("--stand", wish.stand, "the stand that is at a fair of its own");
    auto* id = verb.add_option("--id", wish.event_id, "which fair, by its id; \"current\" as all others");
    stand->needs(id);
    id->needs(stand);
    auto* present =
        verb.add_option("--present", wish.present, "municipalities with someone at the stand today, by their ids");
    present->delimiter(',');
    verb.add_flag("--nobody", wish.nobody, "nobody is")->excludes(present);
}

// Without `hours` the promises are only told: of one municipality, with the one for all, or of all.
int promise(const std::string& data, const std::string& municipality, const std::optional<int>& hours) {
    Json request = {{"v", 1}, {"verb", "promise"}, {"municipality", municipality}};
    if (hours) request["hours"] = *hours;
    const auto reply = asked(data, request);
    if (!reply) return said(reply.error());
    for (const auto& [whose, promised] : reply->at("hours").items()) {
        if (!municipality.empty() && !whose.empty() && whose != municipality) continue;
        std::cout << Json{{"municipality", whose}, {"hours", promised}}.dump() << "\n";
    }
    return 0;
}

// Printed without the "ok" of the socket.
int report(const Result<Json>& reply) {
    if (!reply) return said(reply.error());
    Json shown = *reply;
    shown.erase("ok");
    std::cout << shown.dump() << "\n";
    return 0;
}

int backup(const std::string& data, const std::string& file) {
    const std::string absolute = std::filesystem::absolute(file).string();
    const int code = report(asked(data, {{"v", 1}, {"verb", "backup"}, {"file", absolute}}));
    if (code == 0) {
        std::cerr << "Copy it to another machine, then prove it: monter-portal restore --data " << data << " --from "
                  << file << " --drill\n";
    }
    return code;
}

int drill(const std::string& data, const std::string& file) {
    const std::string absolute = std::filesystem::absolute(file).string();
    return report(asked(data, {{"v", 1}, {"verb", "drill"}, {"file", absolute}}));
}

int restore(const std::string& data, const std::string& file, bool accept_loss) {
    const auto done = portal::backups::restore({data}, file, accept_loss, system_now().wall_ms);
    if (!done) return said(done.error());
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

int status(const std::string& data) {
    const auto reply = asked(data, {{"v", 1}, {"verb", "status"}});
    if (reply) {
        for (const Json& line : reply->at("advice")) std::cerr << line.get<std::string>() << "\n";
    }
    return report(reply);
}

}  // namespace

int main(int argc, char** argv) {
    keep_memory_private();
    if (const auto started = seal::start(); !started) return said(started.error());
    CLI::App app{"monter-portal: the region's server"};
    app.set_version_flag("--version", MONTER_VERSION);
    app.require_subcommand(1);
    std::string data;
    const auto verb = [&](const char* name, const char* what, CLI::App* under) {
        auto* out = under->add_subcommand(name, what);
        out->add_option("--data", data, "the portal's data folder")->required();
        return out;
    };

    portal::NewPortal fresh;
    auto* init_verb = verb("init", "makes a portal: keys, root and a first event", &app);
    init_verb->add_option("--offline", fresh.offline, "folder for the keys that go into the safe")->required();
    init_verb->add_option("--region", fresh.region, "the region's name")->required();
    init_verb->add_option("--event-title", fresh.event_title, "the first fair; the region's name where left out");
    init_verb->add_option("--country", fresh.country, "the fair's country, two letters");
    init_verb->add_option("--languages", fresh.languages, "languages at the fair, the first one first")->delimiter(',');
    init_verb->add_flag("--rehearsal", fresh.rehearsal, "leads of this event never reach a guide");

    std::string listen;
    auto* serve_verb = verb("serve", "serves stands and people on staff until it is stopped", &app);
    serve_verb->add_option("--listen", listen, "ADDR:PORT; port 0 takes a free one")->required();

    std::string pack;
    auto* publish_verb = verb("publish", "makes a built pack the region's content", &app);
    publish_verb->add_option("pack", pack, "folder of the built pack")->required()->check(CLI::ExistingDirectory);

    portal::stands::NewCard card;
    std::string file;
    auto* card_verb = verb("enrol-card", "makes a card that enrols one stand", &app);
    card_verb->add_option("--stand", card.stand, "the stand's name")->required();
    card_verb->add_option("--url", card.portal_url, "where stands reach this portal")->required();
    card_verb->add_option("-o,--out", file, "the card's file")->required();
    card_verb->add_option("--days", card.days, "how long it works")->capture_default_str();

    portal::Rotation rotation;
    auto* rotate_verb = verb("rotate", "replaces a key of the region; the portal must not be serving", &app);
    rotate_verb->add_option("key", rotation.key, "content, receipt, desk, escrow or root")->required();
    rotate_verb->add_option("--offline", rotation.offline, "the folder from the safe, with root.key")->required();
    rotate_verb->add_flag("--stolen", rotation.stolen, "what the old one signed counts no more (content, receipt)");

    auto* revoke_verb = verb("revoke", "takes a stand out of use: it keeps its leads and sends none", &app);
    revoke_verb->add_option("--stand", card.stand, "the stand's name")->required();

    std::string role;
    std::string municipality;
    std::string name;
    auto* user = app.add_subcommand("user", "people on staff")->require_subcommand(1);
    auto* add_verb = verb("add", "adds one and says the password once", user);
    add_verb->add_option("--role", role, "guide, deputy, coordinator, staff, eures or auditor")->required();
    add_verb->add_option("--municipality", municipality, "a guide's, deputy's or auditor's municipality, by its id");
    add_verb->add_option("--name", name, "the person's name or title")->required();
    bool with_key = false;
    add_verb->add_flag("--key", with_key, "also makes and tells the key of their one-time codes");
    std::string login;
    auto* reset_verb =
        verb("reset", "gives a new password and takes the second step away, for whoever lost both", user);
    reset_verb->add_option("--login", login, "whose")->required();
    auto* close_verb = verb("close", "lets nobody sign in with this login any more", user);
    close_verb->add_option("--login", login, "whose")->required();
    auto* list_verb = verb("list", "tells who has a login, one JSON object a line", user);
    auto* code_verb =
        app.add_subcommand("code", "tells the one-time code of the key on standard input, as a code app would");
    int later = 0;
    code_verb->add_option("--later", later, "half minutes from now; the portal takes -1, 0 and 1");

    portal::EventWish fair;
    auto* event_verb =
        verb("event", "tells the fair stands are at, and who stands there today; makes the next fair", &app);
    add_event_options(*event_verb, fair);

    bool json = false;
    bool open = false;
    auto* leads_verb = verb("leads", "lists routed leads, one JSON object a line", &app);
    leads_verb->add_flag("--json", json, "one object a line (the only form)");
    leads_verb->add_flag("--open", open, "with what the visitors wrote; each reading is logged");

    std::string leads_file;
    auto* import_verb = verb("import-leads", "takes in leads that a stand's crew exported to a stick, each once", &app);
    import_verb->add_option("file", leads_file, "the file that ends in .leads")->required()->check(CLI::ExistingFile);

    bool blocked_stand = false;
    import_verb->add_flag("--blocked-stand", blocked_stand, "also where the stand was blocked since");

    auto* answers_verb =
        verb("answers", "lists the anonymous answers, one JSON object a line; under 5 no number", &app);
    answers_verb->add_flag("--json", json, "one object a line (the only form)");

    std::string backup_file;
    auto* backup_verb = verb("backup", "copies the database into one file; serve may go on", &app);
    backup_verb->add_option("-o,--out", backup_file, "the backup's file")->required();

    bool only_drill = false;
    bool accept_loss = false;
    auto* restore_verb = verb("restore", "puts the portal back from a backup, or proves that it could be", &app);
    restore_verb->add_option("--from", backup_file, "the backup's file")->required();
    restore_verb->add_flag("--drill", only_drill, "only into a file of its own: proves the backup; serve may go on");
    restore_verb->add_flag("--accept-loss", accept_loss, "although stands may have let go of what is missing");

    std::optional<int> hours;
    auto* promise_verb =
        verb("promise", "tells, or changes, within how many working hours guides take up a person", &app);
    promise_verb->add_option("--municipality", municipality, "whose, by its id; all others' where left out");
    promise_verb->add_option("--hours", hours, "working hours, eight a day; 0 takes the promise away");

    auto* retain_verb =
        verb("retain", "erases what was kept as long as each disposal decision says; serve does nightly", &app);

    auto* status_verb = verb("status", "says how safe the leads are, as JSON, and what to do, in words", &app);

    CLI11_PARSE(app, argc, argv);
    fresh.data = data;
    if (*init_verb) return init(fresh);
    if (*serve_verb) return serve(data, listen);
    if (*publish_verb) return publish(data, pack);
    if (*card_verb) return enrol_card(data, card, file);
    if (*rotate_verb) return rotate(data, rotation);
    if (*revoke_verb) return report(asked(data, {{"v", 1}, {"verb", "revoke"}, {"stand", card.stand}}));
    if (*add_verb) {
        return told_once(asked(data, {{"v", 1},
                                      {"verb", "user-add"},
                                      {"role", role},
                                      {"municipality", municipality},
                                      {"name", name},
                                      {"with_key", with_key}}));
    }
    if (*reset_verb) return told_once(asked(data, {{"v", 1}, {"verb", "user-reset"}, {"login", login}}));
    if (*close_verb) {
        const auto reply = asked(data, {{"v", 1}, {"verb", "user-close"}, {"login", login}});
        return reply ? 0 : said(reply.error());
    }
    if (*list_verb) return told_each(data, "user-list", "users");
    if (*code_verb) return code(later);
    if (*import_verb) return import_leads(data, leads_file, blocked_stand);
    if (*answers_verb) return told_each(data, "answers", "answers");
    if (*promise_verb) return promise(data, municipality, hours);
    if (*backup_verb) return backup(data, backup_file);
    if (*restore_verb) return only_drill ? drill(data, backup_file) : restore(data, backup_file, accept_loss);
    if (*retain_verb) return report(asked(data, {{"v", 1}, {"verb", "retain"}}));
    if (*status_verb) return status(data);
    if (*event_verb) return event(data, fair);
    return leads(data, open);
}
