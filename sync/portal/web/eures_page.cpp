// EURES: what an adviser reads and takes home, and what a guide takes down of a person's yes. The words are the
// portal's own (assets/portal/visitor, eures.consent), in the visitor's language; a guide can write down only a yes to
// them.
#include "sync/portal/guides/eures_file.hpp"
#include "sync/portal/web/care_data.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/person_row.hpp"

namespace monter::portal::web {
namespace {

constexpr std::int64_t told_for_ms = std::int64_t{60} * 24 * 60 * 60 * 1000;
constexpr int told_at_most = 20;

// "/eures.json", "/people/…/eures.csv": by how the address ends.
Response eures_file(Parts& parts, const Visit& visit, const std::string& page_id) {
    const auto people = guides::take_out(parts.database, parts.desk, visit.reader.account, page_id, visit.now.wall_ms);
    if (!people) return broken_page(parts, visit, "a file for EURES", people.error());
    if (!page_id.empty() && people->empty()) {
        return error_page(parts, &visit, visit.texts, Wrong::person, visit.now.wall_ms);
    }
    const auto content = parts.library.content();
    const bool csv = visit.request.path.ends_with(".csv");
    Response out{.type = csv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8",
                 .body = csv ? guides::eures_csv(*people, content.get()) : guides::eures_json(*people, content.get())};
    add_page_headers(out);
    out.headers.emplace_back("Cache-Control", "no-store");
    out.headers.emplace_back("Content-Disposition",
                             std::string("attachment; filename=\"eures.") + (csv ? "csv" : "json") + "\"");
    return out;
}

}  // namespace

Response eures_people(Parts& parts, const Visit& visit) {
    return eures_file(parts, visit, {});
}

Response eures_person(Parts& parts, const Visit& visit, const std::string& id) {
    return eures_file(parts, visit, id);
}

Response eures_page(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    const auto inbox =
        guides::inbox(parts.database, parts.desk, visit.reader.account, store::List::agreed, {}, visit.now.wall_ms);
    if (!inbox) return broken_page(parts, visit, "the people of EURES", inbox.error());
    const auto content = parts.library.content();
    const auto counted = inbox->counts.find(store::List::agreed);
    const std::int64_t count = counted == inbox->counts.end() ? 0 : counted->second;
    Data::Named data = frame_data(parts, visit, texts.get("eures.title"));
    data["at_people"] = true;
    data["heading"] = count == 0 ? texts.get("eures.none") : texts.count("eures.n", count);
    Data::List rows, ended;
    for (const auto& person : inbox->people) rows.push_back(person_row(person, content.get(), visit));
    data["has_people"] = !rows.empty();
    data["people_rows"] = std::move(rows);
    {
        auto work = parts.database.begin();
        if (!work) return broken_page(parts, visit, "the people of EURES", work.error());
        const auto over = store::ended_consents(*work, visit.now.wall_ms - told_for_ms, told_at_most);
        if (!over) return broken_page(parts, visit, "the people of EURES", over.error());
        for (const store::EndedConsent& one : *over) {
            ended.emplace_back(
                texts.fill("eures.ended", {{"reference", one.reference}, {"when", date_time(one.ended_ms, texts)}}));
        }
    }
    data["ended"] = std::move(ended);
    return page("frame", "eures", std::move(data), texts);
}

void add_eures(Data::Named& data, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    const auto& yes = shown.care.eures;
    const Texts& own = visitor_texts(shown.person.record->language);
    data["eures_given"] = yes.has_value();
    data["eures_words"] = yes ? shown.care.eures_words : own.get("eures.consent");
    data["eures_lang"] = yes ? yes->language : own.language();
    if (yes) {
        const auto day = day_from_field(yes->given);
        data["eures_since"] = texts.fill("eures.since", {{"when", day ? date_long(*day, texts) : yes->given},
                                                         {"how", texts.get("eures.by_" + yes->how)}});
    }
    const bool again = shown.kept.act == "eures";
    Data::List ways;
    for (const char* way : guides::eures_ways) {
        const auto typed = shown.kept.fields.find("how");
        ways.push_back(Data::Named{{"code", way},
                                   {"label", texts.get(std::string("eures.way_") + way)},
                                   {"on", again && typed != shown.kept.fields.end() && typed->second == way}});
    }
    data["eures_ways"] = std::move(ways);
    data["eures_open"] = again;
    data["eures_today"] = date_field(shown.visit.now.wall_ms);
    data["eures_exact_label"] = texts.fill("eures.exactly", {{"name", shown.first}});
}

Result<guides::Answer> write_down_eures(const Parts& parts, const guides::Act& act, Fields& fields) {
    if (!fields.contains("exactly")) return guides::Answer::unclear;
    const auto person = guides::person(parts.database, parts.desk, act.reader, act.id, act.now_ms);
    if (!person) return fail(person.error());
    if (!*person || !(*person)->record) return guides::Answer::nobody;
    const Texts& own = visitor_texts((*person)->record->language);
    return guides::agree_to_eures(act, {own.language(), own.get("eures.consent"), fields["how"], fields["day"]});
}

}  // namespace monter::portal::web
