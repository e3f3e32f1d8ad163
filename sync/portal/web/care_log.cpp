#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/care_data.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {
namespace {

using store::What;

bool is_written(What what) {
    return what == What::note || what == What::call || what == What::mail || what == What::next;
}

std::string who(const store::Step& step, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    if (step.municipality.empty()) return texts.get("log.region");
    return guides::begun_large(guides::guide_title(step.municipality, shown.content, texts.language()));
}

std::string north_title(const std::string& id, const CareShown& shown) {
    const pack::Step* step = shown.content == nullptr ? nullptr : shown.content->steps.find(id);
    return step == nullptr ? id : pack::in(step->title, shown.visit.texts.language());
}

// What happened, in one sentence.
std::string sentence(const store::Step& step, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    const std::string key = std::string("log.") + store::name(step.what);
    switch (step.what) {
        case What::routed:
            return step.detail == "0" ? texts.get(key) : texts.fill("log.routed_by", {{"version", step.detail}});
        case What::guide:
        case What::deputy:
        case What::region:
            return texts.get("turn." + std::string(store::name(step.what)) + "_" + step.detail);
        case What::accepted:
            return texts.fill(key, {{"who", who(step, shown)}});
        case What::transferred: {
            const std::size_t space = step.detail.find(' ');
            const std::string why = space == std::string::npos ? "other" : step.detail.substr(space + 1);
            return texts.fill(key,
                              {{"place", guides::place_name(step.detail.substr(0, space), shown.content)},
                               {"why", guides::begun_small(texts.fill("hand_over." + why, {{"name", shown.first}}))}});
        }
        case What::shared:
            return texts.fill(key, {{"place", guides::place_name(step.detail, shown.content)}});
        case What::outcome:
            return texts.fill(key, {{"outcome", texts.get("outcome." + step.detail)}});
        case What::ticked:
        case What::unticked:
            return texts.fill(key, {{"step", north_title(step.detail, shown)}});
        case What::eures_yes: {
            const std::size_t space = step.detail.find(' ');
            const auto day = day_from_field(step.detail.substr(space + 1));
            return texts.fill(key, {{"how", texts.get("eures.by_" + step.detail.substr(0, space))},
                                    {"when", day ? date_long(*day, texts) : step.detail}});
        }
        case What::eures_no:
            return texts.get(step.who.empty() ? "log.eures_ended" : "log.eures_no");
        default:
            return texts.get(key);
    }
}

}  // namespace

Data::List log_rows(const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    Data::List out;
    for (const guides::ToldStep& told : shown.care.log) {
        Data::Named row{{"day", date_short(told.step.at_ms, texts)},
                        {"time", clock_time(told.step.at_ms)},
                        {"words", told.words},
                        {"sentence", sentence(told.step, shown)},
                        {"who", is_written(told.step.what) ? who(told.step, shown) : std::string()},
                        {"hidden", told.hidden ? texts.get("log.hidden") : std::string()}};
        out.emplace_back(std::move(row));
    }
    const store::Person& row = shown.person.row;
    out.emplace_back(Data::Named{{"day", date_short(row.captured_ms, texts)},
                                 {"time", clock_time(row.captured_ms)},
                                 {"sentence", texts.fill("log.captured", {{"stand", row.stand}})},
                                 {"who", ""},
                                 {"words", ""},
                                 {"hidden", ""}});
    return out;
}

}  // namespace monter::portal::web
