// Contrast of everything the painter writes and of the edges of everything a finger touches, on every screen, in the
// ordinary dress and in high contrast. Read from what was painted, so that no pair of colours can be forgotten; nothing
// is left out but pictures and posters, on which no text may stand: the one that does, on attract, is judged against
// the brightest sky of its light.
#include <cstdlib>
#include <filesystem>
#include <set>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/stage/frames.hpp"
#include "kiosk/stage/painter.hpp"
#include "kiosk/ui/touch_targets.hpp"
#include "tests/kiosk/every_screen.hpp"
#include "tests/kiosk/stage/painted.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

constexpr float text_least = 4.5F, control_least = 3;

// No file: what stands for pictures until they are there is what is judged.
class NoFiles : public pack::Source {
    [[nodiscard]] std::vector<std::string> names() const override { return {}; }
    [[nodiscard]] Result<Bytes> read(const std::string&) const override { return Bytes{}; }
};

// The real painter without a screen: its lists are read, never drawn.
class Easel {
public:
    [[nodiscard]] const ImDrawData& paint(const Scene& scene) {
        // Twice, a minute apart: every movement is at rest.
        now_ms_ += 60'000;
        painter_.see(scene, now_ms_, true, [] { return GLuint{0}; });
        painter_.see(scene, now_ms_ + 60'000, true, [] { return GLuint{0}; });
        now_ms_ += 60'000;
        painter_.paint(scene, frames_.begin(scene.size, 1), 1);
        return frames_.end();
    }

private:
    Frames frames_;
    GlyphAtlas atlas_{*GlyphPixels::open()};
    Pictures pictures_{std::make_shared<NoFiles>(), [] {}};
    Posters posters_{std::make_shared<NoFiles>(), [] {}};
    Carpets carpets_{[] {}};
    Films films_{std::make_shared<NoFiles>(), [] {}};
    Painter painter_{atlas_, ruler(), pictures_, posters_, carpets_, films_};
    std::int64_t now_ms_ = 0;
};

Ink ink_of(const pack::PosterColour& colour) {
    return {colour.r, colour.g, colour.b};
}

// Where a poster's mesh has not come, its light's colours stand for it.
constexpr std::size_t field = 8;

struct Ground {
    std::size_t skipped = 0;  // triangles of the colours that stand for the poster
    Ink ink;
};

// A poster at its brightest, where letters may stand on it: low sky or sunlit snow. The attract screen's sentence
// stands in the sky, lying in its upper part; that it does is read from pixels in attract_veil_test.cpp.
Ground ground_of(const Scene& scene) {
    for (const Element& element : scene.elements) {
        if (element.look != Look::poster || !element.light) continue;
        const auto inputs = poster_inputs(*element.light, {});
        const auto colour = [&](pack::PosterInput what) {
            return ink_of(inputs.colours[static_cast<std::size_t>(what)]);
        };
        if (scene.find("attract.sentence") != nullptr) {
            const float t = scene.size.h > scene.size.w ? 0.55F : 0.15F;
            const Ink a = colour(pack::PosterInput::mid), b = colour(pack::PosterInput::low);
            return {field, {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}};
        }
        const Ink low = colour(pack::PosterInput::low), ambient = colour(pack::PosterInput::ambient), black;
        return {field, contrast(low, black) > contrast(ambient, black) ? low : ambient};
    }
    return {};
}

std::string told(const Ink& ink) {
    const auto part = [](float v) { return static_cast<int>(v * 255 + 0.5F); };
    char text[8];
    std::snprintf(text, sizeof text, "%02X%02X%02X", part(ink.r), part(ink.g), part(ink.b));
    return text;
}

std::string at(const Rect& rect) {
    return std::to_string(static_cast<int>(rect.x)) + "," + std::to_string(static_cast<int>(rect.y));
}

std::set<std::string> faint_letters(const Painted& painted) {
    std::set<std::string> faults;
    for (const Glyph& glyph : painted.glyphs()) {
        const float ratio = contrast(glyph.ink, glyph.ground);
        if (ratio >= text_least) continue;
        faults.insert(told(glyph.ink) + " on " + told(glyph.ground) + " is " + std::to_string(ratio) + " at " +
                      at(glyph.rect));
    }
    return faults;
}

// A control is told apart from what it lies on by an edge or by its own surface, on two sides at least.
bool has_edge(const Painted& painted, const Rect& rect) {
    constexpr float out = 8, in = 14;  // keys stand 11 px apart, and an edge lies up to 6 px around
    const Point middle = rect.centre();
    int sides = 0;
    for (const Point towards : {Point{-1, 0}, Point{1, 0}, Point{0, -1}, Point{0, 1}}) {
        const Point edge{middle.x + towards.x * rect.w / 2, middle.y + towards.y * rect.h / 2};
        const auto on_ray = [&](float d) { return painted.at({edge.x + towards.x * d, edge.y + towards.y * d}); };
        const Ink black;
        Ink brightest = on_ray(out), darkest = brightest;
        for (float d = out; d >= -in; d -= 0.5F) {
            const Ink here = on_ray(d);
            if (contrast(here, black) > contrast(brightest, black)) brightest = here;
            if (contrast(here, black) < contrast(darkest, black)) darkest = here;
        }
        if (contrast(brightest, darkest) >= control_least) ++sides;
    }
    return sides >= 2;
}

bool has_surface(const Element& element) {
    return element.look != Look::none && element.look != Look::bare && element.look != Look::map_dot &&
           element.look != Look::map;
}

std::set<std::string> faint_controls(const Painted& painted, const Scene& scene) {
    std::set<std::string> faults;
    std::vector<const Element*> touched;
    for (const Element& element : scene.elements) {
        if (scene.modal && element.look == Look::dim) touched.clear();
        if (element.tap && has_surface(element)) touched.push_back(&element);
    }
    for (const Element* element : touched) {
        if (!has_edge(painted, element->rect)) faults.insert(element->id + " has no edge of 3 : 1");
    }
    return faults;
}

void judge(Easel& easel, const Scene& scene, const std::string& name) {
    const Ground ground = ground_of(scene);
    const Painted painted(easel.paint(scene), ground.skipped, ground.ink);
    REQUIRE(painted.glyphs().size() > 3);
    for (const auto& faults : {faint_letters(painted), faint_controls(painted, scene)}) {
        for (const std::string& fault : faults) UNSCOPED_INFO(fault);
        INFO(name);
        CHECK(faults.empty());
    }
}

bool wants_all() {
    const char* wanted = std::getenv("MONTER_SWEEP");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted != nullptr && std::string(wanted) == "all";
}

}  // namespace

TEST_CASE("every letter has 4.5 : 1 and every control 3 : 1 against what it is painted on, on every screen") {
    Easel easel;
    std::size_t turn = 0;
    const char* languages[] = {"en", "nl", "sv", "de", "fi", "uk"};
    for (const auto& [name, way] : every_screen()) {
        ++turn;
        if (monter::test::is_sanitized && turn % 20 != 0) continue;
        for (const bool high_contrast : {false, true}) {
            for (const bool portrait : {false, true}) {
                if (!wants_all() && portrait != ((turn % 2 == 0) != high_contrast)) continue;
                Visitor visitor;
                visitor.model.language = languages[turn % 6];
                visitor.frame.size = portrait ? Size{1080, 1920} : Size{1920, 1080};
                visitor.frame.text_scale = turn % 3 == 0 ? 1.5F : 1.0F;
                way(visitor);
                visitor.model.access.high_contrast = high_contrast;
                judge(easel, visitor.scene(),
                      name + (portrait ? ", portrait" : "") + (high_contrast ? ", high contrast" : ""));
            }
        }
    }
}

TEST_CASE("the sentence on the attract screen can be read against the sky of any time of the year") {
    Easel easel;
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor;
        visitor.frame.size = size;
        const int steps = monter::test::is_sanitized ? 3 : 45;
        for (int i = 0; i < steps; ++i) {
            judge(easel, visitor.scene(), "attract after " + std::to_string(i * 10) + " s");
            visitor.wait(10'000);
        }
    }
}

TEST_CASE("in high contrast a line on a card has no plate of its own, which would cover the line above it") {
    Easel easel;
    const auto painted = [&](Rect row) {
        Scene scene;
        scene.screen = "showcase";
        scene.high_contrast = true;
        Element poster;
        poster.id = "poster";
        poster.look = Look::poster;
        poster.light = Light{};
        poster.rect = {0, 0, 1920, 1080};
        Element card;
        card.id = "showcase.work";
        card.look = Look::row;
        card.rect = row;
        Element line;
        line.id = "showcase.work.detail";
        line.look = Look::bare;
        line.rect = line.text_rect = {120, 160, 300, 40};
        line.lines = {"Trades"};
        line.on_dark = true;
        scene.elements = {poster, card, line};
        return easel.paint(scene).TotalVtxCount;
    };
    CHECK(painted({100, 100, 500, 120}) < painted({1000, 100, 500, 120}));
}
