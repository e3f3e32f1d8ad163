#include "sync/portal/intake/enrol.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "sync/base/swedish_day.hpp"
#include "sync/portal/intake/wire.hpp"
#include "sync/portal/stands/cards.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal::intake {
namespace {

using Json = nlohmann::json;

struct Enrolled {
    store::Device device;
    lead::Event event;
    std::string epoch;
};

Result<store::Device> new_device(store::Work& work, const store::Card& card, const Enrolment& asked,
                                 std::int64_t now_ms) {
    store::Device device{.id = seal::random_id(),
                         .key = asked.device_key,
                         .stand = card.stand,
                         .portal_url = card.portal_url,
                         .hardware = asked.hardware,
                         .software = asked.software};
    if (auto done = store::enrol(work, card.secret_hash, device, now_ms); !done) return fail(done.error());
    return device;
}

// The stand of a card: a new one, or the one that already used it with this very key.
Answered<store::Device> device_of(Parts& parts, store::Work& work, const Enrolment& asked, std::int64_t now_ms) {
    const Problem unknown{403, "card-unknown", "This card is not one of this portal's. Make a new one."};
    auto card = store::find_card(work, stands::secret_hash(asked.secret));
    if (!card) return tl::unexpected(out_of_order(parts, card.error()));
    if (!*card) return tl::unexpected(unknown);
    if ((*card)->expires_ms < now_ms) {
        return tl::unexpected(Problem{403, "card-expired", "This card's days are over. Make a new one."});
    }
    const Problem used{409, "card-used", "This card was already used by another stand. Make a new one."};
    if (!(*card)->used_by) {
        auto known = store::find_device(work, seal::key_id(asked.device_key));
        if (!known) return tl::unexpected(out_of_order(parts, known.error()));
        if (*known)
            return tl::unexpected(Problem{409, "key-used", "This stand is enrolled already, with another card."});
        auto device = new_device(work, **card, asked, now_ms);
        if (!device) return tl::unexpected(out_of_order(parts, device.error()));
        return *device;
    }
    auto device = store::find_device(work, *(*card)->used_by);
    if (!device || !*device) return tl::unexpected(used);
    if ((*device)->key != asked.device_key) return tl::unexpected(used);
    if ((*device)->revoked) {
        return tl::unexpected(Problem{403, "device-revoked", "This stand was taken out of use. Call the office."});
    }
    return **device;
}

Answered<Enrolled> enrolled(Parts& parts, const Enrolment& asked, std::int64_t now_ms) {
    auto work = parts.database.begin();
    if (!work) return tl::unexpected(out_of_order(parts, work.error()));
    auto device = device_of(parts, *work, asked, now_ms);
    if (!device) return tl::unexpected(device.error());
    auto event = store::event_of(*work, device->stand, swedish_day(now_ms));
    if (!event) return tl::unexpected(out_of_order(parts, event.error()));
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return tl::unexpected(out_of_order(parts, epoch.error()));
    if (auto done = work->commit(); !done) return tl::unexpected(out_of_order(parts, done.error()));
    return Enrolled{std::move(*device), std::move(*event), std::move(*epoch)};
}

// The event as this stand is told it: with the address on its card, which goes into the visitor's QR, and the content
// there is for it.
Json event_json(const Parts& parts, lead::Event event, const std::string& portal_url) {
    event.portal_url = portal_url;
    if (const auto offered = parts.library.offered()) event.pack = offered->id;
    return Json::parse(lead::to_json(event));
}

}  // namespace

Response enrol(Parts& parts, const Request& request, const Moment& now) {
    if (!is_json(request)) return to_response(not_json());
    if (const int wait = parts.enrolments.wait_s(request.client, now.boot_ms); wait > 0) {
        return to_response(too_often(wait));
    }
    const auto asked = read_enrolment(request.body);
    if (!asked) return to_response(not_understood(asked.error()));
    const auto nonce = signed_by(request, asked->device_key);
    if (!nonce) return to_response(nonce.error());
    // Before the card is touched: the stand would not believe our answer, and the card would be used up for nothing.
    if (asked->root_fingerprint && std::find(parts.root_fingerprints.begin(), parts.root_fingerprints.end(),
                                             *asked->root_fingerprint) == parts.root_fingerprints.end()) {
        return to_response({409, "card-of-another-root", "This card names another region's root. It was not used up."});
    }
    const auto done = enrolled(parts, *asked, now.wall_ms);
    if (!done) return to_response(done.error());
    const Json body{{"v", 1},
                    {"type", "enrol"},
                    {"nonce", *nonce},
                    {"device_id", to_uuid(done->device.id)},
                    {"region", parts.region},
                    {"epoch", done->epoch},
                    {"event", event_json(parts, done->event, done->device.portal_url)},
                    {"root", Json::parse(parts.root_json)},
                    {"server_time", to_iso_utc(now.wall_ms)}};
    return signed_answer(parts, body.dump());
}

Response event(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    auto work = parts.database.look();
    if (!work) return to_response(out_of_order(parts, work.error()));
    auto event = store::event_of(*work, caller->device.stand, swedish_day(now.wall_ms));
    if (!event) return to_response(out_of_order(parts, event.error()));
    auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return to_response(out_of_order(parts, epoch.error()));
    const Json body{{"v", 1},
                    {"type", "event"},
                    {"nonce", caller->nonce},
                    {"epoch", *epoch},
                    {"event", event_json(parts, std::move(*event), caller->device.portal_url)},
                    {"server_time", to_iso_utc(now.wall_ms)}};
    return signed_answer(parts, body.dump());
}

}  // namespace monter::portal::intake
