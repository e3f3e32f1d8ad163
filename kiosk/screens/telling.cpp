#include "kiosk/screens/telling.hpp"

#include "kiosk/screens/reasons.hpp"
#include "kiosk/ui/dates.hpp"

namespace monter::kiosk {

const pack::Fact* work_fact_of(const pack::Place& place, const View& view) {
    const auto wanted = place.work_facts.find(view.model.visit.wish.work);
    const std::string id = wanted != place.work_facts.end() ? wanted->second
                           : place.work_facts.empty()       ? std::string()
                                                            : place.work_facts.begin()->second;
    for (const pack::Fact& fact : place.facts) {
        if (id.empty() ? fact.kind == "work" : fact.id == id) return &fact;
    }
    return nullptr;
}

std::vector<const pack::Fact*> facts_beside_work(const pack::Place& place, const View& view) {
    const pack::Fact* work = work_fact_of(place, view);
    std::vector<const pack::Fact*> out;
    for (const pack::Fact& fact : place.facts) {
        if (&fact != work) out.push_back(&fact);
    }
    return out;
}

Said jobs_in(const pack::Place& place, const View& view) {
    const pack::Jobs& jobs = view.content().jobs;
    const pack::JobsThere* there = jobs.there(place.id);
    if (!there) return {};
    return {view.texts.count(Text::jobs_on, there->adverts, {{"date", day_in_words(jobs.date, view.texts)}}),
            source_line(jobs.sources, "", view)};
}

std::string work_in_brief(const pack::Place& place, const View& view) {
    const Said jobs = jobs_in(place, view);
    return jobs.words.empty() ? view.texts.say(Text::jobs_brief) : jobs.words;
}

}  // namespace monter::kiosk
