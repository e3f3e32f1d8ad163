// How long each municipality keeps whom, by which decision, and since when; and the form for the next one. Without a
// decision nothing of a municipality is erased by the portal: that is told here, with what to do.
#include <algorithm>

#include "sync/base/utf8.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/retention.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

constexpr std::size_t number_characters_max = 60;

struct Decided {
    std::vector<store::Disposal> all;
    std::map<std::string, store::Disposal> present;
    std::map<std::string, std::int64_t> held;
};

Result<Decided> read_decided(store::Database& database) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto all = store::disposals(*work);
    if (!all) return fail(all.error());
    auto present = store::present_disposals(*work);
    if (!present) return fail(present.error());
    auto held = store::held_by_municipality(*work);
    if (!held) return fail(held.error());
    return Decided{std::move(*all), std::move(*present), std::move(*held)};
}

// The region first, then the content's municipalities by their order; and whoever else holds people.
std::vector<std::string> organisations(guides::Content content, const Decided& decided) {
    std::vector<std::string> out{""};
    const auto add = [&](const std::string& id) {
        if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    };
    if (content != nullptr) {
        for (const auto& place : content->places) add(place.id);
    }
    for (const auto& [id, n] : decided.held) add(id);
    for (const auto& [id, one] : decided.present) add(id);
    return out;
}

std::string organisation_name(const std::string& id, guides::Content content, const Texts& texts) {
    return id.empty() ? texts.get("decisions.region") : guides::place_name(id, content);
}

// Of whom no municipality has, only waiting is a state.
bool has_state(const std::string& municipality, const char* state) {
    return !municipality.empty() || std::string_view(state) == "waiting";
}

Data::List days_cells(const store::Disposal* disposal, const Texts& texts) {
    Data::List out;
    for (const char* state : store::retention_states) {
        const bool told =
            disposal != nullptr && disposal->days.contains(state) && has_state(disposal->municipality, state);
        out.push_back(Data::Named{{"text", told ? std::to_string(disposal->days.at(state)) : "–"},
                                  {"label", texts.get(std::string("decisions.") + state)}});
    }
    return out;
}

std::int64_t days_of_field(const std::string& text) {
    const bool number = !text.empty() && text.size() <= 4 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::int64_t days = number ? std::stoll(text) : 0;
    return days > store::retention_days_max ? 0 : days;
}

// What was typed as a decision; nothing where it is none.
std::optional<store::Disposal> disposal_of(Fields& fields, const std::vector<std::string>& known) {
    store::Disposal out;
    out.municipality = fields["municipality"] == "region" ? std::string() : fields["municipality"];
    out.number = fields["number"];
    const bool named =
        !fields["municipality"].empty() && std::find(known.begin(), known.end(), out.municipality) != known.end();
    const bool numbered = out.number.find_first_not_of(' ') != std::string::npos && is_plain_text(out.number, false) &&
                          count_characters(out.number) <= number_characters_max;
    if (!named || !numbered) return std::nullopt;
    for (const char* state : store::retention_states) {
        const std::int64_t days = days_of_field(fields[std::string("days_") + state]);
        if (days == 0 && has_state(out.municipality, state)) return std::nullopt;
        if (days > 0) out.days[state] = days;
    }
    return out;
}

Response decisions_page_again(Parts& parts, const Visit& visit, const Fields* typed) {
    const Texts& texts = visit.texts;
    const auto decided = read_decided(parts.database);
    if (!decided) return broken_page(parts, visit, "disposal decisions", decided.error());
    const auto content = parts.library.content();
    Data::Named data = frame_data(parts, visit, texts.get("decisions.title"));
    data["at_decisions"] = true;
    data["may_decide"] = visit.reader.may(Right::decide);
    Data::List rows, warnings, options;
    for (const std::string& id : organisations(content.get(), *decided)) {
        const std::string name = organisation_name(id, content.get(), texts);
        const auto found = decided->present.find(id);
        const auto held = decided->held.find(id);
        const std::int64_t n = held == decided->held.end() ? 0 : held->second;
        const store::Disposal* one = found == decided->present.end() ? nullptr : &found->second;
        rows.push_back(Data::Named{{"name", name},
                                   {"number", one == nullptr ? std::string() : one->number},
                                   {"since", one == nullptr ? std::string() : date_long(one->at_ms, texts)},
                                   {"held", std::to_string(n)},
                                   {"days", days_cells(one, texts)}});
        if (one == nullptr && n > 0) warnings.emplace_back(texts.fill("decisions.missing", {{"name", name}}));
        const std::string value = id.empty() ? "region" : id;
        const bool on = typed != nullptr && typed->contains("municipality") && typed->at("municipality") == value;
        options.push_back(Data::Named{{"value", value}, {"name", name}, {"on", on}});
    }
    Data::List fields, history;
    for (const char* state : store::retention_states) {
        const std::string field = std::string("days_") + state;
        fields.push_back(
            Data::Named{{"field", field},
                        {"label", texts.get(std::string("decisions.") + state)},
                        {"value", typed != nullptr && typed->contains(field) ? typed->at(field) : std::string()}});
    }
    for (const store::Disposal& one : decided->all) {
        history.push_back(Data::Named{{"when", date_time(one.at_ms, texts)},
                                      {"name", organisation_name(one.municipality, content.get(), texts)},
                                      {"number", one.number},
                                      {"who", one.who}});
    }
    data["has_history"] = !history.empty();
    data["rows"] = std::move(rows);
    data["warnings"] = std::move(warnings);
    data["options"] = std::move(options);
    data["fields"] = std::move(fields);
    data["history"] = std::move(history);
    if (typed != nullptr) {
        data["fault"] = texts.get("decisions.fault");
        data["number_typed"] = typed->contains("number") ? typed->at("number") : std::string();
    }
    if (typed == nullptr && form_fields(visit.request.query).contains("said")) {
        data["message"] =
            Data::Named{{"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("decisions.saved")}};
    }
    return page("frame", "decisions", std::move(data), texts, typed == nullptr ? 200 : 422);
}

}  // namespace

Response decisions_page(Parts& parts, const Visit& visit) {
    return decisions_page_again(parts, visit, nullptr);
}

Response save_decision(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const auto decided = read_decided(parts.database);
    if (!decided) return broken_page(parts, visit, "disposal decisions", decided.error());
    const auto content = parts.library.content();
    auto disposal = disposal_of(fields, organisations(content.get(), *decided));
    if (!disposal) return decisions_page_again(parts, visit, &fields);
    disposal->at_ms = visit.now.wall_ms;
    disposal->who = visit.reader.account.login;
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "a disposal decision", work.error());
    if (auto kept = store::add_disposal(*work, *disposal); !kept)
        return broken_page(parts, visit, "a disposal decision", kept.error());
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "a disposal decision", done.error());
    return see_other("/decisions?said=saved");
}

}  // namespace monter::portal::web
