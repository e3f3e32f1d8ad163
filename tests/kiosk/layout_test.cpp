// Every screen, both panels, six languages, three text sizes: judged from the Scene, as it will be drawn and touched.
#include <functional>
#include <map>
#include <set>

#include "kiosk/ui/texts.hpp"
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/kiosk/ways_north.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::add_ways_north;
using monter::kiosk::testing::Visitor;
using monter::kiosk::testing::Way;

namespace {

struct Panel {
    Size size;
    std::string language;
    float scale;
};

std::string told(const Panel& panel) {
    return std::to_string(static_cast<int>(panel.size.w)) + "x" + std::to_string(static_cast<int>(panel.size.h)) + " " +
           panel.language + " at " + std::to_string(panel.scale);
}

std::vector<Panel> panels() {
    if (monter::testing::is_sanitized) return {{{1920, 1080}, "uk", 1.0F}, {{1080, 1920}, "de", 1.5F}};
    std::vector<Panel> all;
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        for (const char* language : {"en", "nl", "sv", "de", "fi", "uk"}) {
            for (const float scale : {1.0F, 1.25F, 1.5F}) all.push_back({size, language, scale});
        }
    }
    return all;
}

Visitor visitor_at(const Panel& panel) {
    Visitor visitor;
    visitor.model.language = panel.language;
    visitor.frame.size = panel.size;
    visitor.frame.text_scale = panel.scale;
    return visitor;
}

void say_all(Visitor& visitor, const std::vector<Message>& messages) {
    for (const Message& message : messages) visitor.say(message);
}

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

// Every screen and every state of it that looks different.
std::map<std::string, Way> ways() {
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
    all["young"] = [](Visitor& v) {
        write_to(v, "arjeplog");
        v.say(SetAge{false});
    };
    add_ways_north(all, to_places);
    all["showcase, closed"] = [](Visitor& v) {
        v.world.recipient_keys = 0;
        say_all(v, to_places);
        say_all(v, {OpenPlace{"arjeplog"}, WriteToPlace{}});
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
    for (const pack::Place& place : monter::kiosk::testing::norrbotten().content->places) {
        for (int page = 0; page < 4; ++page) {
            all["showcase of " + place.id + ", page " + std::to_string(page)] = [&place, page](Visitor& v) {
                say_all(v, to_places);
                say_all(v, {OpenPlace{place.id}, TurnPage{Pager::screen, page}, TurnPage{Pager::facts, page}});
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

Rect target_of(const Element& element) {
    return element.target.w > 0 ? element.target : element.rect;
}

// What a finger can reach: on a modal scene only what lies above the last dim.
std::vector<const Element*> reachable(const Scene& scene) {
    std::vector<const Element*> out;
    for (const Element& element : scene.elements) {
        if (scene.modal && element.look == Look::dim) out.clear();
        if (element.tap) out.push_back(&element);
    }
    return out;
}

// One line a fault, so that a run names them all.
std::vector<std::string> faults_of(const Scene& scene) {
    std::vector<std::string> faults;
    const Rect screen{0, 0, scene.size.w, scene.size.h};
    std::set<std::string> ids;
    for (const Element& element : scene.elements) {
        if (!ids.insert(element.id).second) faults.push_back(element.id + " is there twice");
        if (!element.fits) faults.push_back("the text of " + element.id + " does not fit: " + element.text);
        if (!element.lines.empty() && !screen.holds(element.text_rect))
            faults.push_back("the text of " + element.id + " leaves the screen");
        const bool is_button = element.look == Look::sun_button || element.look == Look::outline_button;
        if (is_button && element.lines.size() > 1)
            faults.push_back(element.id + " is a button of two lines: " + element.text);
        if (element.text.empty() && element.tap) faults.push_back(element.id + " says nothing");
    }
    const auto touched = reachable(scene);
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const Rect target = target_of(*touched[i]);
        if (target.w < 56 || target.h < 56) faults.push_back(touched[i]->id + " is smaller than 56 px");
        if (!screen.holds(target)) faults.push_back(touched[i]->id + " leaves the screen");
        for (std::size_t k = i + 1; k < touched.size(); ++k) {
            if (target.overlaps(target_of(*touched[k])))
                faults.push_back(touched[i]->id + " overlaps " + touched[k]->id);
        }
    }
    return faults;
}

// Texts that stand on the same ground and cross each other can't be read.
std::vector<std::string> crossings_of(const Scene& scene) {
    std::vector<std::string> faults;
    std::vector<const Element*> texts;
    for (const Element& element : scene.elements) {
        if (element.look == Look::dim) texts.clear();
        if (!element.lines.empty() || !element.secret_lines.empty()) texts.push_back(&element);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
            if (texts[i]->text_rect.inset(1).overlaps(texts[k]->text_rect.inset(1))) {
                faults.push_back("the texts of " + texts[i]->id + " and " + texts[k]->id + " cross");
            }
        }
    }
    return faults;
}

// Surfaces a visitor touches must not hide words that are no part of them.
std::vector<std::string> hidden_of(const Scene& scene) {
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < scene.elements.size(); ++i) {
        const Element& below = scene.elements[i];
        if (below.lines.empty() || below.tap) continue;
        for (std::size_t k = i + 1; k < scene.elements.size(); ++k) {
            const Element& above = scene.elements[k];
            if (above.look == Look::dim) break;
            if (!above.tap || above.look == Look::map_dot) continue;
            if (above.rect.overlaps(below.text_rect.inset(1))) faults.push_back(above.id + " lies over " + below.id);
        }
    }
    return faults;
}

}  // namespace

TEST_CASE("every screen can be read and touched, on both panels, in six languages and three text sizes") {
    const auto all = ways();
    for (const Panel& panel : panels()) {
        for (const auto& [name, way] : all) {
            Visitor visitor = visitor_at(panel);
            way(visitor);
            const Scene scene = visitor.scene();
            for (const auto& faults : {faults_of(scene), crossings_of(scene), hidden_of(scene)}) {
                for (const std::string& fault : faults) {
                    UNSCOPED_INFO(fault);
                }
                INFO(name << ", " << told(panel));
                CHECK(faults.empty());
            }
            INFO(name << ", " << told(panel));
            CHECK((scene.find("language") != nullptr || scene.find("language." + panel.language) != nullptr));
            CHECK(scene.find("access") != nullptr);
        }
    }
}

TEST_CASE("no English sentence stands on a screen of another language") {
    const auto all = ways();
    for (const std::string language : {"nl", "sv", "de", "fi", "uk"}) {
        // Texts that differ between the languages; the others say nothing.
        std::set<std::string> english;
        const auto& content = *monter::kiosk::testing::norrbotten().content;
        const Texts en("en", content), own(language, content);
        for (std::size_t i = 0; i < texts::text_count; ++i) {
            const auto text = static_cast<Text>(i);
            const std::string said = en.say(text);
            if (said != own.say(text) && said.size() > 3 && said.find('{') == std::string::npos) english.insert(said);
        }
        for (const auto& [name, way] : all) {
            Visitor visitor = visitor_at({{1920, 1080}, language, 1.0F});
            way(visitor);
            const Scene scene = visitor.scene();
            for (const Element& element : scene.elements) {
                if (element.lang != language) continue;  // a name, or a language in itself
                INFO(name << ", " << element.id << ": " << element.text);
                CHECK_FALSE(english.contains(element.text));
            }
        }
    }
}

TEST_CASE("all fourteen municipalities can be opened from the map and from the list, and are the same size there") {
    for (const Panel& panel : panels()) {
        Visitor visitor = visitor_at(panel);
        say_all(visitor, to_places);
        const auto& places = visitor.world.content->places;
        REQUIRE(places.size() == 14);
        for (const pack::Place& place : places) {
            INFO(place.id << ", " << told(panel));
            CHECK(visitor.can_tap("place." + place.id));
        }
        visitor.say(ShowAllPlaces{});
        const Scene list = visitor.scene();
        const Rect first = list.find("place." + places.front().id)->rect;
        for (const pack::Place& place : places) {
            const Element* row = list.find("place." + place.id);
            REQUIRE(row);
            CHECK(row->rect.w == first.w);
            CHECK(row->rect.h == first.h);
        }
    }
}

TEST_CASE("on consent no is as large as yes") {
    for (const Panel& panel : panels()) {
        Visitor visitor = visitor_at(panel);
        consent(visitor);
        const Scene scene = visitor.scene();
        CHECK(scene.find("consent.no")->rect.w == scene.find("consent.send")->rect.w);
        CHECK(scene.find("consent.no")->rect.h == scene.find("consent.send")->rect.h);
    }
}

TEST_CASE("what a visitor typed is in no string of a scene") {
    Visitor visitor = visitor_at({{1920, 1080}, "en", 1.0F});
    consent(visitor);
    const Scene scene = visitor.scene();
    for (const Element& element : scene.elements) {
        CHECK(element.text.find("Wilhelmina") == std::string::npos);
        CHECK(element.text.find("voorbeeldbedrijf") == std::string::npos);
        for (const std::string& line : element.lines) CHECK(line.find("Wilhelmina") == std::string::npos);
    }
    CHECK(scene.find("consent.review.name")->secret->view().starts_with("Wilhelmina"));
}
