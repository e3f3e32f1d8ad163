#include "tests/kiosk/ways_of_keepers.hpp"

namespace monter::kiosk::testing {
namespace {

using Kept = std::vector<std::string>;

const Kept longest{"overtornea", "arvidsjaur", "overkalix"};

void keep(Visitor& visitor, const std::vector<Message>& to_places, const Kept& places) {
    for (const Message& message : to_places) visitor.say(message);
    for (const std::string& place : places) {
        visitor.say(OpenPlace{place});
        visitor.say(ToggleHeart{});
    }
}

void somebody_is_here(Visitor& visitor) {
    visitor.world.event.present = {"arjeplog", "arvidsjaur", "overkalix", "overtornea", "haparanda", "jokkmokk"};
}

// Side by side on every page, and the ways there.
void add_kept(std::map<std::string, Way>& all, const std::vector<Message>& to_places, const Kept& kept) {
    const std::string told = std::to_string(kept.size()) + " kept";
    all["places, " + told] = [=](Visitor& v) {
        keep(v, to_places, kept);
        v.say(Back{});
    };
    all["showcase, " + told] = [=](Visitor& v) { keep(v, to_places, kept); };
    for (int page = 0; page < 6; ++page) {
        all["compare, " + told + ", page " + std::to_string(page)] = [=](Visitor& v) {
            keep(v, to_places, kept);
            v.say(ComparePlaces{});
            v.say(TurnPage{Pager::screen, page});
        };
    }
}

}  // namespace

void add_ways_of_keepers(std::map<std::string, Way>& all, const std::vector<Message>& to_places) {
    add_kept(all, to_places, {"arjeplog", "lulea"});
    add_kept(all, to_places, longest);
    all["compare, closed"] = [=](Visitor& v) {
        v.world.recipient_keys = 0;
        keep(v, to_places, longest);
        v.say(ComparePlaces{});
        v.say(WriteToPlace{"overkalix"});
    };
    for (const Kept& kept : {Kept{}, longest}) {
        const std::string told = "people here, " + std::to_string(kept.size()) + " kept, ";
        all[told + "places"] = [=](Visitor& v) {
            somebody_is_here(v);
            keep(v, to_places, kept);
            if (!kept.empty()) v.say(Back{});
        };
        all[told + "list"] = [=](Visitor& v) {
            somebody_is_here(v);
            keep(v, to_places, kept);
            v.say(ShowAllPlaces{});
        };
        for (const std::string& place : longest) {
            all[told + "showcase of " + place] = [=](Visitor& v) {
                somebody_is_here(v);
                keep(v, to_places, kept);
                v.say(OpenPlace{place});
            };
        }
    }
    all["people here, compare"] = [=](Visitor& v) {
        somebody_is_here(v);
        keep(v, to_places, longest);
        v.say(ComparePlaces{});
    };
}

}  // namespace monter::kiosk::testing
