// What a visitor sees while a poster is still being read: never a blank, never a jump.
#include "kiosk/stage/posters.hpp"

#include <cstdlib>
#include <future>
#include <thread>

#include "kiosk/stage/window.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

Bytes one_triangle_file() {
    pack::PosterMesh mesh;
    mesh.palette.colours = {{1, 1, 1, 1}};
    mesh.palette.steps = {{pack::PosterOp::colour, 0, 0}};
    mesh.palette.entries = {{{0, 1}, {}}};
    mesh.layers = {{"sky", 0}};
    mesh.vertices = {{0, 0}, {1000, 0}, {0, 1000}};
    mesh.indices = {0, 1, 2};
    mesh.ranges = {{pack::PosterRange::Kind::opaque, 0, 0, 3}};
    return pack::to_bytes(mesh);
}

// Gives its files once it may: as slow a disk as a test wants.
class SlowFiles final : public pack::Source {
public:
    [[nodiscard]] std::vector<std::string> names() const override { return {}; }
    [[nodiscard]] Result<Bytes> read(const std::string& /*name*/) const override {
        may_.wait();
        return one_triangle_file();
    }
    void give() { go_.set_value(); }

private:
    std::promise<void> go_;
    std::shared_future<void> may_ = go_.get_future().share();
};

Scene kiruna() {
    Scene scene;
    scene.screen = "showcase";
    Element poster;
    poster.id = "poster";
    poster.look = Look::poster;
    poster.light = Light{};
    poster.picture = "posters/kiruna-summer-landscape.mesh";
    poster.drifts = 1;
    scene.elements.push_back(poster);
    return scene;
}

struct Wall {
    Wall() {
        setenv("SDL_VIDEODRIVER", "offscreen", 1);
        auto opened = Window::open({.width = 64, .height = 64});
        REQUIRE(opened);
        window = std::move(*opened);
        posters = std::make_unique<Posters>(files, [] {});
    }
    ~Wall() { posters.reset(); }
    void see(const Scene& scene, std::int64_t now_ms, bool calm = false) const {
        posters->see(scene, now_ms, calm, [] { return GLuint{0}; });
    }
    void read() const {
        files->give();
        while (!posters->take()) std::this_thread::yield();
    }
    std::shared_ptr<SlowFiles> files = std::make_shared<SlowFiles>();
    std::unique_ptr<Window> window;
    std::unique_ptr<Posters> posters;
};

}  // namespace

TEST_CASE("a poster that comes late grows out of its light's colours, step by step") {
    const bool calm = GENERATE(false, true);
    const Wall shown;
    shown.see(kiruna(), 1000, calm);
    CHECK(shown.posters->waits());
    CHECK(shown.posters->field() == 1);
    shown.read();
    shown.see(kiruna(), 1200, calm);
    CHECK(shown.posters->shows());
    CHECK(shown.posters->field() == 1);  // not a pixel of it yet: it does not appear at once
    CHECK(shown.posters->moving());
    float before = 1;
    for (std::int64_t ms = 1216; ms < 1800; ms += 16) {
        shown.see(kiruna(), ms, calm);
        const float now = shown.posters->field();
        CHECK(now <= before);
        CHECK(before - now < (calm ? 0.3F : 0.08F));
        before = now;
    }
    CHECK(before == 0);
    CHECK_FALSE(shown.posters->moving());
}

TEST_CASE("a poster read while a finger was still on its place is there when the showcase begins") {
    const Wall shown;
    Scene map;
    map.screen = "places";
    Element dot;
    dot.id = "place.kiruna";
    dot.look = Look::map_dot;
    dot.next_picture = kiruna().elements[0].picture;
    map.elements.push_back(dot);
    shown.see(map, 1000);
    CHECK_FALSE(shown.posters->busy());  // fourteen posters are not read for one that is chosen
    map.elements[0].states.pressed = true;
    shown.see(map, 1016);
    CHECK(shown.posters->busy());
    shown.read();
    shown.see(kiruna(), 1100);
    CHECK(shown.posters->field() == 0);
}
