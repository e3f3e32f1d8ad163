#include "sync/portal/folder.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/clock.hpp"
#include "sync/base/file.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/backups/guard.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/root.hpp"

namespace monter::portal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t region_characters_max = 60;
constexpr std::int64_t root_life_ms = 2LL * 365 * 24 * 60 * 60 * 1000;

struct NewKeys {
    seal::SigningKey root = seal::SigningKey::generate();
    seal::SigningKey content = seal::SigningKey::generate();
    seal::SigningKey receipt = seal::SigningKey::generate();
    seal::BoxKey desk = seal::BoxKey::generate();
    seal::BoxKey escrow = seal::BoxKey::generate();
};

bool lies_in(const fs::path& inner, const fs::path& outer) {
    const fs::path a = fs::weakly_canonical(fs::absolute(inner) / "");
    const fs::path b = fs::weakly_canonical(fs::absolute(outer) / "");
    const auto [end, mid] = std::mismatch(b.begin(), b.end(), a.begin(), a.end());
    return end == b.end() || (std::next(end) == b.end() && end->empty());
}

Result<void> must_be_empty(const std::string& server) {
    auto database = store::Database::open({{}, server});
    if (!database) return fail(database.error());
    auto work = database->look();
    if (!work) return fail(work.error());
    const auto region = store::read_meta(*work, "region");
    if (!region) return fail(region.error());
    if (region->empty()) return {};
    return fail(Kind::refused, "there is a portal in this database already: " + *region, "make an empty database");
}

Result<void> check(const NewPortal& portal) {
    if (lies_in(portal.offline, portal.data) || lies_in(portal.data, portal.offline)) {
        return fail(Kind::refused, "the offline folder must not be the data folder, nor lie in it or around it",
                    "give --offline a folder on a stick that is then put in a safe");
    }
    if (portal.region.empty() || count_characters(portal.region) > region_characters_max ||
        !is_plain_text(portal.region, false)) {
        return fail(Kind::refused, "the region's name must be 1 to 60 characters");
    }
    const Folder folder = portal.folder();
    for (const fs::path& taken : {folder.database(), folder.root(), portal.offline / "root.key"}) {
        if (fs::exists(taken)) {
            return fail(Kind::refused, "there is a portal already: " + taken.string(), "choose empty folders");
        }
    }
    return portal.server.empty() ? Result<void>() : must_be_empty(portal.server);
}

Result<void> write_keys(const NewKeys& keys, const NewPortal& portal) {
    const Folder folder = portal.folder();
    for (const fs::path& made : {portal.data, portal.data / "keys", portal.offline, folder.packs()}) {
        if (auto done = make_private_folder(made); !done) return done;
    }
    if (auto done = keys.root.write(portal.offline / "root.key"); !done) return done;
    if (auto done = keys.escrow.write(portal.offline / "escrow.key"); !done) return done;
    if (auto done = keys.desk.write(folder.key("desk")); !done) return done;
    if (auto done = keys.receipt.write(folder.key("receipt")); !done) return done;
    return keys.content.write(folder.key("content"));
}

Result<void> write_root(const NewKeys& keys, const NewPortal& portal, std::int64_t now_ms) {
    seal::Root root;
    root.version = 1;
    root.region = portal.region;
    root.expires = to_iso_utc(now_ms + root_life_ms);
    root.root.keys = {keys.root.public_key()};
    root.content.keys = {keys.content.public_key()};
    root.receipt.keys = {keys.receipt.public_key()};
    root.recipients = {{keys.desk.public_key(), "desk"}, {keys.escrow.public_key(), "escrow"}};
    root.recipients_version = 1;
    const seal::SigningKey* signers[] = {&keys.root};
    const auto document = seal::sign_document(seal::root_context, seal::to_bytes(root), signers);
    return write_file(portal.folder().root(), view(seal::to_json(document)), 0644);
}

Result<lead::Event> write_database(const NewPortal& portal, std::int64_t now_ms) {
    const Folder folder = portal.folder();
    lead::Event event{.event_id = seal::random_id(),
                      .title = portal.event_title.empty() ? portal.region : portal.event_title,
                      .portal_url = "https://portal.invalid",  // each stand is told the one on its card
                      .country = portal.country,
                      .languages = portal.languages,
                      .rehearsal = portal.rehearsal};
    auto database = store::Database::open(folder.location());
    if (!database) return fail(database.error());
    auto work = database->begin();
    if (!work) return fail(work.error());
    if (auto done = store::write_meta(*work, "region", portal.region); !done) return fail(done.error());
    auto epoch = backups::mint_epoch(*work);
    if (!epoch) return fail(epoch.error());
    if (auto done = store::add_event(*work, event, true, now_ms); !done) return fail(done.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    if (auto done = backups::Guard(folder.guard()).write({*epoch, 0, 0}); !done) return fail(done.error());
    return event;
}

}  // namespace

Result<std::string> make_portal(const NewPortal& portal, std::int64_t now_ms) {
    if (auto right = check(portal); !right) return fail(right.error());
    const NewKeys keys;
    if (auto done = write_keys(keys, portal); !done) return fail(done.error());
    if (auto done = write_root(keys, portal, now_ms); !done) return fail(done.error());
    auto event = write_database(portal, now_ms);
    if (!event) return fail(event.error());
    const nlohmann::json noted{{"region", portal.region},
                               {"root_fpr", to_base64url(seal::fingerprint(keys.root.public_key()))},
                               {"event_id", to_uuid(event->event_id)}};
    return noted.dump();
}

}  // namespace monter::portal
