#include "tests/kiosk/ways_north.hpp"

namespace monter::kiosk::testing {
namespace {

void way_north(Visitor& visitor, const std::vector<Message>& to_places, const std::string& citizen) {
    say_all(visitor, to_places);
    say_all(visitor, {OpenPlace{"overtornea"}, PlanWay{}, PickCitizen{citizen}, PickWhen{"twoyears"},
                      ToggleWith{"partner"}, ToggleWith{"small"}, ShowPlan{}});
}

}  // namespace

void add_ways_north(std::map<std::string, Way>& all, const std::vector<Message>& to_places) {
    for (const char* citizen : {"eu", "non_eu", "nordic"}) {
        for (int page = 0; page < 6; ++page) {
            all[std::string("way north, ") + citizen + ", page " + std::to_string(page)] = [to_places, citizen,
                                                                                            page](Visitor& v) {
                way_north(v, to_places, citizen);
                say_all(v, {TurnPage{Pager::screen, page}, TurnPage{Pager::facts, page}});
            };
        }
    }
    all["way north, questions"] = [to_places](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {OpenPlace{"overtornea"}, PlanWay{}, PickWhen{"later"}, ToggleWith{"small"}, PickWork{"remote"}});
    };
    all["way north, no passport"] = [to_places](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {OpenPlace{"overtornea"}, PlanWay{}, ShowPlan{}});
    };
    all["way north, another permit"] = [to_places](Visitor& v) {
        way_north(v, to_places, "non_eu");
        say_all(v, {Back{}, PickWork{"retired"}, ShowPlan{}});
    };
    all["way north of the young"] = [to_places](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {OpenPlace{"arvidsjaur"}, WriteToPlace{}});
        say_all(v, {SetAge{false}, PlanWay{}, PickCitizen{"eu"}, ShowPlan{}});
    };
    for (const pack::Step& step : norrbotten().content->steps.list) {
        all["step " + step.rule.id] = [to_places, id = step.rule.id, track = step.rule.tracks.front()](Visitor& v) {
            way_north(v, to_places, track);
            v.say(OpenStep{id});
        };
    }
    all["pulse"] = [](Visitor& v) { v.say(AskPulse{}); };
    all["pulse, second"] = [](Visitor& v) {
        v.go_to_thanks();
        say_all(v, {AskPulse{}, TapPulse{"job"}});
    };
}

}  // namespace monter::kiosk::testing
