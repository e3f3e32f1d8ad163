#include "sync/portal/guides/eures_file.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/log.hpp"
#include "sync/portal/api/csv.hpp"
#include "sync/portal/store/visitors.hpp"

namespace monter::portal::guides {
namespace {

using Json = nlohmann::ordered_json;

std::string spaced(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& one : list) out += (out.empty() ? "" : " ") + one;
    return out;
}

// Those the reader may see and who said yes, with their consents; all in one moment, and logged in it.
Result<std::vector<Agreed>> rows_of(store::Work& work, const store::Account& reader, const std::string& page_id,
                                    std::int64_t now_ms) {
    const store::Scope scope = scope_of(reader);
    std::vector<store::Person> found;
    if (page_id.empty()) {
        auto all = store::newest_people(work, scope, agreed_at_most);
        if (!all) return fail(all.error());
        found = std::move(*all);
    } else {
        auto one = store::find_person(work, scope, page_id);
        if (!one) return fail(one.error());
        if (*one) found.push_back(std::move(**one));
    }
    std::vector<Agreed> out;
    for (store::Person& row : found) {
        const Id lead_id = row.sealed.lead_id;
        auto consent = store::later_consent(work, lead_id);
        if (!consent) return fail(consent.error());
        if (!*consent || row.decision.status == store::Status::unreadable) continue;
        auto words = store::find_shown_text(work, (*consent)->text);
        if (!words) return fail(words.error());
        auto logged = store::log_access(work, store::Access::exported, reader.login, lead_id, now_ms);
        if (!logged) return fail(logged.error());
        Agreed one{.consent = std::move(**consent), .words = words->value_or(std::string())};
        one.person.row = std::move(row);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Result<std::vector<Agreed>> take_out(store::Database& database, const routing::Desk& desk, const store::Account& reader,
                                     const std::string& page_id, std::int64_t now_ms) {
    std::vector<Agreed> out;
    {
        auto work = database.begin();
        if (!work) return fail(work.error());
        auto rows = rows_of(*work, reader, page_id, now_ms);
        if (!rows) return fail(rows.error());
        out = std::move(*rows);
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    for (Agreed& one : out) {
        auto record = desk.open(one.person.row.sealed, one.person.row.correction);
        if (record) one.person.record = std::move(*record);
        if (!record) log_error("a person can't be opened for EURES", record.error());
    }
    std::erase_if(out, [](const Agreed& one) { return !one.person.record; });
    return out;
}

std::string eures_json(const std::vector<Agreed>& people, Content content) {
    Json list = Json::array();
    for (const Agreed& one : people) {
        const lead::Record& record = *one.person.record;
        list.push_back({{"@type", "Person"},
                        {"identifier", one.person.row.reference},
                        {"name", record.name.view()},
                        {"email", record.email.view()},
                        {"telephone", record.phone.view()},
                        {"knowsLanguage", record.wish.speaks},
                        {"preferredLanguage", record.language},
                        {"work", record.wish.work},
                        {"when", record.when},
                        {"with", record.with},
                        {"municipality", place_name(one.person.row.decision.municipality, content)},
                        {"consent",
                         {{"given", one.consent.given},
                          {"how", one.consent.how},
                          {"language", one.consent.language},
                          {"words", one.words}}}});
    }
    return Json{{"@context", "https://schema.org/"}, {"people", std::move(list)}}.dump(2) + "\n";
}

std::string eures_csv(const std::vector<Agreed>& people, Content content) {
    std::string out =
        api::csv_line({"identifier", "name", "email", "telephone", "knowsLanguage", "preferredLanguage", "work", "when",
                       "with", "municipality", "consent_given", "consent_how", "consent_language", "consent_words"});
    for (const Agreed& one : people) {
        const lead::Record& record = *one.person.record;
        out += api::csv_line({one.person.row.reference, std::string(record.name.view()),
                              std::string(record.email.view()), std::string(record.phone.view()),
                              spaced(record.wish.speaks), record.language, record.wish.work, record.when,
                              spaced(record.with), place_name(one.person.row.decision.municipality, content),
                              one.consent.given, one.consent.how, one.consent.language, one.words});
    }
    return out;
}

}  // namespace monter::portal::guides
