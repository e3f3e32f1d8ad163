// The attract sentence can be read before what is painted behind it, read from pixels: real posters, in the lights the
// attract screen shows them in; and it is dimmed no more than that takes.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/stage/frames.hpp"
#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/stage/poster_gl.hpp"
#include "kiosk/stage/poster_slots.hpp"
#include "kiosk/stage/window.hpp"
#include "sync/press/press.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

constexpr float needed = 4.5F;
constexpr pack::PosterColour snow{0.957F, 0.969F, 0.976F, 1}, night{0.043F, 0.106F, 0.169F, 1};

bool wants_all_posters() {
    const char* wanted = std::getenv("MONTER_SWEEP");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted != nullptr && std::string(wanted) == "all";
}

// Low sun in front, high fells behind the letters, tall pines: what is hardest to read before.
std::vector<std::string> chosen() {
    if (!wants_all_posters()) return {"boden", "jokkmokk"};
    std::vector<std::string> all{"attract"};
    for (const pack::Place& place : norrbotten().content->places) all.push_back(place.id);
    return all;
}

std::map<std::string, Bytes> pressed() {
    const auto source = pack::open_folder(press::test::norrbotten());
    REQUIRE(source);
    std::vector<std::string> documents;
    for (const std::string& poster : chosen()) documents.push_back("posters/" + poster + ".json");
    auto pressed = press::press_posters(**source, documents);
    REQUIRE(pressed.faults.empty());
    return std::move(pressed.meshes);
}

float contrast_to(const pack::PosterColour& letters, const pack::PosterColour& behind) {
    return (luminance(letters) + 0.05F) / (luminance(behind) + 0.05F);
}

pack::PosterColour veiled(const pack::PosterColour& c, float veil) {
    return {c.r + (night.r - c.r) * veil, c.g + (night.g - c.g) * veil, c.b + (night.b - c.b) * veil, 1};
}

// The poster alone, at half the size.
struct Bare {
    Bytes pixels;
    int w = 0;
    [[nodiscard]] pack::PosterColour at(int x, int y) const {
        const auto i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)) * 4;
        const auto part = [&](std::size_t k) { return static_cast<float>(pixels.at(i + k)) / 255; };
        return {part(0), part(1), part(2), 1};
    }
};

// Of all pixels behind the sentence the hundredth brightest: a star is no sky.
pack::PosterColour brightest(const Bare& bare, const Rect& words) {
    std::vector<pack::PosterColour> behind;
    for (int y = static_cast<int>(words.y) / 2; y < static_cast<int>(words.bottom()) / 2; ++y) {
        for (int x = static_cast<int>(words.x) / 2; x < static_cast<int>(words.right()) / 2; ++x)
            behind.push_back(bare.at(x, y));
    }
    const auto nth = behind.begin() + static_cast<std::ptrdiff_t>(behind.size() / 100);
    std::nth_element(behind.begin(), nth, behind.end(),
                     [](const auto& a, const auto& b) { return luminance(a) > luminance(b); });
    return *nth;
}

// When the attract screen shows that poster on about that day.
std::int64_t moment_of(std::size_t poster, float day, std::uint32_t seed) {
    const std::size_t posters = norrbotten().content->places.size() + 1;
    for (std::int64_t ms = 1'000; ms < 100'000'000; ms += 1'000) {
        const AttractMoment now = attract_moment(ms, posters, seed, false);
        if (now.poster == poster && std::abs(now.day - day) < 4) return ms;
    }
    FAIL("it is never shown on that day");
    return 0;
}

}  // namespace

TEST_CASE("the attract sentence has 4.5 : 1 on the painted picture, which is dimmed no more than that takes") {
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto window = Window::open({.width = 960, .height = 540});
    REQUIRE(window);
    GlRenderer renderer;
    Frames frames;
    PosterGl gl;
    const auto meshes = pressed();
    const auto& places = norrbotten().content->places;
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        const int w = static_cast<int>(size.w) / 2, h = static_cast<int>(size.h) / 2;
        const Fit lying = fit(size, w, h);
        static_cast<void>(frames.begin(size, lying.scale));
        const ImDrawData& nothing = frames.end();
        for (std::size_t n = 0; n <= places.size(); ++n) {
            const std::string id = n == 0 ? "attract" : places[n - 1].id;
            for (const float day : {172.0F, 200.0F, 255.0F, 268.0F, 355.0F, 80.0F, 125.0F}) {
                Visitor visitor;
                visitor.frame.size = size;
                visitor.model.now_ms = visitor.model.opened_ms + moment_of(n, day, visitor.world.seed);
                const Scene scene = visitor.scene();
                const Element &poster = *scene.find("poster"), &words = *scene.find("attract.sentence");
                const auto bytes = meshes.find(poster.picture);
                if (bytes == meshes.end()) continue;
                auto mesh = pack::poster_mesh_from(bytes->second);
                REQUIRE(mesh);
                PosterMeshGl drawn(in_slots(std::move(*mesh)));
                const PosterView view{.light = *poster.light,
                                      .drift = poster.value,
                                      .aurora_from = poster.aurora_from,
                                      .aurora_below = poster.aurora_below,
                                      .framing = poster.framing};
                const auto behind = [&](const Turn& turn) { gl.draw(drawn, view, size, lying.scale, turn); };
                const Bare bare{renderer.pixels(nothing, lying, behind), w};
                const pack::PosterColour sky = brightest(bare, words.text_rect);
                const float veil = scene.find("attract.veil")->value;
                INFO(id << (size.portrait() ? " standing" : " lying") << " on day " << day << ", sun at "
                        << poster.light->elevation << ", veil " << veil << ", without it " << contrast_to(snow, sky));
                CHECK(contrast_to(snow, veiled(sky, veil)) >= needed);
                constexpr float spare = 0.25F;
                if (veil > spare) CHECK(contrast_to(snow, veiled(sky, veil - spare)) < needed);
            }
        }
    }
}
