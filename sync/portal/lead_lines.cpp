#include "sync/portal/lead_lines.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/log.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/accounts.hpp"

namespace monter::portal {
namespace {

using Json = nlohmann::json;

constexpr int rows_at_once = 50;
constexpr std::size_t bytes_at_once = 64UL * 1024;  // half a local message; one opened lead stays under 32 KiB

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

Json line(Portal& portal, const store::Person& person, guides::Content content, bool open) {
    routing::Reasons reasons;
    if (auto opened = portal.desk().reasons(person.decision)) {
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
             {"municipality", nullptr},
             {"status", store::name(person.decision.status)},
             {"reasons", reasons_json(reasons, person.decision, content)},
             {"reasons_seen", reasons.seen}};
    if (!person.decision.municipality.empty()) out["municipality"] = person.decision.municipality;
    if (!open || person.decision.status == store::Status::unreadable) return out;
    if (const auto record = portal.desk().open(person.sealed, person.correction)) {
        add_written(out, *record);
    } else {
        log_error("a person can't be opened", record.error());
    }
    return out;
}

}  // namespace

Result<LeadLines> lead_lines(Portal& portal, std::int64_t after, bool open, std::int64_t now_ms) {
    std::vector<store::Person> people;
    {
        auto work = portal.database().begin();
        if (!work) return fail(work.error());
        auto found = store::people_after(*work, after, rows_at_once);
        if (!found) return fail(found.error());
        people = std::move(*found);
        if (open) {
            for (const auto& person : people) {
                auto logged = store::log_access(*work, store::Access::command, "", person.sealed.lead_id, now_ms);
                if (!logged) return fail(logged.error());
            }
        }
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    const auto content = portal.library().content();
    LeadLines out;
    std::size_t bytes = 0;
    for (const auto& person : people) {
        out.lines.push_back(line(portal, person, content.get(), open).dump());
        out.next = person.portal_seq;
        bytes += out.lines.back().size();
        if (bytes > bytes_at_once) return out;
    }
    if (people.size() < rows_at_once) out.next = 0;
    return out;
}

}  // namespace monter::portal
