// The fairs a region goes to, and the form for the next one: staff read, the coordinator makes.
#include "sync/portal/web/fair_form.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

Data fair_row(const store::KnownEvent& one, const Texts& texts) {
    std::string stands;
    for (const std::string& name : one.stands) stands += (stands.empty() ? "" : ", ") + name;
    return Data::Named{{"path", "/fairs/" + to_uuid(one.event.event_id)},
                       {"title", one.event.title},
                       {"country", one.event.country.empty() ? "–" : one.event.country},
                       {"days", days_in_words(one.first_day, one.last_day, texts)},
                       {"current", one.current},
                       {"rehearsal", one.event.rehearsal},
                       {"stands", one.current && stands.empty() ? texts.get("fairs.all_others") : stands},
                       {"received", std::to_string(one.leads)}};
}

Response fairs_page_again(Parts& parts, const Visit& visit, const stands::Fair* typed, const std::string& fault) {
    const Texts& texts = visit.texts;
    Data::Named data = frame_data(parts, visit, texts.get("fairs.title"));
    data["at_stands"] = true;
    data["may"] = visit.reader.may(Right::fleet);
    const auto content = parts.library.content();
    {
        auto work = parts.database.begin();
        if (!work) return broken_page(parts, visit, "the fairs", work.error());
        const auto events = store::events(*work);
        if (!events) return broken_page(parts, visit, "the fairs", events.error());
        Data::List rows;
        for (const store::KnownEvent& one : *events) rows.push_back(fair_row(one, texts));
        data["rows"] = std::move(rows);
        if (auto added = add_fleet_history(*work, data, texts); !added)
            return broken_page(parts, visit, "the fairs", added.error());
    }
    fill_fair_form(data, typed, content.get(), texts);
    data["fault"] = fault;
    return page("frame", "fairs", std::move(data), texts, fault.empty() ? 200 : 422);
}

}  // namespace

Response fairs_page(Parts& parts, const Visit& visit) {
    return fairs_page_again(parts, visit, nullptr, {});
}

Response make_one_fair(Parts& parts, const Visit& visit) {
    const auto fields = form_fields(visit.request.body);
    const auto content = parts.library.content();
    const stands::Fair fair = typed_fair(fields, content.get());
    if (const auto fault = stands::fault_of(fair, content.get())) {
        return fairs_page_again(parts, visit, &fair,
                                visit.texts.get(std::string("fairs.fault_") + stands::name(*fault)));
    }
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "a fair", work.error());
    const auto made =
        stands::make_fair(*work, fair, fields.contains("current"), {visit.reader.account.login, visit.now.wall_ms});
    if (!made) return broken_page(parts, visit, "a fair", made.error());
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "a fair", done.error());
    return see_other("/fairs/" + to_uuid(*made) + "?said=made");
}

}  // namespace monter::portal::web
