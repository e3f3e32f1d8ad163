#include <algorithm>
#include <array>

#include "sync/base/log.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/hands.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

// Those of the stand's screens first, then neighbours' and minorities'.
constexpr std::array<const char*, 13> languages_offered = {"sv", "en", "nl", "de", "fi",  "uk", "no",
                                                           "da", "fr", "es", "se", "fit", "pl"};

Result<std::optional<store::Hand>> read_hand(Parts& parts, const Visit& visit) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    return store::find_hand(*work, visit.reader.account.login);
}

// A date is a whole day: away until the day after the last one begins.
struct Days {
    std::int64_t from_ms = 0, to_ms = 0;
    bool clear = true;
};
Days days_of(const Fields& fields) {
    const auto field = [&](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    };
    if (field("from").empty() && field("to").empty()) return {};
    const auto from = day_from_field(field("from")), to = day_from_field(field("to"));
    if (!from || !to || *to < *from) return {0, 0, false};
    constexpr std::int64_t past_midnight_ms = std::int64_t{36} * 60 * 60 * 1000;  // whatever the clocks do that night
    return {*from, day_from_field(date_field(*to + past_midnight_ms)).value_or(0), true};
}

// -1: not a number the portal takes.
std::int64_t month_of(const std::string& text) {
    const bool digits = !text.empty() && text.size() <= 3 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::int64_t n = digits ? std::stoll(text) : -1;
    return n <= store::month_people_max ? n : -1;
}

}  // namespace

Response away_page(Parts& parts, const Visit& visit) {
    return away_page_again(parts, visit, {});
}

Response away_page_again(Parts& parts, const Visit& visit, const Kept& kept) {
    const Texts& texts = visit.texts;
    const auto hand = read_hand(parts, visit);
    if (!hand) return broken_page(parts, visit, "who is at work", hand.error());
    if (!*hand) return error_page(parts, &visit, texts, Wrong::role, visit.now.wall_ms);
    Data::Named data = frame_data(parts, visit, texts.get("away.title"));
    const bool again = !kept.fault.empty();
    const auto typed = [&](const char* name, const std::string& otherwise) {
        const auto found = kept.fields.find(name);
        return !again ? otherwise : found == kept.fields.end() ? std::string() : found->second;
    };
    const bool away = visit.now.wall_ms < (*hand)->away_to_ms;
    data["from"] = typed("from", away ? date_field((*hand)->away_from_ms) : "");
    data["to"] = typed("to", away ? date_field((*hand)->away_to_ms - 1) : "");
    data["month"] = typed("month", (*hand)->month ? std::to_string(*(*hand)->month) : "");
    data["takes"] = again ? kept.fields.contains("takes") : (*hand)->takes;
    data["stands_in"] = again ? kept.fields.contains("stands_in") : (*hand)->stands_in;
    Data::List languages;
    for (const std::string code : languages_offered) {
        const auto& spoken = (*hand)->languages;
        languages.push_back(Data::Named{{"code", code},
                                        {"name", guides::begun_large(guides::language_name(code, texts))},
                                        {"on", again ? kept.fields.contains("lang_" + code)
                                                     : std::find(spoken.begin(), spoken.end(), code) != spoken.end()}});
    }
    data["languages"] = std::move(languages);
    data["fault_days"] = kept.fault == "away.fault_days" ? texts.get(kept.fault) : std::string();
    data["fault_month"] = kept.fault == "away.fault_month" ? texts.get(kept.fault) : std::string();
    if (!again && form_fields(visit.request.query).contains("said")) {
        data["message"] =
            Data::Named{{"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("away.saved")}};
    }
    return page("frame", "away", std::move(data), texts, again ? 422 : 200);
}

Response set_away(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const Days days = days_of(fields);
    if (!days.clear) return away_page_again(parts, visit, Kept{"away", "away.fault_days", std::move(fields)});
    const std::int64_t month = month_of(fields["month"]);
    if (!fields["month"].empty() && month < 0) {
        return away_page_again(parts, visit, Kept{"away", "away.fault_month", std::move(fields)});
    }
    {
        auto work = parts.database.begin();
        if (!work) return broken_page(parts, visit, "who is at work", work.error());
        auto hand = store::find_hand(*work, visit.reader.account.login);
        if (!hand) return broken_page(parts, visit, "who is at work", hand.error());
        if (!*hand) return error_page(parts, &visit, visit.texts, Wrong::role, visit.now.wall_ms);
        // Told today that one was away last week: nobody's turn is taken back.
        (*hand)->away_from_ms = days.to_ms <= visit.now.wall_ms ? 0 : std::max(days.from_ms, visit.now.wall_ms);
        (*hand)->away_to_ms = (*hand)->away_from_ms == 0 ? 0 : days.to_ms;
        (*hand)->takes = fields.contains("takes");
        (*hand)->stands_in = fields.contains("stands_in");
        (*hand)->month = month < 0 ? std::nullopt : std::optional(month);
        (*hand)->languages.clear();
        for (const std::string code : languages_offered) {
            if (fields.contains("lang_" + code)) (*hand)->languages.push_back(code);
        }
        if (auto kept = store::set_hand(*work, **hand); !kept)
            return broken_page(parts, visit, "who is at work", kept.error());
        if (auto done = work->commit(); !done) return broken_page(parts, visit, "who is at work", done.error());
    }
    if (auto passed = parts.pass_on.sweep(visit.now.wall_ms, true); !passed) log_error("turns", passed.error());
    return see_other("/away?said=saved");
}

}  // namespace monter::portal::web
