#include "sync/portal/web/care_data.hpp"

#include <algorithm>
#include <array>

#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/care_words.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {
namespace {

using guides::place_name;

const std::string& here(const CareShown& shown) {
    return shown.person.row.decision.municipality;
}

// Stations of the way: stand, accepted, first word, talking, visited, moved in.
std::size_t stage_of(const CareShown& shown) {
    const std::string& outcome = shown.person.row.outcome;
    if (outcome == "moved_in") return 5;
    if (outcome == "visited") return 4;
    if (outcome == "talking") return 3;
    return shown.care.first_word ? 2 : 1;
}

struct Station {
    const char* x;
    const char* y;
    const char* label_x;
    const char* label_y;
    const char* anchor;
    const char* text;
};
// Points of the drawing's arc, and where their words stand clear of it.
constexpr std::array<Station, 6> stations = {{{"68", "118", "68", "142", "middle", "person.stage_stand"},
                                              {"91", "60", "74", "56", "end", "person.stage_accepted"},
                                              {"151", "25", "142", "14", "end", "person.stage_first"},
                                              {"225", "25", "234", "14", "start", "person.stage_talking"},
                                              {"285", "60", "299", "58", "start", "person.stage_visited"},
                                              {"308", "118", "308", "142", "middle", "person.stage_moved"}}};

void add_way(Data::Named& data, const CareShown& shown) {
    const std::size_t stage = stage_of(shown);
    Data::List points;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const Station& one = stations[i];
        points.push_back(Data::Named{{"x", one.x},
                                     {"y", one.y},
                                     {"lx", one.label_x},
                                     {"ly", one.label_y},
                                     {"anchor", one.anchor},
                                     {"label", shown.visit.texts.get(one.text)},
                                     {"passed", i < stage},
                                     {"current", i == stage},
                                     {"ahead", i > stage}});
    }
    data["way_points"] = std::move(points);
    data["way_gone"] = std::string("M68 118A120 98 0 0 1 ") + stations[stage].x + " " + stations[stage].y;
    data["way_label"] = shown.visit.texts.fill("person.way", {{"stage", shown.visit.texts.get(stations[stage].text)}});
}

void add_next_step(Data::Named& data, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    const store::Next& next = shown.person.row.next;
    data["planned"] = next.by_ms > 0;
    if (next.by_ms > 0) {
        data["next_words"] = shown.care.next_words;
        data["next_due"] = next_due(next.by_ms, shown.visit.now.wall_ms, texts);
        data["next_whose"] = next.theirs ? texts.fill("next.theirs", {{"name", shown.first}}) : texts.get("next.ours");
    }
    const bool again = shown.kept.act == "next";
    const auto typed = [&](const char* field) {
        const auto found = shown.kept.fields.find(field);
        return again && found != shown.kept.fields.end() ? found->second : std::string();
    };
    data["next_open"] = again || next.by_ms == 0;
    data["next_typed"] = typed("words");
    data["next_typed_by"] = typed("by");
    data["next_theirs_label"] = texts.fill("next.theirs", {{"name", shown.first}});
    Data::List outcomes;
    for (const char* one : store::outcomes) {
        outcomes.push_back(Data::Named{{"code", one},
                                       {"label", texts.get(std::string("outcome.") + one)},
                                       {"on", shown.person.row.outcome == one}});
    }
    data["outcomes"] = std::move(outcomes);
    const std::string& outcome = shown.person.row.outcome;
    if (!outcome.empty()) data["outcome"] = texts.get("outcome." + outcome);
}

constexpr std::size_t north_shown = 5;  // the rest in a fold, so that the page can be read

void add_north(Data::Named& data, const CareShown& shown) {
    if (shown.content == nullptr || shown.content->steps.list.empty()) return;
    const Texts& texts = shown.visit.texts;
    const lead::Record& record = *shown.person.record;
    const std::string asked = form_fields(shown.visit.request.query)["track"];
    const std::string track = asked == "non_eu" ? "non_eu" : "eu";
    Data::List rows;
    int done = 0;
    for (const lead::Planned& one : lead::plan(shown.content->steps.rules(), {track, record.with, record.wish.work})) {
        const pack::Step* step = shown.content->steps.find(one.id);
        if (step == nullptr) continue;
        const auto& ticked = shown.care.ticked;
        const bool on = std::find(ticked.begin(), ticked.end(), one.id) != ticked.end();
        done += on ? 1 : 0;
        const auto authority = shown.content->steps.authorities.find(step->authority);
        rows.push_back(Data::Named{{"id", one.id},
                                   {"title", pack::in(step->title, texts.language())},
                                   {"authority", authority == shown.content->steps.authorities.end()
                                                     ? std::string()
                                                     : pack::in(authority->second.name, texts.language())},
                                   {"on", on}});
    }
    data["north_count"] = texts.fill("north.count", {{"n", std::to_string(done)}, {"of", std::to_string(rows.size())}});
    data["has_north"] = !rows.empty();
    const auto first = static_cast<std::ptrdiff_t>(std::min(rows.size(), north_shown));
    data["north_more"] = Data::List(rows.begin() + first, rows.end());
    data["has_more_north"] = rows.size() > north_shown;
    rows.resize(static_cast<std::size_t>(first));
    data["north"] = std::move(rows);
    data["track"] = track;
    data["other_track"] = track == "eu" ? "non_eu" : "eu";
    data["other_track_label"] = texts.get(track == "eu" ? "north.non_eu" : "north.eu");
}

void add_going(Data::Named& data, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    std::vector<std::string> all;
    if (shown.content != nullptr) {
        for (const pack::Place& place : shown.content->places) all.push_back(place.id);
    }
    Data::List may;
    Data::List share;
    const auto& with = shown.care.shared_with;
    const bool again = shown.kept.act == "hand-over";
    for (const std::string& place : guides::may_go_to(shown.person.record->consent, all, here(shown))) {
        const std::string name = place_name(place, shown.content);
        const auto typed = shown.kept.fields.find("to");
        const bool chosen = again && typed != shown.kept.fields.end() && typed->second == place;
        may.push_back(Data::Named{{"id", place}, {"name", name}, {"on", chosen}});
        if (std::find(with.begin(), with.end(), place) == with.end()) {
            share.push_back(Data::Named{{"id", place}, {"name", name}});
        }
    }
    Data::List reasons;
    for (const char* one : guides::hand_over_reasons) {
        const auto typed = shown.kept.fields.find("reason");
        const bool chosen = again && typed != shown.kept.fields.end() && typed->second == one;
        reasons.push_back(Data::Named{{"code", one},
                                      {"label", texts.fill(std::string("hand_over.") + one, {{"name", shown.first}})},
                                      {"on", chosen}});
    }
    std::string names;
    for (const std::string& place : with) names += (names.empty() ? "" : ", ") + place_name(place, shown.content);
    data["shared_with"] = names.empty() ? names : texts.fill("share.with", {{"places", names}});
    data["may_go"] = !may.empty();
    data["may_share"] = !share.empty();
    data["may_not"] = texts.fill("hand_over.nowhere", {{"name", shown.first}});
    data["share_to"] = std::move(share);
    data["hand_over_to"] = std::move(may);
    data["reasons_why"] = std::move(reasons);
    data["hand_over_open"] = again;
    const auto words = shown.kept.fields.find("words");
    data["hand_over_typed"] = again && words != shown.kept.fields.end() ? words->second : std::string();
    data["going_text"] = texts.fill("hand_over.only", {{"name", shown.first}});
}

// What the portal added to the stand's match: of the place that was chosen, while it is still there.
void add_decision(Data::Named& data, const CareShown& shown) {
    if (!shown.care.decided || shown.care.decided->candidates.empty()) return;
    const Texts& texts = shown.visit.texts;
    const auto& candidates = shown.care.decided->candidates;
    std::string how = texts.fill("ours.decided", {{"version", std::to_string(shown.care.decided->weights)}});
    std::string others;
    for (std::size_t i = 1; i < candidates.size() && i <= 2; ++i) {
        others += (others.empty() ? "" : ", ") + place_name(candidates[i].municipality, shown.content);
    }
    if (!others.empty()) how += " " + texts.fill("ours.then", {{"places", others}});
    data["how_decided"] = how;
    const routing::Candidate& chosen = candidates.front();
    if (chosen.municipality != here(shown)) return;
    Data::List ours;
    if (chosen.household) {
        ours.push_back(Data::Named{{"title", texts.get("ours.household")},
                                   {"fact", texts.get("ours.household_fact")},
                                   {"talk", false},
                                   {"room", true},
                                   {"bar", "100"}});
    }
    const int guide = chosen.shares[static_cast<std::size_t>(routing::Points::guide)];
    if (guide == routing::whole_share) {
        const std::string language = guides::language_name(shown.person.record->language, texts);
        ours.push_back(Data::Named{{"title", texts.fill("ours.guide", {{"language", language}})},
                                   {"fact", texts.get("ours.added")},
                                   {"talk", true},
                                   {"room", false},
                                   {"bar", std::to_string(guide / 10)}});
    }
    const int room = chosen.shares[static_cast<std::size_t>(routing::Points::room)];
    if (chosen.month > 0 && room > 0) {
        ours.push_back(Data::Named{{"title", texts.get("ours.room")},
                                   {"fact", texts.fill("ours.room_fact", {{"n", std::to_string(chosen.taken)},
                                                                          {"of", std::to_string(chosen.month)}})},
                                   {"talk", false},
                                   {"room", true},
                                   {"bar", std::to_string(room / 10)}});
    }
    data["ours"] = std::move(ours);
}

void add_alike(Data::Named& data, const CareShown& shown) {
    Data::List rows;
    for (const store::Alike& one : shown.care.alike) {
        rows.push_back(Data::Named{{"path", "/people/" + one.page_id},
                                   {"text", shown.visit.texts.fill("alike.text", {{"when", clock_time(one.captured_ms)},
                                                                                  {"reference", one.reference}})}});
    }
    data["alike"] = std::move(rows);
}

}  // namespace

void add_care(Data::Named& data, const CareShown& shown) {
    const Texts& texts = shown.visit.texts;
    const store::Person& row = shown.person.row;
    const bool decides = !shown.person.beside && row.decision.status != store::Status::held;
    data["decides"] = decides;
    data["working"] = row.decision.status == store::Status::accepted && decides;
    data["writes"] = row.decision.status != store::Status::held;
    if (shown.person.beside) {
        data["beside"] = texts.fill("share.beside", {{"place", place_name(here(shown), shown.content)}});
    }
    if (shown.person.standing) {
        data["turn"] = turn_words(shown.person.standing->turn, texts);
        if (shown.person.standing->turn.holder == store::Holder::guide) data["after"] = texts.get("turn.after");
    }
    add_way(data, shown);
    add_next_step(data, shown);
    add_north(data, shown);
    add_going(data, shown);
    add_decision(data, shown);
    add_alike(data, shown);
    add_eures(data, shown);
    data["log"] = log_rows(shown);
    data["letters"] = letters(shown);
    data["write_title"] = texts.fill("letter.title", {{"name", shown.first}});
    data["public_record"] = texts.fill("log.public_record", {{"name", shown.first}});
    const bool again = shown.kept.act == "write";
    const auto typed = shown.kept.fields.find("words");
    data["log_typed"] = again && typed != shown.kept.fields.end() ? typed->second : std::string();
    if (!shown.kept.fault.empty()) {
        data["fault"] =
            Data::Named{{"kind", "bad"}, {"role", "alert"}, {"good", false}, {"text", texts.get(shown.kept.fault)}};
    }
}

}  // namespace monter::portal::web
