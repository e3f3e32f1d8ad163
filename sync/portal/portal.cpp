#include "sync/portal/portal.hpp"

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/portal/api/api.hpp"
#include "sync/portal/intake/intake.hpp"
#include "sync/portal/intake/problem.hpp"
#include "sync/portal/retention.hpp"
#include "sync/portal/rotation.hpp"
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

Hash random_key() {
    Hash key{};
    seal::random_bytes(key);
    return key;
}

}  // namespace

struct Portal::Inside {
    Inside(const Folder& where, store::Database opened, std::vector<seal::BoxKey> desk_keys,
           seal::SigningKey receipt_key, seal::Root signed_root, std::string root_json, Roots roots,
           std::optional<notices::Settings> how_to_write, std::function<void()> leads_arrived)
        : folder(where),
          database(std::move(opened)),
          guard(folder.guard()),
          erasures(folder.erasures()),
          desk_secrets(std::move(desk_keys)),
          receipt(std::move(receipt_key)),
          root(std::move(signed_root)),
          library(folder.packs(), database),
          desk(database, desk_secrets, library),
          pass_on(database),
          letters(database, desk, library, std::move(how_to_write)),
          sessions(database),
          second_step(database, desk_secrets),
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
                 .leads_arrived = std::move(leads_arrived)},
          systems{database, desk, library},
          web{database, erasures, desk, library, pass_on, sessions, second_step, random_key()} {}

    Folder folder;
    store::Database database;
    backups::Guard guard;
    backups::Erasures erasures;
    std::vector<seal::BoxKey> desk_secrets;  // the one in use first
    seal::SigningKey receipt;
    seal::Root root;
    routing::Library library;
    routing::Desk desk;
    guides::PassOn pass_on;
    notices::Notices letters;
    web::Sessions sessions;
    web::SecondStep second_step;
    intake::Parts intake;
    api::Parts systems;
    web::Parts web;
};

Portal::Portal(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Portal::~Portal() = default;

Result<std::unique_ptr<Portal>> Portal::open(const Folder& folder, std::int64_t now_ms,
                                             std::function<void()> leads_arrived) {
    auto root_json = read_text_file(folder.root(), seal::root_bytes_max);
    if (!root_json) {
        return fail(Kind::refused, "there is no portal in " + folder.data.string(), "make one with monter-portal init");
    }
    auto root = seal::read_root(*root_json);
    if (!root) return fail(root.error().within("root.json"));
    auto roots = read_roots(folder, *root, *root_json);
    if (!roots) return fail(roots.error());
    if (auto settled = settle_keys(folder.data / "keys", *root); !settled) return fail(settled.error());
    auto desk = desk_keys(folder);
    if (!desk) return fail(desk.error());
    auto receipt = seal::SigningKey::read(folder.key("receipt"));
    if (!receipt) return fail(receipt.error().within("the receipt key"));
    auto how_to_write = notices::read_settings(folder.notices());
    if (!how_to_write) return fail(how_to_write.error());
    if (!store::Database::exists(folder.database())) {
        return fail(Kind::refused, "the portal's database is not in " + folder.data.string(),
                    "put it back with monter-portal restore");
    }
    auto database = store::Database::open(folder.database());
    if (!database) return fail(database.error());
    auto inside = std::make_unique<Inside>(folder, std::move(*database), std::move(*desk), std::move(*receipt),
                                           std::move(*root), std::move(*root_json), std::move(*roots),
                                           std::move(*how_to_write), std::move(leads_arrived));
    inside->web.root_fingerprint = seal::fingerprint(inside->root.root.keys.front());
    const auto& ways = inside->letters.settings();
    if (ways && ways->mail) inside->web.mail_host = notices::host_of(ways->mail->server);
    if (ways && ways->sms) inside->web.sms_host = notices::host_of(ways->sms->gateway);
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
    if (request.path.starts_with("/v1/")) return intake::answer(inside_->intake, request, now);
    if (api::is_mine(request.path)) return api::answer(inside_->systems, request, now);
    return web::answer(inside_->web, request, now);
}

Result<int> Portal::sweep(std::int64_t now_ms, bool again) {
    auto decided = inside_->desk.sweep(now_ms, again);
    if (!decided) return decided;
    if (auto passed = inside_->pass_on.sweep(now_ms, again); !passed) return passed;
    if (auto gathered = inside_->letters.gather(now_ms); !gathered) return gathered;
    if (auto retained = retain_nightly(inside_->database, now_ms); !retained) return fail(retained.error());
    return decided;
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
    return inside_->letters;
}
routing::Desk& Portal::desk() {
    return inside_->desk;
}
const seal::PublicKey& Portal::desk_key() const {
    return inside_->desk_secrets.front().public_key();
}
const seal::Root& Portal::root() const {
    return inside_->root;
}

}  // namespace monter::portal
