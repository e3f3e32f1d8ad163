#include "sync/agent/provision.hpp"

#include "sync/agent/epoch.hpp"
#include "sync/agent/hardware.hpp"
#include "sync/agent/machine_change.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/agent/portal_url.hpp"
#include "sync/agent/public_folder.hpp"
#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {
namespace {

constexpr const char* new_card = "Ask the office for a new card for this stand.";
constexpr const char* same_card = "Try again with the same card; it is still good.";

// The portal has seen this card and will not take it, now or later.
bool is_final(const Problem& problem) {
    return problem.type.ends_with("card-unknown") || problem.type.ends_with("card-used") ||
           problem.type.ends_with("card-expired") || problem.type.ends_with("key-used");
}

Error error_of(const Problem& problem) {
    if (problem.type.ends_with("card-unknown")) {
        return {Kind::refused, "The portal does not know this card.",
                "Check that the card is for this portal, or ask the office for a new one."};
    }
    if (problem.type.ends_with("card-used")) {
        return {Kind::refused, "This card was already used by another stand.", new_card};
    }
    if (problem.type.ends_with("card-expired")) return {Kind::refused, "This card has expired.", new_card};
    if (problem.type.ends_with("card-of-another-root")) {
        return {Kind::refused, "The card and the portal do not belong together: its root is another.",
                "Ask the office for a card of this portal."};
    }
    if (problem.type.ends_with("device-revoked")) {
        return {Kind::refused, "The portal has blocked this stand.", new_card};
    }
    if (problem.trouble == Trouble::transient) return {Kind::network, problem.text, same_card};
    if (problem.trouble == Trouble::not_our_portal) return {Kind::network, problem.text, problem.remedy};
    return {Kind::refused, problem.text, problem.remedy};
}

Result<void> make_folder(const std::filesystem::path& data) {
    if (auto made = make_private_folder(data); !made) return made;
    std::error_code why;
    std::filesystem::permissions(data, std::filesystem::perms::owner_all, why);
    if (why) return fail(Kind::disk, "cannot keep the folder " + data.string() + " to its owner: " + why.message());
    return {};
}

Result<seal::SigningKey> key_for(const std::filesystem::path& data, const std::string& mark) {
    const auto stand = read_stand(data);
    // A stand.json that can't be read is about to be replaced.
    const bool is_its_card = stand && *stand && (*stand)->card == mark;
    return is_its_card && !has_key_for(data, mark) ? read_device_key(data) : read_or_make_key_for(data, mark);
}

Result<void> begin_anew(outbox::Outbox& outbox, const Id& epoch, const std::filesystem::path& data) {
    if (auto noted = note_epoch(outbox, epoch); !noted) return fail(noted.error());
    if (auto known = know_machine(outbox, data); !known) return known;
    if (auto set = outbox.set_fact("problem_text", ""); !set) return set;
    return outbox.set_fact("problem_remedy", "");
}

// stand.json says that all before it is there; the key's new name is what open_stand() would complete.
Result<Stand> settle(const std::filesystem::path& data, const Card& card, const Enrolled& enrolled,
                     outbox::Outbox& outbox, const Id& store_id, const seal::SigningKey& key) {
    const PublicFolder folder(data);
    if (auto made = folder.make(); !made) return fail(made.error());
    if (auto written = folder.write_root(enrolled.root_json); !written) return fail(written.error());
    if (auto written = folder.write_event(enrolled.event_json); !written) return fail(written.error());
    if (auto noted = begin_anew(outbox, enrolled.epoch, data); !noted) return fail(noted.error());
    if (auto adopted = outbox.adopt({enrolled.device_id, store_id}, key); !adopted) return fail(adopted.error());
    const std::string mark = mark_of(card);
    Stand stand{enrolled.device_id, card.portal_url, enrolled.region, mark, card.root_fingerprint};
    if (auto written = write_stand(data, stand); !written) return fail(written.error());
    if (auto promoted = promote_key_of(data, mark); !promoted) return fail(promoted.error());
    return stand;
}

}  // namespace

Result<Stand> provision(const std::filesystem::path& data, const Card& card, const Connect& connect) {
    if (auto url = read_portal_url(card.portal_url); !url) return fail(url.error());
    if (auto made = make_folder(data); !made) return fail(made.error());
    const auto lock = FileLock::take(local::stand_lock(data));
    if (!lock) {
        if (lock.error().kind != Kind::refused) return fail(lock.error());
        return fail(Kind::refused, "monter-sync is at work in " + data.string() + ".",
                    "Stop it first, then enrol the stand.");
    }
    const std::string mark = mark_of(card);
    auto key = key_for(data, mark);
    if (!key) return fail(key.error());
    auto outbox = outbox::Outbox::create(outbox_file(data), opening_of(data, *key));
    if (!outbox) return fail(outbox.error());
    auto identity = outbox->identity();
    if (!identity) return fail(identity.error());
    auto portal = connect(card.portal_url, *key);
    if (!portal) return fail(portal.error());
    const EnrolRequest request{card.secret, identity->store_id, hardware_hash(read_hardware(data)), MONTER_VERSION,
                               card.root_fingerprint};
    const auto enrolled = (*portal)->enrol(request, card.root_fingerprint);
    if (!enrolled) {
        if (is_final(enrolled.error())) drop_key_of(data, mark);
        return fail(error_of(enrolled.error()));
    }
    return settle(data, card, *enrolled, *outbox, identity->store_id, *key);
}

}  // namespace monter::agent
