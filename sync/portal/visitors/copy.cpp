#include "sync/portal/visitors/copy.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/clock.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::portal::visitors {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const store::ShownTexts& texts, const Hash& hash) {
    const auto found = texts.find(hash);
    return found == texts.end() ? Json() : Json(found->second);
}

Json next_json(const Held& held) {
    const store::Next& next = held.wish.next;
    if (next.by_ms == 0) return {};
    return Json{{"by", to_iso_utc(next.by_ms)}, {"whose", next.theirs ? "them" : "us"}, {"words", held.next_words}};
}

Json corrected_json(const Held& held) {
    if (!held.present || held.wish.correction.at_ms == 0) return {};
    return Json{{"at", to_iso_utc(held.wish.correction.at_ms)},
                {"name", held.present->name.view()},
                {"email", held.present->email.view()},
                {"phone", held.present->phone.view()},
                {"others_may_be_asked", held.present->consent.share}};
}

Json log_json(const Held& held) {
    Json out = Json::array();
    for (const Noted& noted : held.log) {
        out.push_back({{"at", to_iso_utc(noted.step.at_ms)},
                       {"what", store::name(noted.step.what)},
                       {"municipality", noted.step.municipality},
                       {"detail", noted.step.detail},
                       {"words", noted.words}});
    }
    return out;
}

}  // namespace

std::string reference_of(const Held& held) {
    return seal::reference(held.wish.sealed.lead_id);
}

Result<std::string> copy_of(const Held& held, std::int64_t now_ms) {
    Json out{{"v", 1},
             {"made", to_iso_utc(now_ms)},
             {"reference", reference_of(held)},
             {"stand", held.wish.stand},
             {"event", held.wish.event},
             {"captured", to_iso_utc(held.wish.captured_ms)},
             {"received", to_iso_utc(held.wish.received_ms)},
             {"status", held.wish.status},
             {"municipality", held.wish.municipality},
             {"outcome", held.wish.outcome},
             {"shared_with", held.shared_with},
             {"next", next_json(held)}};
    out["sent"] = nullptr;
    out["corrected"] = corrected_json(held);
    out["agreed_texts"] = {{"contact", nullptr}, {"share", nullptr}, {"notice", nullptr}};
    if (held.sent) {
        const auto record = lead::to_json(*held.sent);
        if (!record) return fail(record.error());
        out["sent"] = Json::parse(record->view());
        const lead::Consent& consent = held.sent->consent;
        out["agreed_texts"] = {{"contact", text_or_null(held.texts, consent.contact_hash)},
                               {"share", consent.share ? text_or_null(held.texts, consent.share_hash) : Json()},
                               {"notice", text_or_null(held.texts, consent.notice_hash)}};
    }
    out["eures"] = nullptr;
    if (held.eures) {
        out["eures"] = {{"given", held.eures->given},
                        {"how", held.eures->how},
                        {"language", held.eures->language},
                        {"words", held.eures_words}};
    }
    out["reasons"] = Json::array();
    for (const lead::Reason& reason : held.reasons.list) {
        out["reasons"].push_back({{"why", lead::name(reason.why)},
                                  {"subject", reason.subject},
                                  {"fact", reason.fact},
                                  {"value", reason.value},
                                  {"points", reason.points}});
    }
    out["log"] = log_json(held);
    out["opened"] = Json::array();
    for (const Opening& one : held.openings) {
        out["opened"].push_back({{"at", to_iso_utc(one.at_ms)}, {"municipality", one.municipality}});
    }
    return out.dump(2);
}

}  // namespace monter::portal::visitors
