#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/agreed.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/acceptance_clock.hpp"
#include "sync/portal/web/care_data.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/pictures.hpp"
#include "sync/portal/web/web.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::web {
namespace {

// All that one person's page is made of.
struct Shown {
    const guides::OpenPerson& person;
    const lead::Record& record;
    guides::Content content;
    const Visit& visit;
    std::string first;  // how the person is spoken of

    [[nodiscard]] const Texts& texts() const { return visit.texts; }
    [[nodiscard]] const std::string& municipality() const { return person.row.decision.municipality; }
    [[nodiscard]] std::string when(std::int64_t ms) const { return date_time(ms, texts()); }
    [[nodiscard]] std::string named(const char* key) const { return texts().fill(key, {{"name", first}}); }
};

std::string or_not_told(const std::string& text, const Texts& texts) {
    return text.empty() ? texts.get("person.not_told") : text;
}

void add_brief(Data::Named& data, const Shown& shown) {
    const Texts& texts = shown.texts();
    const lead::Record& record = shown.record;
    Data::List say;
    for (const auto& piece : guides::sentence(record, shown.content, texts)) {
        say.push_back(Data::Named{{"text", piece.text}, {"strong", piece.strong}});
    }
    data["say"] = std::move(say);
    Data::List facts;
    const auto fact = [&](const char* label, const std::string& text) {
        facts.push_back(Data::Named{{"label", texts.get(label)}, {"text", or_not_told(text, texts)}});
    };
    fact("person.when", record.when.empty() ? std::string() : texts.get("when." + record.when));
    fact("person.who", guides::who_comes(record, texts));
    fact("person.work", record.wish.work.empty() ? std::string() : texts.get("work." + record.wish.work));
    fact("person.speaks", guides::speaks(record, texts));
    fact("person.met", texts.fill("person.met_at", {{"stand", shown.person.row.stand},
                                                    {"when", shown.when(shown.person.row.captured_ms)}}));
    data["facts"] = std::move(facts);
    data["write_in"] = guides::language_name(record.language, texts);
}

void add_next(Data::Named& data, const Shown& shown) {
    const Texts& texts = shown.texts();
    const store::Person& row = shown.person.row;
    data["can_accept"] = row.decision.status == store::Status::fresh && !shown.person.beside;
    data["accepted"] = row.decision.status == store::Status::accepted;
    data["held"] = row.decision.status == store::Status::held;
    data["accept"] = shown.named("person.accept");
    if (shown.person.standing) {
        data["clock"] =
            acceptance_clock(shown.person.standing->acceptance, ClockWords::page, shown.visit.now.wall_ms, texts);
    }
    data["next_text"] = shown.named("person.next_text");
    const std::string arrived = texts.fill("inbox.arrived", {{"when", shown.when(row.received_ms)}});
    const std::string ago =
        texts.fill("inbox.arrived_ago", {{"ago", time_span(shown.visit.now.wall_ms - row.received_ms, texts)}});
    data["arrived"] = arrived + ", " + ago + ".";
    data["accepted_text"] = texts.fill(
        "person.accepted_text",
        {{"who", guides::begun_large(guides::guide_title(shown.municipality(), shown.content, texts.language()))},
         {"name", shown.first},
         {"when", shown.when(row.accepted_ms.value_or(0))}});
}

void add_dreams(Data::Named& data, const Shown& shown) {
    const Texts& texts = shown.texts();
    const lead::Record& record = shown.record;
    Data::List tiles;
    for (const std::string& dream : record.wish.dreams) {
        tiles.push_back(Data::Named{{"picture", dream_picture(dream)},
                                    {"heart", false},
                                    {"label", guides::dream_name(dream, shown.content, texts.language())}});
    }
    for (const std::string& place : record.wish.hearts) {
        tiles.push_back(Data::Named{
            {"picture", place_picture(place)}, {"heart", true}, {"label", guides::place_name(place, shown.content)}});
    }
    data["tiles"] = std::move(tiles);
    data["dreams_title"] = shown.named("person.dreams");
    data["dreams_count"] = texts.fill("person.dreams_count", {{"n", std::to_string(record.wish.dreams.size())},
                                                              {"hearts", std::to_string(record.wish.hearts.size())}});
    data["words"] = std::string(record.words.view());
    data["assisted_note"] = std::string(record.note.view());
    data["words_language"] = record.language;
    data["words_note"] = texts.fill("person.own_words", {{"language", guides::language_name(record.language, texts)}});
}

Data reason_data(const Shown& shown, const lead::Reason& reason, const std::vector<lead::Reason>& all) {
    using Why = lead::Reason::Why;
    const Texts& texts = shown.texts();
    const auto words = guides::reason_words(reason, shown.municipality(), shown.content, texts);
    Data::Named out{{"title", words.title},
                    {"fact", words.fact},
                    {"picture", reason.why == Why::dream ? dream_picture(reason.subject) : std::string()},
                    {"pen", reason.why == Why::wrote_from},
                    {"heart", reason.why == Why::hearted},
                    {"work", reason.why == Why::work},
                    {"talk", reason.why == Why::language},
                    {"room", reason.why == Why::capacity},
                    {"small", reason.why == Why::small}};
    // Their own choices come before any points: the whole bar.
    const bool own = reason.why == Why::wrote_from || reason.why == Why::hearted;
    const int share = std::clamp(lead::share_of(reason, all), 2, 100);
    out["bar"] = std::to_string(share);
    if (!own) out["points"] = texts.fill("reason.points", {{"n", std::to_string(reason.points)}});
    return out;
}

std::string places(const Shown& shown) {
    std::string out;
    for (const std::string& place : shown.record.consent.recipients) {
        out += (out.empty() ? "" : ", ") + guides::place_name(place, shown.content);
    }
    return out;
}

void add_reasons(Data::Named& data, const Shown& shown) {
    const Texts& texts = shown.texts();
    const routing::Reasons& reasons = shown.person.reasons;
    if (shown.municipality().empty()) return;
    data["why_title"] = texts.fill("person.why", {{"place", guides::place_name(shown.municipality(), shown.content)}});
    data["why_whose"] = shown.named(reasons.seen ? "person.reasons_seen" : "person.reasons_ours");
    Data::List list;
    for (const auto& reason : reasons.list) list.push_back(reason_data(shown, reason, reasons.list));
    data["reasons"] = std::move(list);
    data["how"] = texts.fill("person.how_text", {{"name", shown.first}, {"places", places(shown)}});
}

std::string grouped(const std::string& hex) {
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 4) out += (out.empty() ? "" : " ") + hex.substr(i, 4);
    return out;
}

// Whether the portal's own letter reached this address: a guide who knows it did not can telephone.
void add_confirmation(Data::Named& data, const Shown& shown) {
    using store::Ended;
    const auto how = shown.person.confirmation;
    const Texts& texts = shown.visit.texts;
    data["confirmed"] = how == Ended::sent ? texts.get("notices.confirmation_sent") : std::string();
    if (const auto& reply = shown.person.reply) {
        const bool lost = reply->ended && *reply->ended != Ended::sent;
        const char* key = !reply->ended                     ? "letter.on_its_way"
                          : *reply->ended == Ended::sent    ? "letter.sent"
                          : *reply->ended == Ended::refused ? "letter.refused"
                                                            : "letter.lost";
        data[lost ? "reply_lost" : "reply_state"] = texts.fill(key, {{"when", shown.when(reply->made_ms)}});
    }
    data["not_confirmed"] = how == Ended::refused    ? texts.get("notices.confirmation_refused")
                            : how == Ended::given_up ? texts.get("notices.confirmation_late")
                                                     : std::string();
}

void add_consent(Data::Named& data, const Shown& shown, const store::ShownTexts& agreed) {
    const Texts& texts = shown.texts();
    const lead::Consent& consent = shown.record.consent;
    data["consent_title"] = shown.named("person.consent");
    data["share"] = consent.share;
    data["consent_to"] = texts.fill("person.consent_to", {{"places", places(shown)}});
    const std::string note =
        texts.fill("person.exact_footer",
                   {{"language", guides::begun_large(guides::language_name(consent.notice_language, texts))},
                    {"when", shown.when(shown.person.row.captured_ms)},
                    {"stand", shown.person.row.stand}});
    Data::List exact;
    const auto add = [&](const Hash& hash) {
        exact.push_back(
            Data::Named{{"text", guides::text_of(agreed, hash)},
                        {"lang", consent.notice_language},
                        {"note", note},
                        {"fingerprint", texts.fill("person.fingerprint", {{"hash", grouped(to_hex(hash))}})}});
    };
    add(consent.contact_hash);
    if (consent.share) add(consent.share_hash);
    data["exact"] = std::move(exact);
    data["assisted"] = shown.record.assisted ? texts.get("person.assisted") : std::string();
}

void add_message(Data::Named& data, const Shown& shown) {
    const auto query = form_fields(shown.visit.request.query);
    const auto said = query.find("said");
    if (said == query.end() || shown.visit.request.method != "GET") return;
    const std::string key = "said." + said->second;
    if (!shown.texts().has(key)) return;
    const bool before = said->second == "before";
    data["message"] = Data::Named{
        {"kind", before ? "" : "ok"}, {"role", "status"}, {"good", !before}, {"text", shown.named(key.c_str())}};
}

Response unreadable_page(const Parts& parts, const Visit& visit, const store::Person& row) {
    const Texts& texts = visit.texts;
    Data::Named data = frame_data(parts, visit, texts.get("person.unreadable_title"));
    data["reference"] = row.reference;
    data["text"] = texts.fill("person.unreadable_text", {{"reference", row.reference}});
    data["met"] = texts.fill("person.met_at", {{"stand", row.stand}, {"when", date_time(row.captured_ms, texts)}});
    return page("frame", "unreadable", std::move(data), texts);
}

}  // namespace

Response person_page(Parts& parts, const Visit& visit, const std::string& id) {
    return person_page_again(parts, visit, id, {});
}

Response person_page_again(Parts& parts, const Visit& visit, const std::string& id, const Kept& kept) {
    const Texts& texts = visit.texts;
    const auto found = guides::person(parts.database, parts.desk, visit.reader.account, id, visit.now.wall_ms);
    if (!found) return broken_page(parts, visit, "a person's page", found.error());
    if (!*found) return error_page(parts, &visit, texts, Wrong::person, visit.now.wall_ms);
    const guides::OpenPerson& person = **found;
    if (!person.record) return unreadable_page(parts, visit, person.row);
    const guides::Act act{parts.database, parts.desk, visit.reader.account, id, visit.now.wall_ms};
    const auto care = guides::care_of(act, person.row);
    if (!care) return broken_page(parts, visit, "a person's steps", care.error());
    const auto content = parts.library.content();
    const auto agreed = guides::agreed_texts(parts.database, content.get(), person.record->consent);
    if (!agreed) return broken_page(parts, visit, "a consent's text", agreed.error());
    const std::string name(person.record->name.view());
    const Shown shown{person, *person.record, content.get(), visit, guides::first_name(name)};
    Data::Named data = frame_data(parts, visit, name);
    data["name"] = name;
    data["reference"] = person.row.reference;
    data["path"] = "/people/" + person.row.page_id;
    data["foot"] = texts.fill("person.logged", {{"when", shown.when(visit.now.wall_ms)}});
    data["reach_title"] = shown.named("person.reach");
    data["email"] = std::string(person.record->email.view());
    data["phone"] = std::string(person.record->phone.view());
    add_confirmation(data, shown);
    add_brief(data, shown);
    add_next(data, shown);
    add_dreams(data, shown);
    add_reasons(data, shown);
    add_consent(data, shown, *agreed);
    add_care(data, {person, *care, content.get(), visit, kept, shown.first});
    data["portal_sends"] = !parts.mail_host.empty() && !care->answers_to.empty() && !person.record->email.empty();
    data["portal_could"] = !parts.mail_host.empty() && care->answers_to.empty();
    data["answers_to"] = care->answers_to;
    data["once"] = std::to_string(visit.now.wall_ms);
    add_message(data, shown);
    if (person.row.correction.unread) {
        data["corrected"] =
            texts.fill("person.corrected", {{"name", shown.first}, {"when", shown.when(person.row.correction.at_ms)}});
    }
    return page("frame", "person", std::move(data), texts, kept.fault.empty() ? 200 : 422);
}

Response accept_person(Parts& parts, const Visit& visit, const std::string& id) {
    const auto done = guides::accept(parts.database, visit.reader.account, id, visit.now.wall_ms);
    if (!done) return broken_page(parts, visit, "accepting a person", done.error());
    if (!*done) return error_page(parts, &visit, visit.texts, Wrong::person, visit.now.wall_ms);
    return see_other("/people/" + (*done)->page_id + ((*done)->now ? "?said=accepted" : "?said=before"));
}

}  // namespace monter::portal::web
