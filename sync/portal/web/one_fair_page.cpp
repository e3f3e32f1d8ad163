// OneFair fair: what it is, who is there on which day, and whether every stand goes to it.
#include <algorithm>

#include "sync/base/swedish_day.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/fair_form.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

using Plan = std::map<std::string, std::vector<std::string>>;

struct OneFair {
    store::KnownEvent fair;
    Plan planned;
};

Result<std::optional<OneFair>> fair_of_id(Parts& parts, const std::string& id) {
    const auto event_id = id_from_uuid(id);
    if (!event_id) return std::optional<OneFair>();
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    auto all = store::events(*work);
    if (!all) return fail(all.error());
    for (store::KnownEvent& one : *all) {
        if (one.event.event_id != *event_id) continue;
        auto planned = store::present_by_day(*work, *event_id);
        if (!planned) return fail(planned.error());
        return std::optional(OneFair{std::move(one), std::move(*planned)});
    }
    return std::optional<OneFair>();
}

// OneFair column a day of the fair, and one for all that is not planned; the empty day is that one.
std::vector<std::string> plan_columns(const store::KnownEvent& fair) {
    auto out = swedish_days(fair.first_day, fair.last_day, stands::fair_days_max);
    out.emplace_back();
    return out;
}

std::string plan_field(const std::string& day, const std::string& municipality) {
    return "at_" + day + "_" + municipality;
}

void fill_plan(Data::Named& data, const OneFair& is, const pack::Content& content, const Texts& texts) {
    const auto days = plan_columns(is.fair);
    const auto is_there = [&](const std::string& day, const std::string& place) {
        const auto planned = is.planned.find(day);
        const auto& there = planned == is.planned.end() ? is.fair.event.present : planned->second;
        return std::find(there.begin(), there.end(), place) != there.end();
    };
    Data::List heads, rows;
    std::vector<std::string> names;
    for (const std::string& day : days) {
        const auto begins = swedish_day_begins(day);
        names.push_back(begins ? date_short(*begins, texts)
                               : texts.get(days.size() == 1 ? "fairs.every_day" : "fairs.other_days"));
        heads.emplace_back(names.back());
    }
    for (const auto& place : content.places) {
        Data::List cells;
        for (std::size_t i = 0; i < days.size(); ++i) {
            cells.push_back(Data::Named{{"field", plan_field(days[i], place.id)},
                                        {"label", place.name + ", " + names[i]},
                                        {"on", is_there(days[i], place.id)}});
        }
        rows.push_back(Data::Named{{"name", place.name}, {"cells", std::move(cells)}});
    }
    data["days"] = std::move(heads);
    data["places"] = std::move(rows);
}

Response shown_fair(Parts& parts, const Visit& visit, const std::string& id, const stands::Fair* typed,
                    const std::string& fault) {
    const Texts& texts = visit.texts;
    const auto is = fair_of_id(parts, id);
    if (!is) return broken_page(parts, visit, "a fair", is.error());
    if (!*is) return error_page(parts, &visit, texts, Wrong::page, visit.now.wall_ms);
    const store::KnownEvent& fair = (*is)->fair;
    const auto content = parts.library.content();
    Data::Named data = frame_data(parts, visit, fair.event.title);
    data["at_stands"] = true;
    data["may"] = visit.reader.may(Right::fleet);
    data["name"] = fair.event.title;
    data["path"] = "/fairs/" + id;
    data["days_text"] = days_in_words(fair.first_day, fair.last_day, texts);
    data["country"] = fair.event.country;
    data["is_rehearsal"] = fair.event.rehearsal;
    data["current"] = fair.current;
    data["received"] = texts.count("fairs.received_n", fair.leads);
    Data::List stands;
    for (const std::string& stand : fair.stands) stands.emplace_back(stand);
    data["has_stands"] = !stands.empty();
    data["stands"] = std::move(stands);
    const stands::Fair as_is{fair.event, fair.first_day, fair.last_day};
    fill_fair_form(data, typed == nullptr ? &as_is : typed, content.get(), texts);
    if (content) fill_plan(data, **is, *content, texts);
    data["has_places"] = content && !content->places.empty();
    data["fault"] = fault;
    add_said(data, visit.request, texts);
    return page("frame", "one_fair", std::move(data), texts, fault.empty() ? 200 : 422);
}

// Does it whole or not at all.
template <class Act>
Result<std::optional<stands::Fault>> did(Parts& parts, const Visit& visit, Act act) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    Result<std::optional<stands::Fault>> out = act(*work, stands::By{visit.reader.account.login, visit.now.wall_ms});
    if (!out || *out) return out;
    if (auto kept = work->commit(); !kept) return fail(kept.error());
    return out;
}

// Comes back with what came of it.
Response after(Parts& parts, const Visit& visit, const std::string& id, const stands::Fair* typed, const char* said,
               const Result<std::optional<stands::Fault>>& outcome) {
    if (!outcome) return broken_page(parts, visit, "a fair", outcome.error());
    if (!*outcome) return see_other("/fairs/" + id + "?said=" + said);
    if (**outcome == stands::Fault::no_fair) {
        return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    }
    return shown_fair(parts, visit, id, typed, visit.texts.get(std::string("fairs.fault_") + stands::name(**outcome)));
}

}  // namespace

Response one_fair_page(Parts& parts, const Visit& visit, const std::string& id) {
    return shown_fair(parts, visit, id, nullptr, {});
}

Response change_one_fair(Parts& parts, const Visit& visit, const std::string& id) {
    const auto content = parts.library.content();
    stands::Fair fair = typed_fair(form_fields(visit.request.body), content.get());
    if (const auto fault = stands::fault_of(fair, content.get())) {
        return shown_fair(parts, visit, id, &fair, visit.texts.get(std::string("fairs.fault_") + stands::name(*fault)));
    }
    fair.event.event_id = id_from_uuid(id).value_or(Id{});
    const auto outcome =
        did(parts, visit, [&](store::Work& work, const stands::By& by) { return stands::change_fair(work, fair, by); });
    return after(parts, visit, id, &fair, "changed", outcome);
}

Response plan_one_fair(Parts& parts, const Visit& visit, const std::string& id) {
    const auto fields = form_fields(visit.request.body);
    const auto is = fair_of_id(parts, id);
    if (!is) return broken_page(parts, visit, "a fair", is.error());
    if (!*is) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    const auto content = parts.library.content();
    Plan plan;
    for (const std::string& day : plan_columns((*is)->fair)) {
        auto& there = plan[day];
        if (!content) continue;
        for (const auto& place : content->places) {
            if (fields.contains(plan_field(day, place.id))) there.push_back(place.id);
        }
    }
    const auto outcome = did(parts, visit, [&](store::Work& work, const stands::By& by) {
        return stands::set_present(work, (*is)->fair.event.event_id, plan, by);
    });
    return after(parts, visit, id, nullptr, "planned", outcome);
}

Response go_to_one_fair(Parts& parts, const Visit& visit, const std::string& id) {
    const Id event_id = id_from_uuid(id).value_or(Id{});
    const auto outcome = did(parts, visit, [&](store::Work& work, const stands::By& by) {
        return stands::make_current(work, event_id, by);
    });
    return after(parts, visit, id, nullptr, "current", outcome);
}

}  // namespace monter::portal::web
