#include "tests/kiosk/every_screen.hpp"

#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/ways_of_crew.hpp"
#include "tests/kiosk/ways_of_films.hpp"
#include "tests/kiosk/ways_of_keepers.hpp"

namespace monter::kiosk::testing {
namespace {

const std::vector<Message> to_places{Begin{},
                                     PickDream{"forest"},
                                     PickDream{"village"},
                                     PickDream{"lights"},
                                     PickDream{"fishing"},
                                     PickDream{"culture"},
                                     ShowPlaces{}};

void write_to(Visitor& visitor, const std::string& place) {
    say_all(visitor, to_places);
    say_all(visitor, {OpenPlace{place}, ToggleHeart{}, WriteToPlace{}});
}

void fill(Visitor& visitor) {
    write_to(visitor, "overtornea");
    visitor.say(SetAge{true});
    visitor.model.visit.name = Secret("Wilhelmina van den Oudenhoven-Lindqvist");
    visitor.model.visit.email = Secret("wilhelmina.van.den.oudenhoven@voorbeeldbedrijf.nl");
    visitor.model.visit.phone = Secret("+31 6 12 34 56 78");
    visitor.model.visit.words = Secret("We zoeken rust.\nEn een huis aan het water, met ruimte voor twee honden.");
    say_all(visitor,
            {ContactNext{}, PickWhen{"twoyears"}, ToggleWith{"partner"}, ToggleWith{"school"}, ToggleWith{"animals"},
             PickWork{"undecided"}, ToggleSpeaks{"nl"}, ToggleSpeaks{"en"}, ToggleSpeaks{"de"}});
}

void consent(Visitor& visitor) {
    fill(visitor);
    visitor.say(ContactNext{});
}

void thanks(Visitor& visitor) {
    consent(visitor);
    say_all(visitor, {ToggleRecipient{visitor.model.matches[1].municipality},
                      ToggleRecipient{visitor.model.matches[2].municipality}, ToggleConsent{Purpose::contact}, Send{}});
    visitor.answer_kept();
}

}  // namespace

std::map<std::string, Way> every_screen() {
    std::map<std::string, Way> all;
    all["attract"] = [](Visitor&) {};
    all["dream"] = [](Visitor& v) { say_all(v, {Begin{}}); };
    all["dream, none"] = [](Visitor& v) { say_all(v, {Begin{}, ShowPlaces{}}); };
    all["dream, a sixth"] = [](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {Back{}, PickDream{"sea"}});
    };
    all["places"] = [](Visitor& v) { say_all(v, to_places); };
    all["places, reasons of every kind"] = [](Visitor& v) {
        fill(v);
        say_all(v, {Back{}, Back{}, Back{}});
    };
    all["list"] = [](Visitor& v) {
        say_all(v, to_places);
        v.say(ShowAllPlaces{});
    };
    all["contact"] = [](Visitor& v) { write_to(v, "arjeplog"); };
    all["contact, faults"] = [](Visitor& v) {
        write_to(v, "arjeplog");
        v.model.visit.email = Secret("sanne");
        v.model.visit.phone = Secret("12");
        say_all(v, {ContactNext{}, FocusField{Field::none}});
    };
    for (const auto& [name, field] :
         {std::pair{"name", Field::name}, {"email", Field::email}, {"phone", Field::phone}}) {
        all[std::string("contact, writing ") + name] = [field = field](Visitor& v) {
            write_to(v, "arjeplog");
            v.say(FocusField{field});
        };
    }
    all["contact, one fault above the keyboard"] = [](Visitor& v) {
        write_to(v, "arjeplog");
        v.model.visit.name = Secret("Sanne de Vries");
        say_all(v, {SetAge{true}, ContactNext{}});
    };
    for (const KeyPage page : {KeyPage::letters, KeyPage::accents, KeyPage::more_accents, KeyPage::signs}) {
        all["contact, keys " + std::to_string(static_cast<int>(page))] = [page](Visitor& v) {
            write_to(v, "arjeplog");
            say_all(v, {FocusField{Field::email}, PressKeyPage{page}});
        };
    }
    all["details"] = fill;
    all["words"] = [](Visitor& v) {
        fill(v);
        v.say(FocusField{Field::words});
    };
    all["consent"] = consent;
    all["consent, no box"] = [](Visitor& v) {
        consent(v);
        v.say(Send{});
    };
    all["consent, last recipient"] = [](Visitor& v) {
        consent(v);
        v.say(ToggleRecipient{"overtornea"});
    };
    all["saving"] = [](Visitor& v) {
        consent(v);
        say_all(v, {ToggleConsent{Purpose::contact}, Send{}, LeadNotKept{v.lead_id, Kind::network}});
    };
    all["saving, full"] = [](Visitor& v) {
        consent(v);
        say_all(v, {ToggleConsent{Purpose::contact}, Send{}, LeadNotKept{v.lead_id, Kind::full}});
    };
    all["thanks"] = thanks;
    all["thanks, people here"] = [](Visitor& v) {
        v.world.event.present = {"overtornea", "arjeplog", "jokkmokk", "arvidsjaur", "overkalix"};
        thanks(v);
    };
    all["thanks, sure?"] = [](Visitor& v) {
        thanks(v);
        v.say(OpenSheet{Sheet::withdraw});
    };
    all["thanks, not taken back"] = [](Visitor& v) {
        thanks(v);
        say_all(v, {Withdraw{}, NotWithdrawn{v.lead_id, Kind::refused}});
    };
    all["thanks, taken back"] = [](Visitor& v) {
        thanks(v);
        say_all(v, {Withdraw{}, Withdrawn{v.lead_id}});
    };
    const auto take_back = [](Visitor& v, const std::string& code) {
        say_all(v, {AskCode{}});
        v.model.visit.code = Secret(code);
        v.say(TakeBackByCode{});
    };
    const std::string whole = "ABCDEFGHJKMNPQRSTVWXYZ0120";
    all["take back"] = [](Visitor& v) { say_all(v, {AskCode{}, PressKey{"A"}, PressKey{"7"}}); };
    all["take back, half a code"] = [take_back](Visitor& v) { take_back(v, "ABCDEF"); };
    all["take back, asked"] = [take_back, whole](Visitor& v) { take_back(v, whole); };
    for (const auto& [name, answer] : {std::pair{"done", Message(Withdrawn{})},
                                       {"unknown", Message(Withdrawn{Id{}, false})},
                                       {"failed", Message(NotWithdrawn{Id{}, Kind::full})}}) {
        all[std::string("take back, ") + name] = [take_back, whole, answer = answer](Visitor& v) {
            take_back(v, whole);
            v.say(answer);
        };
    }
    all["young"] = [](Visitor& v) {
        write_to(v, "arjeplog");
        v.say(SetAge{false});
    };
    add_ways_north(all, to_places);
    add_ways_of_keepers(all, to_places);
    add_ways_of_crew(all);
    add_ways_of_films(all, to_places);
    all["closed"] = [](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {OpenPlace{"arjeplog"}, StoreTold{false}, WriteToPlace{}});
    };
    all["showcase, closed"] = [](Visitor& v) {
        say_all(v, to_places);
        say_all(v, {OpenPlace{"arjeplog"}, StoreTold{false}, WriteToPlace{}, Back{}});
    };
    for (const auto& [name, sheet] :
         {std::pair{"language", Sheet::language}, {"access", Sheet::access}, {"why", Sheet::why}}) {
        all[std::string("sheet: ") + name] = [sheet = sheet](Visitor& v) {
            say_all(v, to_places);
            v.say(OpenSheet{sheet});
        };
    }
    all["idle"] = [](Visitor& v) {
        say_all(v, to_places);
        v.wait(idle_ms + 500);
    };
    for (const pack::Place& place : norrbotten().content->places) {
        for (const auto& [name, sheet] : {std::pair{"facts", Sheet::facts}, {"work", Sheet::work}}) {
            all[std::string(name) + " of " + place.id] = [&place, sheet = sheet](Visitor& v) {
                say_all(v, to_places);
                say_all(v, {OpenPlace{place.id}, OpenSheet{sheet}});
            };
        }
        for (int page = 0; page < 4; ++page) {
            all["showcase of " + place.id + ", page " + std::to_string(page)] = [&place, page](Visitor& v) {
                say_all(v, to_places);
                say_all(v, {OpenPlace{place.id}, TurnPage{Pager::screen, page}});
            };
        }
    }
    for (int page = 0; page < 12; ++page) {
        all["notice, page " + std::to_string(page)] = [page](Visitor& v) {
            consent(v);
            say_all(v, {OpenSheet{Sheet::notice}, TurnPage{Pager::sheet, page}});
        };
        all["why, page " + std::to_string(page)] = [page](Visitor& v) {
            fill(v);
            say_all(v, {Back{}, Back{}, Back{}, OpenSheet{Sheet::why}, TurnPage{Pager::sheet, page}});
        };
    }
    return all;
}

}  // namespace monter::kiosk::testing
