// The fairs a region goes to, who is there on which day, and which stand is at which: one set of rules for the command
// line and the pages. Each act notes who did it (store/fleet_steps.hpp) in the same transaction; the caller commits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/event.hpp"
#include "sync/pack/content.hpp"
#include "sync/portal/store/events.hpp"

namespace monter::portal::stands {

// A fair is days, not months: who is there is one column a day on a page.
inline constexpr std::size_t fair_days_max = 31;
inline constexpr std::size_t title_characters_max = 120;  // as stands take it (sync/lead/event.cpp)

// What is wrong with what was asked. The pages have a text for each name.
enum class Fault { title, country, languages, notice, days, rehearsal, present, no_content, no_fair, no_stand };
[[nodiscard]] const char* name(Fault fault);
[[nodiscard]] Error told(Fault fault);  // Kind::refused, in the command line's words

struct By {
    std::string login;  // empty = the command line
    std::int64_t at_ms = 0;
};

// What a fair is; portal_url, pack and present of the event count for nothing here.
struct Fair {
    lead::Event event;
    std::string first_day, last_day;  // both or neither
};
// Without content, whatever has the form of a language, a notice or a municipality is taken.
[[nodiscard]] std::optional<Fault> fault_of(const Fair& fair, const pack::Content* content);
[[nodiscard]] std::optional<Fault> fault_of(const std::vector<std::string>& municipalities,
                                            const pack::Content* content);

// The fair must have no fault. Gives its id, minted here.
[[nodiscard]] Result<Id> make_fair(store::Work& work, const Fair& fair, bool current, const By& by);
// What was told to stands and written into leads by their id stays so. Whether it is a rehearsal can be changed until
// somebody's answers have come from it. Days of before that are no day of it any more are forgotten.
[[nodiscard]] Result<std::optional<Fault>> change_fair(store::Work& work, const Fair& fair, const By& by);
[[nodiscard]] Result<std::optional<Fault>> make_current(store::Work& work, const Id& event_id, const By& by);
// By day; an empty day: where nothing is said of a day.
[[nodiscard]] Result<std::optional<Fault>> set_present(store::Work& work, const Id& event_id,
                                                       const std::map<std::string, std::vector<std::string>>& by_day,
                                                       const By& by);
// Today at the current fair, until something else is said: of the day, where that day is planned, else of the fair.
[[nodiscard]] Result<void> set_present_today(store::Work& work, const std::vector<std::string>& municipalities,
                                             const By& by);
// Nothing: whichever is the current one.
[[nodiscard]] Result<std::optional<Fault>> name_fair_of(store::Work& work, const std::string& stand,
                                                        const std::optional<Id>& event_id, const By& by);
// Takes every enrolment of that name out of use: it keeps its leads, sends none, and is told why. Gives how many.
[[nodiscard]] Result<int> close_stand(store::Work& work, const std::string& stand, const By& by);

}  // namespace monter::portal::stands
