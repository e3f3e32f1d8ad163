#include "kiosk/visit/wish_record.hpp"

#include <algorithm>

#include "kiosk/visit/recipients.hpp"
#include "sync/base/clock.hpp"
#include "sync/seal/keys.hpp"

namespace monter::kiosk {
namespace {

lead::Consent consent_of(const Model& model, const World& world) {
    const pack::Notice& notice = world.notice(model.language);
    lead::Consent consent;
    consent.contact = model.visit.contact;
    consent.share = model.visit.share;
    consent.recipients = model.visit.recipients;
    consent.notice_language = model.language;
    consent.notice_hash = seal::blake2b(view(notice.full));
    consent.contact_hash = seal::blake2b(view(notice.contact));
    consent.share_hash = seal::blake2b(view(notice.share));
    return consent;
}

// The first three and every recipient, in the match's order.
std::vector<lead::Match> seen_of(const Model& model) {
    std::vector<lead::Match> seen;
    const auto& chosen = model.visit.recipients;
    for (std::size_t i = 0; i < model.matches.size(); ++i) {
        const bool receives = std::find(chosen.begin(), chosen.end(), model.matches[i].municipality) != chosen.end();
        if (i < matches_shown || receives) seen.push_back(model.matches[i]);
    }
    return seen;
}

}  // namespace

lead::Record record_of(const Model& model, const World& world) {
    const Visit& visit = model.visit;
    lead::Record record;
    if (visit.take_home) record.lead_id = visit.take_home->lead_id;
    record.language = model.language;
    record.at = to_iso_utc(model.wall_ms);
    record.pack = world.content->id + "@" + std::to_string(world.content->version);
    record.name = visit.name;
    record.email = visit.email;
    record.phone = visit.phone;
    record.words = visit.words;
    record.assisted = visit.assisted;
    record.note = visit.note;
    record.age16 = visit.sixteen.value_or(false);
    record.wish = visit.wish;
    record.when = visit.when;
    record.with = visit.with;
    record.consent = consent_of(model, world);
    record.seen = seen_of(model);
    return record;
}

}  // namespace monter::kiosk
