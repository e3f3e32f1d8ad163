#include "tests/kiosk/ways_of_crew.hpp"

namespace monter::kiosk::testing {
namespace {

void type_pin(Visitor& visitor) {
    visitor.say(KnockCrew{});
    for (const int digit : {9, 1, 8, 2, 7, 3}) visitor.say(PressPin{digit});
}

void tell(Visitor& visitor, const local::CrewFacts& facts) {
    visitor.world.crew = facts.settings;  // as Kiosk does
    visitor.say(CrewTold{facts});
}

Way with_word(local::PinWord::Word word) {
    return [word](Visitor& v) {
        type_pin(v);
        say_all(v, {EnterPin{}, CrewTold{local::PinWord{word, 30}}});
    };
}

}  // namespace

local::CrewFacts some_facts() {
    local::CrewFacts facts;
    facts.wall_ms = 1'794'903'600'000;
    facts.captured = 38;
    facts.pending = 12;
    facts.sent = 1026;
    facts.unexported = 12;
    facts.copies = "portal";
    facts.last_contact_ms = 1'794'900'000'000;
    facts.disk_free_bytes = 5'240'000'000;
    facts.battery_percent = 81;
    facts.celsius = 47;
    facts.clock = "portal";
    return facts;
}

void open_crew_menu(Visitor& visitor) {
    type_pin(visitor);
    say_all(visitor, {EnterPin{}, CrewTold{local::PinWord{local::PinWord::Word::right, 0}}});
    tell(visitor, some_facts());
}

void add_ways_of_crew(std::map<std::string, Way>& all) {
    all["crew, pin"] = type_pin;
    all["crew, pin wrong"] = with_word(local::PinWord::Word::wrong);
    all["crew, pin too often"] = with_word(local::PinWord::Word::wait);
    all["crew, no pin"] = with_word(local::PinWord::Word::unset);
    all["crew, silent at the pin"] = [](Visitor& v) {
        type_pin(v);
        say_all(v, {EnterPin{}, CrewFailed{Kind::network}});
    };
    all["crew"] = open_crew_menu;
    for (const char* problem : local::crew_problems) {
        all[std::string("crew, ") + problem] = [problem](Visitor& v) {
            open_crew_menu(v);
            local::CrewFacts facts = some_facts();
            facts.problems = {problem};
            facts.settings.paused = facts.settings.rehearsal = true;
            tell(v, facts);
        };
    }
    all["crew, no battery and no contact"] = [](Visitor& v) {
        open_crew_menu(v);
        local::CrewFacts facts = some_facts();
        facts.battery_percent.reset();
        facts.celsius.reset();
        facts.last_contact_ms.reset();
        facts.copies = "2";
        facts.clock = "none";
        tell(v, facts);
    };
    all["crew, content waits"] = [](Visitor& v) {
        open_crew_menu(v);
        local::CrewFacts facts = some_facts();
        facts.content_waits = "norrbotten 1234";
        tell(v, facts);
    };
    all["crew, exported"] = [](Visitor& v) {
        open_crew_menu(v);
        say_all(v, {CrewExportNow{}, CrewTold{local::CrewExported{12, "monter-leads.leads"}}});
    };
    for (const Kind kind : {Kind::refused, Kind::full, Kind::disk, Kind::bug}) {
        all["crew, export fails " + std::to_string(static_cast<int>(kind))] = [kind](Visitor& v) {
            open_crew_menu(v);
            say_all(v, {CrewExportNow{}, CrewFailed{kind}});
        };
    }
    for (const char* word : {"runs", "fresh", "same", "full", "refused"}) {
        all[std::string("crew, import ") + word] = [word](Visitor& v) {
            open_crew_menu(v);
            local::CrewFacts facts = some_facts();
            facts.import = word;
            say_all(v, {CrewImportNow{}, CrewTold{facts}});
        };
    }
    all["crew, import without a stick"] = [](Visitor& v) {
        open_crew_menu(v);
        say_all(v, {CrewImportNow{}, CrewFailed{Kind::refused}});
    };
    all["crew, present"] = [](Visitor& v) {
        open_crew_menu(v);
        local::CrewFacts facts = some_facts();
        facts.settings.present = std::vector<std::string>{"arjeplog", "kiruna", "overtornea"};
        tell(v, facts);
        v.say(OpenCrewPage{CrewPage::present});
    };
    all["crew, languages"] = [](Visitor& v) {
        open_crew_menu(v);
        v.say(OpenCrewPage{CrewPage::languages});
    };
    all["crew, report of nothing"] = [](Visitor& v) {
        open_crew_menu(v);
        say_all(v, {OpenCrewPage{CrewPage::report}, CrewTold{local::DayReport{}}});
    };
    all["crew, report"] = [](Visitor& v) {
        open_crew_menu(v);
        local::DayReport report;
        for (int hour = 8; hour < 20; ++hour) {
            report.hours.push_back({hour, 12, {{"nl", 128}, {"en", 64}, {"de", 32}, {"sv", 16}, {"fi", 8}, {"uk", 4}}});
        }
        say_all(v, {OpenCrewPage{CrewPage::report}, CrewTold{report}});
    };
    all["crew, close while some wait"] = [](Visitor& v) {
        open_crew_menu(v);
        v.say(OpenCrewPage{CrewPage::close});
    };
    all["crew, close with all sent"] = [](Visitor& v) {
        open_crew_menu(v);
        local::CrewFacts facts = some_facts();
        facts.pending = facts.unexported = 0;
        tell(v, facts);
        v.say(OpenCrewPage{CrewPage::close});
    };
    all["crew, close and no stick"] = [](Visitor& v) {
        open_crew_menu(v);
        say_all(v, {OpenCrewPage{CrewPage::close}, CrewExportNow{}, CrewFailed{Kind::refused}});
    };
    all["crew, close in a rehearsal"] = [](Visitor& v) {
        open_crew_menu(v);
        local::CrewFacts facts = some_facts();
        facts.settings.rehearsal = true;
        tell(v, facts);
        v.say(OpenCrewPage{CrewPage::close});
    };
    all["crew, close in a fair's rehearsal"] = [](Visitor& v) {
        v.world.event.rehearsal = true;
        open_crew_menu(v);
        say_all(v, {OpenCrewPage{CrewPage::close}, CrewExportNow{}, CrewFailed{Kind::refused}});
    };
    all["paused"] = [](Visitor& v) { v.world.crew.paused = true; };
    all["note"] = [](Visitor& v) {
        open_crew_menu(v);
        v.say(BeginAssisted{});
        v.model.visit.note = Secret("Met at the stand; has two dogs and asks for a house by the water.");
    };
}

}  // namespace monter::kiosk::testing
