// Every screen on every size and panel, in six languages and three text sizes: judged from the Scene, as it will be
// drawn and touched. The gate shows each screen in every language, text size and orientation, on sizes and panels in
// turn; `packaging/test --long` sets MONTER_SWEEP=all and gets every one with every other.
#include <cmath>
#include <cstdlib>
#include <set>

#include "kiosk/ui/panel.hpp"
#include "kiosk/ui/texts.hpp"
#include "kiosk/ui/touch_targets.hpp"
#include "tests/kiosk/every_screen.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::every_screen;
using monter::kiosk::testing::Visitor;

namespace {

struct Panel {
    Size window;        // pixels
    float inches = 32;  // its diagonal
    std::string language;
    float scale = 1;  // of all texts
    [[nodiscard]] Size design() const { return design_of(window); }
};

std::string told(const Panel& panel) {
    return std::to_string(static_cast<int>(panel.window.w)) + "x" + std::to_string(static_cast<int>(panel.window.h)) +
           " on " + std::to_string(panel.inches).substr(0, 4) + "\" " + panel.language + " at " +
           std::to_string(panel.scale).substr(0, 4);
}

constexpr float all_inches[] = {21.5F, 27, 32, 55};

std::vector<Size> windows(bool portrait) {
    if (portrait) return {{1080, 1920}};
    return {{1920, 1080}, {3840, 2160}};
}

// A 16:9 panel's visible area, as a stand is told it.
Size millimetres(float inches, bool portrait) {
    const float long_side = inches * 25.4F * 16 / std::sqrt(337.0F), short_side = long_side * 9 / 16;
    return portrait ? Size{short_side, long_side} : Size{long_side, short_side};
}

bool wants_all() {
    const char* wanted = std::getenv("MONTER_SWEEP");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted != nullptr && std::string(wanted) == "all";
}

// `turn` moves on with every screen, so that the sizes and panels meet them all.
std::vector<Panel> panels(std::size_t turn) {
    if (monter::test::is_sanitized) return {{{1920, 1080}, 32, "uk", 1.0F}, {{1080, 1920}, 21.5F, "de", 1.5F}};
    std::vector<Panel> all;
    for (const bool portrait : {false, true}) {
        for (const char* language : {"en", "nl", "sv", "de", "fi", "uk"}) {
            for (const float scale : {1.0F, 1.25F, 1.5F}) {
                std::vector<Panel> here;
                for (const Size window : windows(portrait)) {
                    for (const float inches : all_inches) here.push_back({window, inches, language, scale});
                }
                if (wants_all()) {
                    all.insert(all.end(), here.begin(), here.end());
                } else {
                    all.push_back(here[turn++ % here.size()]);
                }
            }
        }
    }
    return all;
}

Visitor visitor_at(const Panel& panel) {
    Visitor visitor;
    visitor.model.language = panel.language;
    visitor.frame.size = panel.design();
    visitor.frame.text_scale = panel.scale;
    visitor.frame.px_per_mm = px_per_mm(panel.window, millimetres(panel.inches, panel.window.portrait()));
    return visitor;
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
std::vector<std::string> faults_of(const Scene& scene, float px_per_mm) {
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
        const float mm = std::min(target.w, target.h) / px_per_mm, least = least_mm(*touched[i]);
        if (mm < least - 0.05F) {
            faults.push_back(touched[i]->id + " is " + std::to_string(mm) + " mm, not " + std::to_string(least));
        }
        if (!screen.holds(target)) faults.push_back(touched[i]->id + " leaves the screen");
        for (std::size_t k = i + 1; k < touched.size(); ++k) {
            if (target.overlaps(target_of(*touched[k])))
                faults.push_back(touched[i]->id + " overlaps " + touched[k]->id);
        }
    }
    return faults;
}

// What lies on a sheet stays on it.
std::vector<std::string> outside_of(const Scene& scene) {
    std::vector<std::string> faults;
    std::optional<Rect> sheet;
    for (const Element& element : scene.elements) {
        if (element.look == Look::dim) sheet.reset();
        if (element.look == Look::sheet) sheet = element.rect;
        if (!sheet || element.look == Look::dim || element.look == Look::sheet) continue;
        if (!element.lines.empty() && !sheet->holds(element.text_rect))
            faults.push_back("the text of " + element.id + " leaves its sheet");
        if (element.tap && !sheet->holds(element.rect)) faults.push_back(element.id + " leaves its sheet");
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

TEST_CASE("every screen can be read and touched, on every panel, in six languages and three text sizes") {
    std::size_t turn = 0;
    for (const auto& [name, way] : every_screen()) {
        for (const Panel& panel : panels(turn++)) {
            Visitor visitor = visitor_at(panel);
            way(visitor);
            const Scene scene = visitor.scene();
            for (const auto& faults : {faults_of(scene, visitor.frame.px_per_mm), crossings_of(scene), hidden_of(scene),
                                       outside_of(scene)}) {
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

TEST_CASE("touch targets follow the panel's true size into the room there is") {
    for (const auto& [name, way] : every_screen()) {
        Visitor visitor = visitor_at({{1920, 1080}, 17, "de", 1.0F});
        way(visitor);
        const Scene dense = visitor.scene();
        visitor.frame.px_per_mm = px_per_mm({1920, 1080}, millimetres(32, false));
        const Scene declared = visitor.scene();
        const auto grown = reachable(dense), before = reachable(declared);
        REQUIRE(grown.size() == before.size());
        for (std::size_t i = 0; i < grown.size(); ++i) {
            INFO(name << ", " << grown[i]->id);
            CHECK(target_of(*grown[i]).holds(target_of(*before[i])));
            CHECK(grown[i]->rect.w == before[i]->rect.w);
            for (std::size_t k = i + 1; k < grown.size(); ++k) {
                CHECK_FALSE(target_of(*grown[i]).overlaps(target_of(*grown[k])));
            }
        }
        for (const Element* element : grown) {
            if (element->id != "access" || dense.modal) continue;
            CHECK(target_of(*element).h / px_per_mm({1920, 1080}, millimetres(17, false)) >= 20);
        }
    }
}

TEST_CASE("no English sentence stands on a screen of another language") {
    const auto all = every_screen();
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
            Visitor visitor = visitor_at({{1920, 1080}, 32, language, 1.0F});
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
    for (const Panel& panel : panels(0)) {
        Visitor visitor = visitor_at(panel);
        every_screen().at("places")(visitor);
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
    for (const Panel& panel : panels(0)) {
        Visitor visitor = visitor_at(panel);
        every_screen().at("consent")(visitor);
        const Scene scene = visitor.scene();
        CHECK(scene.find("consent.no")->rect.w == scene.find("consent.send")->rect.w);
        CHECK(scene.find("consent.no")->rect.h == scene.find("consent.send")->rect.h);
    }
}

TEST_CASE("what a visitor typed is in no string of a scene") {
    Visitor visitor = visitor_at({{1920, 1080}, 32, "en", 1.0F});
    every_screen().at("consent")(visitor);
    const Scene scene = visitor.scene();
    for (const Element& element : scene.elements) {
        CHECK(element.text.find("Wilhelmina") == std::string::npos);
        CHECK(element.text.find("voorbeeldbedrijf") == std::string::npos);
        for (const std::string& line : element.lines) CHECK(line.find("Wilhelmina") == std::string::npos);
    }
    CHECK(scene.find("consent.review.name")->secret->view().starts_with("Wilhelmina"));
}
