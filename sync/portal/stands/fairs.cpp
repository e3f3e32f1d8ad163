#include "sync/portal/stands/fairs.hpp"

#include <algorithm>

#include "sync/base/swedish_day.hpp"
#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/fleet_steps.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::stands {
namespace {

using Outcome = Result<std::optional<Fault>>;

Result<void> note(store::Work& work, const By& by, const char* what, const std::string& about) {
    return store::add_fleet_step(work, {by.at_ms, by.login, what, about});
}

Result<std::optional<store::KnownEvent>> find(store::Work& work, const Id& event_id) {
    auto all = store::events(work);
    if (!all) return fail(all.error());
    for (store::KnownEvent& one : *all) {
        if (one.event.event_id == event_id) return std::optional(std::move(one));
    }
    return std::optional<store::KnownEvent>();
}

bool is_country(const std::string& text) {
    return text.empty() ||
           (text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

bool are_days(const Fair& fair) {
    if (fair.first_day.empty() && fair.last_day.empty()) return true;
    const auto days = swedish_days(fair.first_day, fair.last_day, fair_days_max + 1);
    return !days.empty() && days.size() <= fair_days_max;
}

bool is_offered(const std::string& language, const pack::Content* content) {
    if (content == nullptr) return lead::is_language(language);
    return std::find(content->languages.begin(), content->languages.end(), language) != content->languages.end();
}

}  // namespace

const char* name(Fault fault) {
    switch (fault) {
        case Fault::title:
            return "title";
        case Fault::country:
            return "country";
        case Fault::languages:
            return "languages";
        case Fault::notice:
            return "notice";
        case Fault::days:
            return "days";
        case Fault::rehearsal:
            return "rehearsal";
        case Fault::present:
            return "present";
        case Fault::no_content:
            return "no_content";
        case Fault::no_fair:
            return "no_fair";
        case Fault::no_stand:
            break;
    }
    return "no_stand";
}

Error told(Fault fault) {
    switch (fault) {
        case Fault::title:
            return {Kind::refused, "a fair needs a title of 1 to 120 characters", "say it with --new"};
        case Fault::country:
            return {Kind::refused, "a country is two capital letters",
                    "NL for the Netherlands; nothing where it has none"};
        case Fault::languages:
            return {Kind::refused, "the published content does not have one of these languages",
                    "use codes that monter-pack show lists, each once"};
        case Fault::notice:
            return {Kind::refused, "the published content has no such variant of the privacy notice",
                    "use one that monter-pack show lists"};
        case Fault::days:
            return {Kind::refused, "a fair is from a day to the same or a later one, at most 31 days",
                    "write them as 2026-11-28"};
        case Fault::rehearsal:
            return {Kind::refused, "answers have come from this fair already, so what they count as stays",
                    "make another fair"};
        case Fault::present:
            return {Kind::refused, "the published content does not have one of these municipalities",
                    "use ids as monter-pack show lists them"};
        case Fault::no_content:
            return {Kind::refused, "no content is published yet, so no municipality is known",
                    "publish the content first"};
        case Fault::no_fair:
            return {Kind::refused, "no fair has this id", "monter-portal event --list tells them"};
        case Fault::no_stand:
            break;
    }
    return {Kind::refused, "no stand in use has this name", "The stands' page of the portal lists their names."};
}

std::optional<Fault> fault_of(const Fair& fair, const pack::Content* content) {
    const lead::Event& event = fair.event;
    if (event.title.empty() || count_characters(event.title) > title_characters_max ||
        !is_plain_text(event.title, false) || event.title.find_first_not_of(' ') == std::string::npos) {
        return Fault::title;
    }
    if (!is_country(event.country)) return Fault::country;
    for (auto one = event.languages.begin(); one != event.languages.end(); ++one) {
        if (!is_offered(*one, content) || std::find(event.languages.begin(), one, *one) != one) return Fault::languages;
    }
    const bool notice = content == nullptr ? lead::is_id(event.notice) : content->notices.contains(event.notice);
    if (!notice) return Fault::notice;
    if (!are_days(fair)) return Fault::days;
    return std::nullopt;
}

std::optional<Fault> fault_of(const std::vector<std::string>& municipalities, const pack::Content* content) {
    if (municipalities.empty()) return std::nullopt;
    if (content == nullptr) return Fault::no_content;
    for (const std::string& one : municipalities) {
        if (content->place(one) == nullptr) return Fault::present;
    }
    return std::nullopt;
}

Result<Id> make_fair(store::Work& work, const Fair& fair, bool current, const By& by) {
    lead::Event event = fair.event;
    event.event_id = seal::random_id();
    event.present.clear();
    if (auto added = store::add_event(work, event, current, by.at_ms); !added) return fail(added.error());
    auto when = store::set_days(work, event.event_id, fair.first_day, fair.last_day);
    if (!when) return fail(when.error());
    if (auto noted = note(work, by, "fair_made", event.title); !noted) return fail(noted.error());
    return event.event_id;
}

Outcome change_fair(store::Work& work, const Fair& fair, const By& by) {
    const auto is = find(work, fair.event.event_id);
    if (!is) return fail(is.error());
    if (!*is) return std::optional(Fault::no_fair);
    if ((*is)->leads > 0 && (*is)->event.rehearsal != fair.event.rehearsal) return std::optional(Fault::rehearsal);
    if (auto done = store::change_event(work, fair.event); !done) return fail(done.error());
    const Id& id = fair.event.event_id;
    if (auto done = store::set_days(work, id, fair.first_day, fair.last_day); !done) return fail(done.error());
    const auto planned = store::present_by_day(work, id);
    if (!planned) return fail(planned.error());
    for (const auto& [day, present] : *planned) {
        if (!fair.first_day.empty() && day >= fair.first_day && day <= fair.last_day) continue;
        if (auto done = store::forget_day(work, id, day); !done) return fail(done.error());
    }
    if (auto noted = note(work, by, "fair_changed", fair.event.title); !noted) return fail(noted.error());
    return std::optional<Fault>();
}

Outcome make_current(store::Work& work, const Id& event_id, const By& by) {
    const auto is = find(work, event_id);
    if (!is) return fail(is.error());
    if (!*is) return std::optional(Fault::no_fair);
    if (auto done = store::make_event_current(work, event_id); !done) return fail(done.error());
    if (auto noted = note(work, by, "fair_current", (*is)->event.title); !noted) return fail(noted.error());
    return std::optional<Fault>();
}

Outcome set_present(store::Work& work, const Id& event_id,
                    const std::map<std::string, std::vector<std::string>>& by_day, const By& by) {
    const auto is = find(work, event_id);
    if (!is) return fail(is.error());
    if (!*is) return std::optional(Fault::no_fair);
    const auto days = swedish_days((*is)->first_day, (*is)->last_day, fair_days_max);
    for (const auto& [day, present] : by_day) {
        if (!day.empty() && std::find(days.begin(), days.end(), day) == days.end()) return std::optional(Fault::days);
        if (auto done = store::set_present(work, event_id, day, present); !done) return fail(done.error());
    }
    if (auto noted = note(work, by, "present", (*is)->event.title); !noted) return fail(noted.error());
    return std::optional<Fault>();
}

Result<void> set_present_today(store::Work& work, const std::vector<std::string>& municipalities, const By& by) {
    const std::string today = swedish_day(by.at_ms);
    const auto event = store::current_event(work, today);
    if (!event) return fail(event.error());
    const auto planned = store::present_by_day(work, event->event_id);
    if (!planned) return fail(planned.error());
    const std::string day = planned->contains(today) ? today : std::string();
    auto done = store::set_present(work, event->event_id, day, municipalities);
    if (!done) return done;
    return note(work, by, "present", event->title);
}

Outcome name_fair_of(store::Work& work, const std::string& stand, const std::optional<Id>& event_id, const By& by) {
    const auto devices = store::devices_named(work, stand);
    if (!devices) return fail(devices.error());
    if (devices->empty()) return std::optional(Fault::no_stand);
    const auto known = event_id ? store::knows_event(work, *event_id) : Result<bool>(true);
    if (!known) return fail(known.error());
    if (!*known) return std::optional(Fault::no_fair);
    if (auto named = store::name_event_of(work, stand, event_id); !named) return fail(named.error());
    if (auto noted = note(work, by, "stand_fair", stand); !noted) return fail(noted.error());
    return std::optional<Fault>();
}

Result<int> close_stand(store::Work& work, const std::string& stand, const By& by) {
    const auto devices = store::devices_named(work, stand);
    if (!devices) return fail(devices.error());
    for (const Id& device : *devices) {
        if (auto done = store::revoke(work, device, by.at_ms); !done) return fail(done.error());
    }
    if (devices->empty()) return 0;
    if (auto noted = note(work, by, "closed", stand); !noted) return fail(noted.error());
    return static_cast<int>(devices->size());
}

}  // namespace monter::portal::stands
