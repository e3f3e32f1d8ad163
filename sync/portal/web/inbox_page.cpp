#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/person_row.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

using store::List;

constexpr std::size_t digits_max = 18;  // what surely fits a number of 64 bits

// As addresses and texts name them.
constexpr std::pair<List, const char*> list_names[] = {{List::waiting, "new"},    {List::mine, "mine"},
                                                       {List::theirs, "waiting"}, {List::ours, "ours"},
                                                       {List::done, "done"},      {List::look, "look"}};

const char* name(List list) {
    for (const auto& [one, text] : list_names) {
        if (one == list) return text;
    }
    return "new";
}

List list_of(const Fields& query, const Reader& reader) {
    const auto asked = query.find("show");
    if (asked == query.end()) return List::waiting;
    for (const auto& [one, text] : list_names) {
        if (asked->second == text && (one != List::look || reader.sees_all())) return one;
    }
    return List::waiting;
}

std::int64_t number_of(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    const bool plain = !digits.empty() && digits.size() <= digits_max &&
                       std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain ? std::stoll(std::string(text)) : 0;
}

// "after=<key>.<number>"
store::Place place_of(const Fields& query) {
    const auto asked = query.find("after");
    if (asked == query.end()) return {};
    const std::size_t dot = asked->second.find('.');
    if (dot == std::string::npos) return {};
    return {number_of(std::string_view(asked->second).substr(0, dot)),
            number_of(std::string_view(asked->second).substr(dot + 1))};
}

std::string path_of(List list) {
    return list == List::waiting ? "/people" : std::string("/people?show=") + name(list);
}

Data tab(const Texts& texts, List list, List current, std::int64_t count) {
    return Data::Named{{"path", path_of(list)},
                       {"current", list == current},
                       {"label", texts.get(std::string("inbox.") + name(list))},
                       {"count", std::to_string(count)}};
}

// A coordinator accepts nobody as a rule; whose lists stay empty are left out.
Data::List tabs(const guides::Inbox& inbox, List current, const Reader& reader, const Texts& texts) {
    Data::List out;
    for (const List list : store::lists) {
        const auto count = inbox.counts.find(list);
        if (count == inbox.counts.end()) continue;
        const bool own = list == List::mine || list == List::theirs;
        const bool always =
            list == List::waiting || list == List::done || list == List::look || own != reader.sees_all();
        if (always || count->second > 0 || list == current) out.push_back(tab(texts, list, current, count->second));
    }
    return out;
}

void add_empty(Data::Named& data, const guides::Inbox& inbox, List list, const std::string& place, const Texts& texts) {
    const bool fresh = list == List::waiting;
    data["empty_title"] = texts.get(fresh ? "empty.new_title" : "empty.other_title");
    data["empty_text"] = fresh ? texts.fill("empty.new_text", {{"place", place}}) : texts.get("empty.other_text");
    data["empty_back"] = !fresh;
    data["empty_last"] = inbox.newest_ms == 0 ? texts.get("empty.never")
                                              : texts.fill("empty.last", {{"when", date_time(inbox.newest_ms, texts)}});
}

// Who is away, or will be soon, reads who gets new people meanwhile.
void add_away(Data::Named& data, const guides::Inbox& inbox, const Visit& visit) {
    if (!inbox.hand) return;
    data["can_be_away"] = true;
    const Texts& texts = visit.texts;
    const store::Hand& hand = *inbox.hand;
    const std::string instead = texts.get(inbox.instead == store::Holder::region ? "away.to_region" : "away.to_deputy");
    if (!hand.takes) {
        data["away"] = texts.fill("away.takes_nobody", {{"who", instead}});
    } else if (visit.now.wall_ms < hand.away_to_ms) {
        data["away"] = texts.fill("away.is", {{"from", date_long(hand.away_from_ms, texts)},
                                              {"to", date_long(hand.away_to_ms - 1, texts)},
                                              {"who", instead}});
    }
}

// Told once, to whoever reads first: the person may be in a guide's own notes or mail.
void add_taken_back(Data::Named& data, const guides::Inbox& inbox, const Texts& texts) {
    Data::List list;
    for (const store::TakenBack& one : inbox.taken_back) {
        list.push_back(Data::Named{
            {"title", texts.fill("inbox.taken_back", {{"reference", one.reference}})},
            {"text",
             texts.fill("inbox.taken_back_text", {{"when", date_time(one.erased_ms, texts)}, {"stand", one.stand}})},
            {"path", "/people/" + one.page_id + "/told"}});
    }
    data["taken_back"] = std::move(list);
}

}  // namespace

Response inbox_page(Parts& parts, const Visit& visit) {
    if (visit.reader.account.role == store::Role::eures) return eures_page(parts, visit);
    const Texts& texts = visit.texts;
    const auto query = form_fields(visit.request.query);
    const List list = list_of(query, visit.reader);
    const auto inbox =
        guides::inbox(parts.database, parts.desk, visit.reader.account, list, place_of(query), visit.now.wall_ms);
    if (!inbox) return broken_page(parts, visit, "inbox", inbox.error());
    const auto content = parts.library.content();
    const auto counted = inbox->counts.find(list);
    const std::int64_t count = counted == inbox->counts.end() ? 0 : counted->second;
    const std::string heading = count == 0 ? texts.get(std::string("inbox.none_") + name(list))
                                           : texts.count(std::string("inbox.title_") + name(list), count);
    Data::Named data = frame_data(parts, visit, heading);
    data["at_people"] = true;
    data["heading"] = heading;
    data["now"] = guides::begun_large(date_time_long(visit.now.wall_ms, texts));
    data["tabs"] = tabs(*inbox, list, visit.reader, texts);
    data["list_title"] = texts.get(std::string("inbox.order_") + name(list));
    add_taken_back(data, *inbox, texts);
    add_away(data, *inbox, visit);
    if (const auto said = query.find("said"); said != query.end() && said->second == "handed") {
        data["message"] =
            Data::Named{{"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("said.handed")}};
    }
    data["has_people"] = !inbox->people.empty();
    Data::List rows;
    std::int64_t today = 0;
    for (const auto& person : inbox->people) {
        rows.push_back(person_row(person, content.get(), visit));
        if (person.standing && person.standing->acceptance.urgency == guides::Urgency::due) ++today;
    }
    if (list == List::waiting && today > 0) data["due_today"] = texts.count("inbox.due_soon", today);
    data["people_rows"] = std::move(rows);
    Data::List steps;
    for (const auto& person : inbox->today) steps.push_back(person_row(person, content.get(), visit));
    data["has_today"] = !steps.empty();
    data["today_rows"] = std::move(steps);
    if (inbox->more) {
        data["older"] = std::string("/people?show=") + name(list) + "&after=" + std::to_string(inbox->more->key) + "." +
                        std::to_string(inbox->more->portal_seq);
    }
    const std::string place = visit.reader.sees_all()
                                  ? texts.get("common.all_places")
                                  : guides::place_name(visit.reader.account.municipality, content.get());
    add_empty(data, *inbox, list, place, texts);
    if (list == List::waiting && !guides::gets_people(inbox->hand, visit.now.wall_ms)) {
        data["empty_title"] = texts.get("away.empty_title");
        data["empty_text"] = data["away"];
        data["away"] = "";
        data["empty_change"] = true;
    }
    return page("frame", "inbox", std::move(data), texts);
}

Response read_taken_back(Parts& parts, const Visit& visit, const std::string& id) {
    const auto done = guides::read_taken_back(parts.database, visit.reader.account, id, visit.now.wall_ms);
    if (!done) return broken_page(parts, visit, "who took their answers back", done.error());
    return see_other("/people");
}

}  // namespace monter::portal::web
