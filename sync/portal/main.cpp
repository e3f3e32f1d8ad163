// monter-portal: the region's server and its commands (verbs.hpp).
#include <CLI/CLI.hpp>

#include <optional>

#include "sync/base/private_memory.hpp"
#include "sync/portal/verbs.hpp"
#include "sync/seal/keys.hpp"

namespace {

using namespace monter;
namespace verbs = portal::verbs;

void add_event_options(CLI::App& verb, portal::EventWish& wish) {
    auto* fresh = verb.add_option("--new", wish.title, "makes a fair of this title: stands are told it from now on");
    verb.add_option("--country", wish.country, "the new fair's country, two letters")->needs(fresh);
    verb.add_option("--languages", wish.languages, "languages there, the first one first")
        ->delimiter(',')
        ->needs(fresh);
    verb.add_option("--notice", wish.notice, "which variant of the privacy notice holds there")->needs(fresh);
    auto* first = verb.add_option("--from", wish.first_day, "its first day, as 2026-11-28")->needs(fresh);
    auto* last = verb.add_option("--to", wish.last_day, "its last day")->needs(fresh);
    first->needs(last);
    last->needs(first);
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

}  // namespace

int main(int argc, char** argv) {
    keep_memory_private();
    if (const auto started = seal::start(); !started) return verbs::said(started.error());
    CLI::App app{"monter-portal: the region's server"};
    app.set_version_flag("--version", MONTER_VERSION);
    app.require_subcommand(1);
    portal::Folder folder;
    const auto verb = [&](const char* name, const char* what, CLI::App* under) {
        auto* out = under->add_subcommand(name, what);
        out->add_option("--data", folder.data, "the portal's data folder")->required();
        out->add_option("--database", folder.server,
                        "postgresql://USER@HOST/NAME where several portals share one; a file of the data folder where "
                        "left out")
            ->envname("MONTER_DATABASE");
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
    std::string role = "all";
    const auto add_role = [&role](CLI::App* to) {
        to->add_option("--role", role, "all, intake (no key that opens a lead) or desk")->capture_default_str();
    };
    add_role(serve_verb);
    std::string share_to;
    auto* share_verb = verb("share", "makes a data folder for one more portal of a shared database", &app);
    share_verb->add_option("--to", share_to, "the new folder")->required();
    add_role(share_verb);

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

    portal::verbs::User account;
    std::string municipality;
    auto* user = app.add_subcommand("user", "people on staff")->require_subcommand(1);
    auto* add_verb = verb("add", "adds one and says the password once", user);
    add_verb->add_option("--role", account.role, "guide, deputy, coordinator, staff, eures or auditor")->required();
    add_verb->add_option("--municipality", account.municipality,
                         "a guide's, deputy's or auditor's municipality, by its id");
    add_verb->add_option("--name", account.name, "the person's name or title")->required();
    add_verb->add_flag("--key", account.with_key, "also makes and tells the key of their one-time codes");
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

    std::string system;
    auto* keys = app.add_subcommand("key", "keys of municipalities' own case systems")->require_subcommand(1);
    auto* key_add_verb = verb("add", "makes one and says it once", keys);
    key_add_verb->add_option("--municipality", municipality, "whose people it reads, by its id")->required();
    key_add_verb->add_option("--name", system, "the system's name: it stands in the log of openings")->required();
    auto* key_close_verb = verb("close", "lets nobody read with this key any more", keys);
    key_close_verb->add_option("--name", system, "the system's name")->required();
    auto* key_list_verb = verb("list", "tells which there are, one JSON object a line", keys);

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

    auto* bounced_verb = verb(
        "bounced", "marks the address of a letter that came back, from a mail server's report on standard input", &app);

    auto* status_verb = verb("status", "says how safe the leads are, as JSON, and what to do, in words", &app);

    CLI11_PARSE(app, argc, argv);
    fresh.data = folder.data;
    fresh.server = folder.server;
    if (*init_verb) return verbs::init(fresh);
    if (*serve_verb) return verbs::serve_until_told(folder, listen, role);
    if (*share_verb) return verbs::share(folder, share_to, role);
    if (*publish_verb) return verbs::publish(folder, pack);
    if (*card_verb) return verbs::enrol_card(folder, card, file);
    if (*rotate_verb) return verbs::rotate(folder, rotation);
    if (*revoke_verb) return verbs::revoke(folder, card.stand);
    if (*add_verb) return verbs::user_add(folder, account);
    if (*reset_verb) return verbs::user_reset(folder, login);
    if (*close_verb) return verbs::user_close(folder, login);
    if (*list_verb) return verbs::user_list(folder);
    if (*code_verb) return verbs::code(later);
    if (*key_add_verb) return verbs::key_add(folder, municipality, system);
    if (*key_close_verb) return verbs::key_close(folder, system);
    if (*key_list_verb) return verbs::key_list(folder);
    if (*import_verb) return verbs::import_leads(folder, leads_file, blocked_stand);
    if (*answers_verb) return verbs::answers(folder);
    if (*promise_verb) return verbs::promise(folder, municipality, hours);
    if (*backup_verb) return verbs::backup(folder, backup_file);
    if (*restore_verb)
        return only_drill ? verbs::drill(folder, backup_file) : verbs::restore(folder, backup_file, accept_loss);
    if (*retain_verb) return verbs::retain(folder);
    if (*bounced_verb) return verbs::bounced(folder);
    if (*status_verb) return verbs::status(folder);
    if (*event_verb) return verbs::event(folder, fair);
    return verbs::leads(folder, open);
}
