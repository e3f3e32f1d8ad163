#include "kiosk/stage/stand.hpp"

#include <array>
#include <optional>
#include <utility>

#include "kiosk/stage/screen_report.hpp"
#include "kiosk/stage/trust.hpp"
#include "sync/base/log.hpp"
#include "sync/base/private_memory.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"
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

// Asked for by name, or the one monter-sync has made active. Where that can't be opened monter-sync is told, and may
// have put the one before in its place.
Result<ShownPack> open_content(const std::filesystem::path& data, const std::filesystem::path& pack,
                               const seal::Root& root) {
    if (!pack.empty()) return open_shown_pack(pack, root);
    const auto folder = local::public_folder(data);
    report_screen(data, local::Screen::Does::opens);
    auto active = pack::read_active(folder);
    if (!active) {
        return fail(Kind::refused, "this stand has no content yet",
                    "fetch it with monter-sync content --data DIR, or take it from a stick with monter-sync import");
    }
    for (;;) {
        auto shown = open_shown_pack(pack::place_of(folder, active->manifest_sha256), root);
        if (shown) return shown;
        log_error("the content can't be shown", shown.error());
        report_screen(data, local::Screen::Does::failed, active->manifest_sha256);
        const auto before = std::exchange(active, pack::read_active(folder));
        if (!active || active == before) return shown;
    }
}

}  // namespace

Result<lead::Event> read_event(const std::filesystem::path& data) {
    const auto json = read_file(local::public_folder(data) / "event.json", document_bytes_max);
    if (!json) return fail(Kind::refused, "this stand does not know its fair yet (public/event.json)", enrol);
    auto event = lead::event_from_json(*json);
    if (!event) return fail(event.error().within("public/event.json"));
    return event;
}

std::function<std::vector<seal::PublicKey>()> newest_recipients(const std::filesystem::path& data,
                                                                std::vector<seal::PublicKey> known) {
    return [data, known = std::move(known)]() mutable {
        const auto root = read_trust(data);
        auto newest = root ? seal::recipient_keys(*root) : Result<std::vector<seal::PublicKey>>(fail(root.error()));
        if (newest) known = std::move(*newest);
        if (!newest && !known.empty()) log_error("the region's keys; those known before count", newest.error());
        return known;
    };
}

Result<Stand> open_stand(const std::filesystem::path& data, const std::filesystem::path& pack,
                         const std::filesystem::path& preview) {
    if (auto folder = make_private_folder(data); !folder) return fail(folder.error());
    auto lock = take_lock(data);
    if (!lock) return fail(lock.error());
    const auto enrolment = read_enrolment(data);
    if (!enrolment) return fail(enrolment.error());
    const auto root = read_trust(data);
    if (!root) return fail(root.error());
    auto event = read_event(data);
    if (!event) return fail(event.error());

    auto shown = open_content(data, pack, *root);
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
                 ContentWatch::Place{pack, *root, preview, data},
                 data};
}

void keep_memory_private() {
    monter::keep_memory_private();
}

}  // namespace monter::kiosk
