#include "sync/portal/web/fair_form.hpp"

#include <algorithm>

#include "sync/base/swedish_day.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/fleet_steps.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {
namespace {

constexpr int fleet_steps_shown = 20;

bool ticked(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

stands::Fair typed_fair(Fields fields, const pack::Content* content) {
    stands::Fair out;
    out.event.title = without_edges(fields["title"]);
    out.event.country = without_edges(fields["country"]);
    for (char& c : out.event.country) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    // First the one the stand starts in; ticked or not, it is one of them.
    if (!fields["start"].empty()) out.event.languages.push_back(fields["start"]);
    if (content != nullptr) {
        for (const std::string& code : content->languages) {
            if (code != fields["start"] && fields.contains("lang_" + code)) out.event.languages.push_back(code);
        }
    }
    if (fields.contains("notice")) out.event.notice = fields["notice"];
    out.event.rehearsal = fields.contains("rehearsal");
    out.first_day = fields["first_day"];
    out.last_day = fields["last_day"];
    return out;
}

void fill_fair_form(Data::Named& data, const stands::Fair* fair, const pack::Content* content, const Texts& texts) {
    static const stands::Fair nothing;
    const stands::Fair& from = fair == nullptr ? nothing : *fair;
    data["title_typed"] = from.event.title;
    data["country_typed"] = from.event.country;
    data["first_day"] = from.first_day;
    data["last_day"] = from.last_day;
    data["rehearsal"] = from.event.rehearsal;
    Data::List languages, starts, notices;
    if (content != nullptr) {
        const std::string start = from.event.languages.empty() ? std::string() : from.event.languages.front();
        for (const std::string& code : content->languages) {
            const std::string name = guides::begun_large(guides::language_name(code, texts));
            languages.push_back(
                Data::Named{{"code", code}, {"name", name}, {"on", ticked(from.event.languages, code)}});
            starts.push_back(Data::Named{{"code", code}, {"name", name}, {"on", code == start}});
        }
        for (const auto& [variant, words] : content->notices) {
            notices.push_back(Data::Named{{"code", variant}, {"on", variant == from.event.notice}});
        }
    }
    data["languages"] = std::move(languages);
    data["starts"] = std::move(starts);
    data["notices"] = std::move(notices);
}

std::string days_in_words(const std::string& first, const std::string& last, const Texts& texts) {
    const auto from = swedish_day_begins(first), to = swedish_day_begins(last);
    if (!from || !to) return texts.get("fairs.days_unknown");
    const std::string year = " " + last.substr(0, last.find('-'));
    if (first == last) return date_short(*from, texts) + year;
    return texts.fill("fairs.days_span",
                      {{"first", date_short(*from, texts)}, {"last", date_short(*to, texts) + year}});
}

Result<void> add_fleet_history(store::Work& work, Data::Named& data, const Texts& texts) {
    const auto steps = store::fleet_steps(work, fleet_steps_shown);
    if (!steps) return fail(steps.error());
    Data::List out;
    for (const store::FleetStep& step : *steps) {
        out.push_back(Data::Named{{"when", date_time(step.at_ms, texts)},
                                  {"about", step.about},
                                  {"what", texts.get("fairs.step_" + step.what)},
                                  {"who", step.who.empty() ? texts.get("disclosures.command") : step.who}});
    }
    data["has_steps"] = !out.empty();
    data["steps"] = std::move(out);
    return {};
}

void add_said(Data::Named& data, const Request& request, const Texts& texts) {
    const auto said = form_fields(request.query);
    const auto found = said.find("said");
    if (found == said.end() || !texts.has("fairs.said_" + found->second)) return;
    data["message"] = Data::Named{
        {"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("fairs.said_" + found->second)}};
}

}  // namespace monter::portal::web
