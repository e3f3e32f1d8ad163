#include "kiosk/stage/stand.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sync/base/log.hpp"
#include "sync/base/private_memory.hpp"
#include "sync/local/stand.hpp"
#include "sync/seal/root.hpp"

namespace monter::kiosk {

namespace {

constexpr std::size_t document_bytes_max = 1024UL * 1024;
constexpr const char* enrol = "enrol this stand first: monter-sync provision --data DIR --card FILE";

Result<FileLock> take_lock(const std::filesystem::path& data) {
    auto lock = FileLock::take(local::kiosk_lock(data));
    if (lock || lock.error().kind != Kind::refused) return lock;
    return fail(Kind::refused, "another kiosk is already running on this data",
                "end that one first, or give this one a data folder of its own");
}

// What stand.json says of the enrolment; nothing where the stand was set up without one.
struct Enrolment {
    std::string portal_url;                // the event may name another address for visitors
    std::optional<Hash> root_fingerprint;  // of the root key that the card named
};

Result<Enrolment> read_enrolment(const std::filesystem::path& data) {
    std::error_code why;
    if (!std::filesystem::exists(data / "stand.json", why)) return Enrolment{};
    const auto json = read_text_file(data / "stand.json", document_bytes_max);
    if (!json) return fail(json.error());
    const auto object = nlohmann::json::parse(*json, nullptr, false);
    const auto word = [&object](const char* key) {
        const auto at = object.is_object() ? object.find(key) : object.end();
        return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto fingerprint = raw_from_base64url<32>(word("root_fpr"));
    if (!fingerprint) return fail(Kind::corrupt, "stand.json can't be understood", "enrol the stand with a new card");
    return Enrolment{word("portal_url"), *fingerprint};
}

Result<seal::Root> read_trust(const std::filesystem::path& data, const Enrolment& enrolment) {
    const auto json = read_text_file(local::public_folder(data) / "root.json", document_bytes_max);
    if (!json) return fail(Kind::refused, "this stand does not know its region yet (public/root.json)", enrol);
    auto root = seal::read_root(*json);
    if (!root) return fail(root.error().within("public/root.json"));
    const auto& trusted = enrolment.root_fingerprint;
    const auto is_named = [&](const seal::PublicKey& key) { return seal::fingerprint(key) == *trusted; };
    if (trusted && std::none_of(root->root.keys.begin(), root->root.keys.end(), is_named)) {
        return fail(Kind::refused, "public/root.json is another region's than the one this stand was enrolled with",
                    "enrol the stand with a new card");
    }
    return root;
}

}  // namespace

Result<lead::Event> read_event(const std::filesystem::path& data) {
    const auto json = read_file(local::public_folder(data) / "event.json", document_bytes_max);
    if (!json) return fail(Kind::refused, "this stand does not know its fair yet (public/event.json)", enrol);
    auto event = lead::event_from_json(*json);
    if (!event) return fail(event.error().within("public/event.json"));
    return event;
}

Result<Stand> open_stand(const std::filesystem::path& data, const std::filesystem::path& pack,
                         const std::filesystem::path& preview) {
    if (auto folder = make_private_folder(data); !folder) return fail(folder.error());
    auto lock = take_lock(data);
    if (!lock) return fail(lock.error());
    const auto enrolment = read_enrolment(data);
    if (!enrolment) return fail(enrolment.error());
    const auto root = read_trust(data, *enrolment);
    if (!root) return fail(root.error());
    auto event = read_event(data);
    if (!event) return fail(event.error());

    auto shown = open_shown_pack(pack, *root);
    if (!shown) return fail(shown.error());

    auto recipients = seal::recipient_keys(*root);
    if (!recipients && preview.empty()) log_error("no visitor can leave an address here", recipients.error());

    World world;
    std::array<std::uint8_t, 4> luck{};
    seal::random_bytes(luck);
    for (const std::uint8_t byte : luck) world.seed = world.seed << 8 | byte;
    world.content = shown->content;
    if (!preview.empty()) world.preview.emplace(Preview{read_faults(preview)});
    world.portal_url = event->portal_url.empty() ? enrolment->portal_url : event->portal_url;
    world.event = std::move(*event);
    if (const auto crew = read_text_file(local::public_folder(data) / "crew.json", document_bytes_max)) {
        world.crew = local::settings_from_json(*crew);
    }
    if (recipients) world.recipient_keys = recipients->size();
    return Stand{std::move(*lock),
                 std::move(world),
                 recipients ? std::move(*recipients) : std::vector<seal::PublicKey>{},
                 std::move(*shown),
                 ContentWatch::Place{pack, *root, preview},
                 data};
}

void keep_memory_private() {
    monter::keep_memory_private();
}

}  // namespace monter::kiosk
