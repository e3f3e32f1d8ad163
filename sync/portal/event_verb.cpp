#include "sync/portal/event_verb.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/swedish_day.hpp"
#include "sync/portal/stands/fairs.hpp"

namespace monter::portal {
namespace {

using Json = nlohmann::json;

Json refusal(const Error& error) {
    return {{"ok", false}, {"message", error.message}, {"remedy", error.remedy}};
}

Json told(const lead::Event& event) {
    return {{"ok", true}, {"event_id", to_uuid(event.event_id)}, {"title", event.title}, {"present", event.present}};
}

// Opens, does, commits: `act` gives the event to tell.
template <class Act>
Json done_in(Portal& portal, Act act) {
    auto work = portal.database().begin();
    if (!work) return refusal(work.error());
    auto event = act(*work);
    if (!event) return refusal(event.error());
    if (auto done = work->commit(); !done) return refusal(done.error());
    return told(*event);
}

Json current(Portal& portal, const Json& asked, std::int64_t now_ms) {
    std::optional<std::vector<std::string>> present;
    if (asked.contains("present")) present = asked.at("present").get<std::vector<std::string>>();
    const auto content = portal.library().content();
    if (present) {
        if (const auto wrong = stands::fault_of(*present, content.get())) return refusal(stands::told(*wrong));
    }
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        if (present) {
            if (auto done = stands::set_present_today(work, *present, {{}, now_ms}); !done) return fail(done.error());
        }
        return store::current_event(work, swedish_day(now_ms));
    });
}

Json make(Portal& portal, const Json& asked, std::int64_t now_ms) {
    stands::Fair fair;
    fair.event.title = asked.at("title").get<std::string>();
    fair.event.country = asked.at("country").get<std::string>();
    fair.event.languages = asked.at("languages").get<std::vector<std::string>>();
    fair.event.notice = asked.at("notice").get<std::string>();
    fair.event.rehearsal = asked.at("rehearsal").get<bool>();
    fair.first_day = asked.value("first_day", std::string());
    fair.last_day = asked.value("last_day", std::string());
    const auto content = portal.library().content();
    if (const auto wrong = stands::fault_of(fair, content.get())) return refusal(stands::told(*wrong));
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        if (auto made = stands::make_fair(work, fair, true, {{}, now_ms}); !made) return fail(made.error());
        return store::current_event(work, swedish_day(now_ms));
    });
}

Json list(Portal& portal) {
    auto work = portal.database().begin();
    if (!work) return refusal(work.error());
    const auto events = store::events(*work);
    if (!events) return refusal(events.error());
    Json out = Json::array();
    for (const store::KnownEvent& one : *events) {
        out.push_back({{"event_id", to_uuid(one.event.event_id)},
                       {"title", one.event.title},
                       {"country", one.event.country},
                       {"rehearsal", one.event.rehearsal},
                       {"first_day", one.first_day},
                       {"last_day", one.last_day},
                       {"current", one.current},
                       {"stands", one.stands}});
    }
    return {{"ok", true}, {"events", std::move(out)}};
}

Json name_for_stand(Portal& portal, const Json& asked, std::int64_t now_ms) {
    const auto stand = asked.at("stand").get<std::string>();
    const auto id = asked.at("event_id").get<std::string>();
    const auto event_id = id.empty() ? std::optional<Id>() : std::optional(id_from_uuid(id).value_or(Id{}));
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        const auto done = stands::name_fair_of(work, stand, event_id, {{}, now_ms});
        if (!done) return fail(done.error());
        if (*done) return fail(stands::told(**done));
        return store::event_of(work, stand, swedish_day(now_ms));
    });
}

}  // namespace

std::string request_of(const EventWish& wish) {
    Json out = {{"v", 1}, {"verb", "event"}};
    if (!wish.title.empty()) {
        out = {{"v", 1},
               {"verb", "event-new"},
               {"title", wish.title},
               {"country", wish.country},
               {"languages", wish.languages},
               {"notice", wish.notice.empty() ? lead::Event{}.notice : wish.notice},
               {"rehearsal", wish.rehearsal},
               {"first_day", wish.first_day},
               {"last_day", wish.last_day}};
    } else if (wish.list) {
        out["verb"] = "event-list";
    } else if (!wish.stand.empty()) {
        out = {{"v", 1},
               {"verb", "event-stand"},
               {"stand", wish.stand},
               {"event_id", wish.event_id == "current" ? "" : wish.event_id}};
    } else if (wish.nobody || !wish.present.empty()) {
        out["present"] = wish.present;
    }
    return out.dump();
}

std::vector<std::string> lines_of(const std::string& reply) {
    Json json = Json::parse(reply);
    if (!json.contains("events")) {
        json.erase("ok");
        return {json.dump()};
    }
    std::vector<std::string> lines;
    for (const Json& one : json.at("events")) lines.push_back(one.dump());
    return lines;
}

std::string event_answer(Portal& portal, const std::string& request, std::int64_t now_ms) {
    const Json asked = Json::parse(request);
    const auto verb = asked.at("verb").get<std::string>();
    if (verb == "event-new") return make(portal, asked, now_ms).dump();
    if (verb == "event-list") return list(portal).dump();
    if (verb == "event-stand") return name_for_stand(portal, asked, now_ms).dump();
    return current(portal, asked, now_ms).dump();
}

}  // namespace monter::portal
