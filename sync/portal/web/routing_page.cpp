// The coordinator's page: what counts for how much, how last month would have gone otherwise, who waits longest, and
// how much room each municipality has.
#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/guides/working_time.hpp"
#include "sync/portal/routing/what_if.hpp"
#include "sync/portal/store/hands.hpp"
#include "sync/portal/store/weights.hpp"
#include "sync/portal/web/acceptance_clock.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

using routing::kind_names;
using routing::kinds;
using routing::Weights;

constexpr std::int64_t month_ms = std::int64_t{30} * 24 * 60 * 60 * 1000;
constexpr int decisions_most = 5000;  // opened for one page: under a second
constexpr int waiting_shown = 5;
constexpr std::size_t number_digits = 3;

std::optional<int> points_typed(const std::string& text) {
    const bool digits = !text.empty() && text.size() <= number_digits &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(std::stoi(text)) : std::nullopt;
}

// What the form sent; nothing where a number is missing.
std::optional<Weights> draft_of(const Fields& fields) {
    Weights out;
    for (std::size_t i = 0; i < kinds; ++i) {
        const auto typed = fields.find(std::string(kind_names[i]));
        const auto one = typed == fields.end() ? std::nullopt : points_typed(typed->second);
        if (!one) return std::nullopt;
        out.points[i] = *one;
    }
    return out;
}

// Read in one moment.
struct Read {
    Weights now;
    store::WeightsRow row;
    routing::AllCircumstances places;
    store::Numbers rooms;
    std::vector<store::Listed> waiting;
};
Result<Read> read(Parts& parts, std::int64_t now_ms) {
    Read out;
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    auto weights = routing::present_weights(*work);
    if (!weights) return fail(weights.error());
    out.now = *weights;
    auto row = store::newest_weights(*work);
    if (!row) return fail(row.error());
    out.row = std::move(*row);
    auto places = routing::circumstances(*work, now_ms);
    if (!places) return fail(places.error());
    out.places = std::move(*places);
    auto rooms = store::rooms(*work);
    if (!rooms) return fail(rooms.error());
    out.rooms = std::move(*rooms);
    auto waiting = store::listed(*work, {.all = true}, {.list = store::List::waiting}, {}, waiting_shown);
    if (!waiting) return fail(waiting.error());
    out.waiting = std::move(*waiting);
    return out;
}

// A bar of the table: the heaviest kind is the whole of it.
std::string bar_of(int points, const Weights& weights) {
    const int most = std::max(1, *std::max_element(weights.points.begin(), weights.points.end()));
    return std::to_string(100 * points / most);
}

void add_weights(Data::Named& data, const Read& read, const Weights& draft, Fields& typed, const Texts& texts) {
    Data::List rows;
    int sum = 0;
    for (std::size_t i = 0; i < kinds; ++i) {
        const std::string kind(kind_names[i]);
        const bool sent = typed.contains(kind);
        sum += draft.points[i];
        rows.push_back(Data::Named{{"kind", kind},
                                   {"name", texts.get("weights." + kind)},
                                   {"what", texts.get("weights." + kind + "_what")},
                                   {"now", std::to_string(read.now.points[i])},
                                   {"draft", sent ? typed[kind] : std::to_string(draft.points[i])},
                                   {"bar", bar_of(draft.points[i], draft)}});
    }
    data["weights"] = std::move(rows);
    data["sum"] = std::to_string(sum);
    data["now_head"] = texts.fill("weights.now", {{"n", std::to_string(read.now.version)}});
    data["draft_head"] = texts.fill("weights.draft", {{"n", std::to_string(read.now.version + 1)}});
    data["save"] = texts.fill("weights.save", {{"n", std::to_string(read.now.version + 1)}});
    data["about"] = read.row.version == 0 ? texts.get("weights.first")
                                          : texts.fill("weights.since", {{"n", std::to_string(read.row.version)},
                                                                         {"when", date_time(read.row.at_ms, texts)}});
}

// Real minus, as prose has it.
std::string change(std::int64_t by) {
    return by == 0 ? "0" : by > 0 ? "+" + std::to_string(by) : "−" + std::to_string(-by);
}

Result<void> add_what_if(Data::Named& data, Parts& parts, const Visit& visit, const Weights& draft,
                         guides::Content content) {
    const Texts& texts = visit.texts;
    const auto found =
        routing::what_if(parts.database, parts.desk, draft, visit.now.wall_ms - month_ms, decisions_most);
    if (!found) return fail(found.error());
    data["tried"] = true;
    const auto number = [](std::int64_t n) { return std::to_string(n); };
    data["what_if_said"] = texts.fill("what_if.said", {{"same", number(found->same)},
                                                       {"other", number(found->decisions - found->same)},
                                                       {"own", number(found->own_choice)}});
    Data::List rows;
    for (const pack::Place& place : content == nullptr ? std::vector<pack::Place>() : content->places) {
        const auto row = found->places.find(place.id);
        const auto counts = row == found->places.end() ? routing::WhatIf::Row{} : row->second;
        rows.push_back(Data::Named{{"name", place.name},
                                   {"went", number(counts.went)},
                                   {"would", number(counts.would)},
                                   {"change", change(counts.would - counts.went)}});
    }
    data["what_if"] = std::move(rows);
    return {};
}

void add_waiting(Data::Named& data, const Read& read, const Visit& visit, guides::Content content) {
    Data::List rows;
    for (const store::Listed& one : read.waiting) {
        const store::Person& person = one.person;
        const std::string turn = store::name(person.turn.holder);
        rows.push_back(Data::Named{
            {"path", "/people/" + person.page_id},
            {"reference", person.reference},
            {"with", guides::place_name(person.decision.municipality, content)},
            {"turn", visit.texts.get("weights.turn_" + turn)},
            {"waited", working_span(guides::working_ms_between(person.routed_ms, visit.now.wall_ms), visit.texts)}});
    }
    data["has_waiting"] = !rows.empty();
    data["waiting"] = std::move(rows);
}

void add_rooms(Data::Named& data, const Read& read, const Fields& typed, const Texts& texts, guides::Content content) {
    Data::List rows;
    for (const pack::Place& place : content == nullptr ? std::vector<pack::Place>() : content->places) {
        const auto found = read.places.find(place.id);
        const routing::Circumstances now = found == read.places.end() ? routing::Circumstances{} : found->second;
        std::optional<std::int64_t> month = now.month;
        if (!month && place.profile.capacity) month = *place.profile.capacity;
        const auto set = read.rooms.find(place.id);
        const auto sent = typed.find("room_" + place.id);
        Data::Named row{{"id", place.id}, {"name", place.name}, {"bar", "0"}, {"note", ""}};
        row["set"] = sent != typed.end() ? sent->second : set == read.rooms.end() ? "" : std::to_string(set->second);
        row["taken"] = month
                           ? texts.fill("rooms.of", {{"n", std::to_string(now.taken)}, {"of", std::to_string(*month)}})
                           : std::to_string(now.taken);
        if (month && *month > 0) row["bar"] = std::to_string(std::min<std::int64_t>(100, 100 * now.taken / *month));
        const bool full = month && now.taken >= *month;
        row["full"] = full;
        if (full) row["note"] = texts.get("rooms.full");
        if (!now.at_work) row["note"] = texts.get("rooms.nobody");
        rows.push_back(std::move(row));
    }
    data["rooms"] = std::move(rows);
}

Response shown(Parts& parts, const Visit& visit, Fields typed, const std::string& fault) {
    const Texts& texts = visit.texts;
    const auto around = read(parts, visit.now.wall_ms);
    if (!around) return broken_page(parts, visit, "the routing page", around.error());
    const auto content = parts.library.content();
    const auto draft = draft_of(typed);
    Data::Named data = frame_data(parts, visit, texts.get("weights.title"));
    data["at_routing"] = true;
    add_weights(data, *around, draft.value_or(around->now), typed, texts);
    if (draft && draft->whole() && fault.empty()) {
        if (auto tried = add_what_if(data, parts, visit, *draft, content.get()); !tried) {
            return broken_page(parts, visit, "the routing page", tried.error());
        }
    }
    const bool wrong = !fault.empty() || (draft && !draft->whole()) || (!draft && typed.contains("dreams"));
    const std::string what = !fault.empty() ? fault : "weights.fault";
    if (wrong) {
        data["message"] = Data::Named{{"kind", "bad"}, {"role", "alert"}, {"good", false}, {"text", texts.get(what)}};
    } else if (const auto said = typed.find("said"); said != typed.end() && texts.has("weights.said_" + said->second)) {
        data["message"] = Data::Named{
            {"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("weights.said_" + said->second)}};
    }
    add_waiting(data, *around, visit, content.get());
    add_rooms(data, *around, typed, texts, content.get());
    return page("frame", "routing", std::move(data), texts, wrong && visit.request.method == "POST" ? 422 : 200);
}

}  // namespace

Response routing_page(Parts& parts, const Visit& visit) {
    return shown(parts, visit, form_fields(visit.request.query), "");
}

Response save_weights(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const auto draft = draft_of(fields);
    if (!draft || !draft->whole()) return shown(parts, visit, std::move(fields), "weights.fault");
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "the routing page", work.error());
    const auto kept =
        store::add_weights(*work, routing::to_json(*draft), visit.reader.account.login, visit.now.wall_ms);
    if (!kept) return broken_page(parts, visit, "the routing page", kept.error());
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "the routing page", done.error());
    return see_other("/routing?said=weights");
}

// An empty field leaves what guides and the content say.
Response save_rooms(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    constexpr std::string_view field = "room_";
    const auto content = parts.library.content();
    std::map<std::string, std::optional<int>> wanted;
    for (const auto& [name, text] : fields) {
        if (!name.starts_with(field)) continue;
        const std::string place = name.substr(field.size());
        if (content == nullptr || content->place(place) == nullptr) continue;
        wanted[place] = points_typed(text);
        if (!text.empty() && wanted[place].value_or(store::month_people_max + 1) > store::month_people_max) {
            return shown(parts, visit, fields, "rooms.fault");
        }
    }
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "the routing page", work.error());
    for (const auto& [place, month] : wanted) {
        const auto kept = month ? store::set_room(*work, place, *month) : store::clear_room(*work, place);
        if (!kept) return broken_page(parts, visit, "the routing page", kept.error());
    }
    if (auto done = work->commit(); !done) return broken_page(parts, visit, "the routing page", done.error());
    return see_other("/routing?said=rooms");
}

}  // namespace monter::portal::web
