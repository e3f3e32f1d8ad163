#include "sync/portal/person_json.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/clock.hpp"
#include "sync/base/log.hpp"

namespace monter::portal {
namespace {

using Json = nlohmann::json;

Json reasons_json(const routing::Reasons& reasons, const store::Decision& decision, guides::Content content) {
    Json out = Json::array();
    for (const lead::Reason& reason : reasons.list) {
        out.push_back({{"why", lead::name(reason.why)},
                       {"subject", reason.subject},
                       {"fact", reason.fact},
                       {"value", reason.value},
                       {"points", reason.points},
                       {"text", guides::reason_as_shown(reason, decision.municipality, content, decision.language)}});
    }
    return out;
}

void add_written(Json& to, const lead::Record& record) {
    to["name"] = record.name.view();
    to["email"] = record.email.view();
    to["phone"] = record.phone.view();
    to["words"] = record.words.view();
    to["assisted"] = record.assisted;
    to["note"] = record.note.view();
    to["language"] = record.language;
    to["wish"] = {{"dreams", record.wish.dreams},
                  {"hearts", record.wish.hearts},
                  {"from", record.wish.written_from},
                  {"work", record.wish.work},
                  {"speaks", record.wish.speaks}};
    to["when"] = record.when;
    to["with"] = record.with;
    to["consent"] = {{"contact", record.consent.contact},
                     {"share", record.consent.share},
                     {"recipients", record.consent.recipients},
                     {"notice_language", record.consent.notice_language}};
}

}  // namespace

Json person_json(const routing::Desk& desk, const store::Person& person, guides::Content content, Detail detail) {
    routing::Reasons reasons;
    if (auto opened = desk.reasons(person.decision)) {
        reasons = std::move(*opened);
    } else {
        log_error("reasons can't be opened", opened.error());
    }
    Json out{{"lead_id", to_base64url(person.sealed.lead_id)},
             {"reference", person.reference},
             {"page", "/people/" + person.page_id},
             {"stand", person.stand},
             {"event", person.event},
             {"captured_at", to_iso_utc(person.captured_ms)},
             {"received_at", to_iso_utc(person.received_ms)},
             {"accepted_at", nullptr},
             {"outcome", person.outcome},
             {"municipality", nullptr},
             {"status", store::name(person.decision.status)},
             {"reasons", reasons_json(reasons, person.decision, content)},
             {"reasons_seen", reasons.seen}};
    if (person.accepted_ms) out["accepted_at"] = to_iso_utc(*person.accepted_ms);
    if (!person.decision.municipality.empty()) out["municipality"] = person.decision.municipality;
    if (detail != Detail::all || person.decision.status == store::Status::unreadable) return out;
    if (const auto record = desk.open(person.sealed, person.correction)) {
        add_written(out, *record);
    } else {
        log_error("a person can't be opened", record.error());
    }
    return out;
}

}  // namespace monter::portal
