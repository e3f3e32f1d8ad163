#include "sync/portal/event_verb.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/events.hpp"
#include "sync/seal/keys.hpp"

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

std::optional<Error> unknown_in(Portal& portal, const std::vector<std::string>& municipalities) {
    const auto content = portal.library().content();
    if (!municipalities.empty() && !content) {
        return Error{Kind::refused, "no content is published yet, so no municipality is known",
                     "publish the content first"};
    }
    for (const std::string& municipality : municipalities) {
        if (content->place(municipality) != nullptr) continue;
        return Error{Kind::refused, "the published content has no municipality \"" + municipality + "\"",
                     "use its id, as monter-pack show lists them"};
    }
    return std::nullopt;
}

Json current(Portal& portal, const Json& asked) {
    std::optional<std::vector<std::string>> present;
    if (asked.contains("present")) present = asked.at("present").get<std::vector<std::string>>();
    if (const auto wrong = unknown_in(portal, present.value_or(std::vector<std::string>{}))) return refusal(*wrong);
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        if (present) {
            if (auto done = store::set_present(work, *present); !done) return fail(done.error());
        }
        return store::current_event(work);
    });
}

Json make(Portal& portal, const Json& asked, std::int64_t now_ms) {
    lead::Event event;
    event.event_id = seal::random_id();
    event.title = asked.at("title").get<std::string>();
    event.country = asked.at("country").get<std::string>();
    event.languages = asked.at("languages").get<std::vector<std::string>>();
    event.notice = asked.at("notice").get<std::string>();
    event.rehearsal = asked.at("rehearsal").get<bool>();
    if (event.title.empty()) return refusal({Kind::refused, "a fair needs a title", "say it with --new"});
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        if (auto added = store::add_current_event(work, event, now_ms); !added) return fail(added.error());
        return store::current_event(work);
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
                       {"current", one.current},
                       {"stands", one.stands}});
    }
    return {{"ok", true}, {"events", std::move(out)}};
}

Json name_for_stand(Portal& portal, const Json& asked) {
    const auto stand = asked.at("stand").get<std::string>();
    const auto id = asked.at("event_id").get<std::string>();
    return done_in(portal, [&](store::Work& work) -> Result<lead::Event> {
        const auto devices = store::devices_named(work, stand);
        if (!devices) return fail(devices.error());
        if (devices->empty()) {
            return fail(Kind::refused, "no stand in use is named \"" + stand + "\"",
                        "The stands' page of the portal lists their names.");
        }
        const auto event_id = id.empty() ? std::optional<Id>() : std::optional(id_from_uuid(id).value_or(Id{}));
        const auto known = event_id ? store::knows_event(work, *event_id) : Result<bool>(true);
        if (!known) return fail(known.error());
        if (!*known) return fail(Kind::refused, "no fair has the id " + id, "monter-portal event --list tells them");
        if (auto named = store::name_event_of(work, stand, event_id); !named) return fail(named.error());
        return store::event_of(work, stand);
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
               {"rehearsal", wish.rehearsal}};
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
    if (verb == "event-stand") return name_for_stand(portal, asked).dump();
    return current(portal, asked).dump();
}

}  // namespace monter::portal
