#include "sync/portal/portal.hpp"

#include <atomic>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/portal/api/api.hpp"
#include "sync/portal/intake/intake.hpp"
#include "sync/portal/intake/problem.hpp"
#include "sync/portal/retention.hpp"
#include "sync/portal/rotation.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/routing.hpp"
#include "sync/portal/store/workers.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal {
namespace {

// 0 to 1, for pauses that must not be alike.
double luck() {
    Raw<2> random{};
    seal::random_bytes(random);
    return (random[0] * 256 + random[1]) / 65536.0;
}

std::vector<Hash> fingerprints(const seal::Root& root) {
    std::vector<Hash> out;
    for (const seal::PublicKey& key : root.root.keys) out.push_back(seal::fingerprint(key));
    return out;
}

using Roots = std::map<std::int64_t, std::string>;

// The chain that leads from the root on any card to the present one: each earlier version lies in DATA/roots.
Result<Roots> read_roots(const Folder& folder, const seal::Root& now, const std::string& now_json) {
    Roots roots;
    for (std::int64_t version = 1; version < now.version; ++version) {
        auto json = read_text_file(folder.earlier_root(version), seal::root_bytes_max);
        if (json) roots.emplace(version, std::move(*json));
        if (!json && json.error().kind != Kind::refused) return fail(json.error());
    }
    roots.emplace(now.version, now_json);
    return roots;
}

// The one in use, and those before it: what was sealed to them must still open.
Result<std::vector<seal::BoxKey>> desk_keys(const Folder& folder) {
    std::vector<seal::BoxKey> keys;
    auto now = seal::BoxKey::read(folder.key("desk"));
    if (!now) return fail(now.error().within("the desk's key"));
    keys.push_back(std::move(*now));
    std::error_code why;
    for (const auto& entry : std::filesystem::directory_iterator(folder.data / "keys", why)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("desk-") || !name.ends_with(".key")) continue;
        auto earlier = seal::BoxKey::read(entry.path());
        if (earlier) keys.push_back(std::move(*earlier));
        if (!earlier) log_error("an earlier key of the desk", earlier.error());
    }
    return keys;
}

// Never made here: a portal whose database is gone is put back, not begun anew.
Result<store::Database> open_database(const Folder& folder) {
    const auto gone = [](const std::string& where) {
        return fail(Kind::refused, "the portal's database is not in " + where,
                    "put it back with monter-portal restore");
    };
    if (folder.server.empty() && !store::Database::exists(folder.database())) return gone(folder.data.string());
    auto database = store::Database::open(folder.location());
    if (!database || folder.server.empty()) return database;
    auto work = database->look();
    if (!work) return fail(work.error());
    const auto region = store::read_meta(*work, "region");
    if (!region) return fail(region.error());
    if (region->empty()) return gone("the server's database");
    return database;
}

Hash random_key() {
    Hash key{};
    seal::random_bytes(key);
    return key;
}

// What only a portal with the desk's key has.
struct DeskSide {
    DeskSide(store::Database& database, backups::Erasures& erasures, routing::Library& library,
             std::vector<seal::BoxKey> keys, std::optional<notices::Settings> how_to_write)
        : secrets(std::move(keys)),
          desk(database, secrets, library),
          pass_on(database),
          letters(database, desk, library, std::move(how_to_write)),
          sessions(database),
          second_step(database, secrets),
          systems{database, desk, library},
          web{database, erasures, desk, library, pass_on, sessions, second_step, random_key()} {
        const auto& ways = letters.settings();
        if (ways && ways->mail) web.mail_host = notices::host_of(ways->mail->server);
        if (ways && ways->sms) web.sms_host = notices::host_of(ways->sms->gateway);
    }

    std::vector<seal::BoxKey> secrets;  // the one in use first
    routing::Desk desk;
    guides::PassOn pass_on;
    notices::Notices letters;
    web::Sessions sessions;
    web::SecondStep second_step;
    api::Parts systems;
    web::Parts web;
};

Result<std::unique_ptr<DeskSide>> open_desk(const Folder& folder, store::Database& database,
                                            backups::Erasures& erasures, routing::Library& library) {
    auto keys = desk_keys(folder);
    if (!keys) return fail(keys.error());
    auto how_to_write = notices::read_settings(folder.notices());
    if (!how_to_write) return fail(how_to_write.error());
    return std::make_unique<DeskSide>(database, erasures, library, std::move(*keys), std::move(*how_to_write));
}

Response not_here() {
    return intake::to_response({404, "path-unknown", "There is nothing at this address."});
}

}  // namespace

struct Portal::Inside {
    Inside(const Folder& where, Duty what, store::Database opened, seal::SigningKey receipt_key, seal::Root signed_root,
           std::string root_json, Roots roots, std::function<void()> leads_arrived)
        : folder(where),
          duty(what),
          database(std::move(opened)),
          guard(folder.guard()),
          erasures(folder.erasures()),
          receipt(std::move(receipt_key)),
          root(std::move(signed_root)),
          library(folder.packs(), database),
          intake{.database = database,
                 .receipt = receipt,
                 .region = root.region,
                 .root_json = std::move(root_json),
                 .root_fingerprints = fingerprints(root),
                 .library = library,
                 .roots = std::move(roots),
                 .guard = guard,
                 .erasures = erasures,
                 .luck = luck,
                 .leads_arrived = std::move(leads_arrived)} {}

    Folder folder;
    Duty duty;
    store::Database database;
    backups::Guard guard;
    backups::Erasures erasures;
    seal::SigningKey receipt;
    seal::Root root;
    std::atomic<bool> owes_again =
        false;  // a sweep that looks at everything again, which another desk was in the way of
    routing::Library library;
    intake::Parts intake;
    std::unique_ptr<DeskSide> desk;  // none for an intake portal
};

Portal::Portal(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Portal::~Portal() = default;

Result<std::unique_ptr<Portal>> Portal::open(const Folder& folder, std::int64_t now_ms,
                                             std::function<void()> leads_arrived, Duty duty) {
    auto root_json = read_text_file(folder.root(), seal::root_bytes_max);
    if (!root_json) {
        return fail(Kind::refused, "there is no portal in " + folder.data.string(), "make one with monter-portal init");
    }
    auto root = seal::read_root(*root_json);
    if (!root) return fail(root.error().within("root.json"));
    auto roots = read_roots(folder, *root, *root_json);
    if (!roots) return fail(roots.error());
    if (auto settled = settle_keys(folder.data / "keys", *root); !settled) return fail(settled.error());
    if (duty == Duty::intake && duty_of(folder) != Duty::intake) {
        return fail(Kind::refused, "an intake portal's folder must not hold the desk's key",
                    "make one for it with monter-portal share --role intake");
    }
    auto receipt = seal::SigningKey::read(folder.key("receipt"));
    if (!receipt) return fail(receipt.error().within("the receipt key"));
    auto database = open_database(folder);
    if (!database) return fail(database.error());
    auto inside = std::make_unique<Inside>(folder, duty, std::move(*database), std::move(*receipt), std::move(*root),
                                           std::move(*root_json), std::move(*roots), std::move(leads_arrived));
    if (duty != Duty::intake) {
        auto desk = open_desk(folder, inside->database, inside->erasures, inside->library);
        if (!desk) return fail(desk.error());
        inside->desk = std::move(*desk);
        inside->desk->web.root_fingerprint = seal::fingerprint(inside->root.root.keys.front());
    }
    const auto is_new = backups::settle_epoch(inside->database, inside->guard);
    if (!is_new) return fail(is_new.error());
    // However it came to be older, and also where its guard was put back with it and tells nothing: what was taken back
    // stays taken back.
    if (*is_new || !is_planted(Plant::erased_once)) {
        if (auto done = backups::erase_again(inside->database, inside->erasures, now_ms); !done) {
            return fail(done.error());
        }
    }
    // Leads are taken in without content too; what is wrong with it is said, and they wait.
    if (auto loaded = inside->library.load(inside->root); !loaded) log_error("content", loaded.error());
    return std::unique_ptr<Portal>(new Portal(std::move(inside)));
}

Response Portal::answer(const Request& request, const Moment& now) {
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST") {
        Response out = intake::to_response({405, "method-unknown", "This address is asked in another way."});
        out.headers.emplace_back("Allow", "GET, HEAD, POST");
        return out;
    }
    if (request.path.starts_with("/v1/")) {
        return inside_->duty == Duty::desk ? not_here() : intake::answer(inside_->intake, request, now);
    }
    if (!has_desk()) return not_here();
    if (api::is_mine(request.path)) return api::answer(inside_->desk->systems, request, now);
    return web::answer(inside_->desk->web, request, now);
}

namespace {

const std::string sweeping = "sweep";

// Takes the sweep for this portal, and gives it back.
Result<bool> lease_sweep(store::Database& database, std::int64_t now_ms) {
    auto work = database.begin_leasing();
    if (!work) return fail(work.error());
    auto mine = store::take_work(*work, sweeping, now_ms);
    if (!mine) return mine;
    if (auto done = work->commit(); !done) return fail(done.error());
    return mine;
}

Result<void> end_sweep(store::Database& database) {
    auto work = database.begin_leasing();
    if (!work) return fail(work.error());
    if (auto done = store::give_work_back(*work, sweeping); !done) return done;
    return work->commit();
}

Result<int> swept(DeskSide& desk, store::Database& database, std::int64_t now_ms, bool again) {
    auto decided = desk.desk.sweep(now_ms, again);
    if (!decided) return decided;
    if (auto passed = desk.pass_on.sweep(now_ms, again); !passed) return passed;
    if (auto gathered = desk.letters.gather(now_ms); !gathered) return gathered;
    if (auto retained = retain_nightly(database, now_ms); !retained) return fail(retained.error());
    return decided;
}

}  // namespace

Result<int> Portal::sweep(std::int64_t now_ms, bool again) {
    if (!has_desk()) return 0;
    // A file has one portal, whose own locks are enough.
    if (!inside_->database.is_shared()) return swept(*inside_->desk, inside_->database, now_ms, again);
    const auto mine = lease_sweep(inside_->database, now_ms);
    if (!mine) return fail(mine.error());
    if (!*mine) {
        // Another desk sweeps, or one that died while it did: what was asked for is done by our next sweep.
        if (again) inside_->owes_again = true;
        return 0;
    }
    auto decided = swept(*inside_->desk, inside_->database, now_ms, inside_->owes_again.exchange(false) || again);
    if (auto ended = end_sweep(inside_->database); !ended) log_error("a sweep", ended.error());
    return decided;
}

Result<bool> Portal::has_news() {
    if (!has_desk() || !inside_->database.is_shared()) return false;
    auto work = inside_->database.look();
    if (!work) return fail(work.error());
    const auto waiting = store::unrouted(*work, 0, 1, false);
    if (!waiting) return fail(waiting.error());
    return !waiting->empty();
}

bool Portal::has_desk() const {
    return inside_->desk != nullptr;
}

Result<intake::CarriedIn> Portal::import_leads(const std::string& file, std::int64_t now_ms, bool blocked_too) {
    return intake::take_in_carried(inside_->intake, file, now_ms, blocked_too);
}

store::Database& Portal::database() {
    return inside_->database;
}
backups::Guard& Portal::guard() {
    return inside_->guard;
}
const Folder& Portal::folder() const {
    return inside_->folder;
}
routing::Library& Portal::library() {
    return inside_->library;
}
notices::Notices& Portal::letters() {
    return inside_->desk->letters;
}
routing::Desk& Portal::desk() {
    return inside_->desk->desk;
}
const seal::PublicKey& Portal::desk_key() const {
    return inside_->desk->secrets.front().public_key();
}
const seal::Root& Portal::root() const {
    return inside_->root;
}

}  // namespace monter::portal
