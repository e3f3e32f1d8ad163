// Each poster's motif is seen whole, on the attract screen and in the showcase, lying and standing: where the kiosk
// lays the land, nothing it draws stands before the motif.
#include <cmath>
#include <map>
#include <set>

#include "kiosk/stage/poster_fit.hpp"
#include "sync/pack/names.hpp"
#include "sync/press/overhang.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

// What framing needs of a mesh, by the mesh's name; no shape is made for it.
using Meshes = std::map<std::string, pack::PosterMesh>;

Meshes frames_of(const std::string& poster) {
    Meshes all;
    for (const press::PosterView& view : press::test::document_of(poster).views) {
        pack::PosterMesh mesh;
        mesh.view_x = view.x;
        mesh.view_y = view.y;
        mesh.view_w = view.w;
        mesh.view_h = view.h;
        mesh.motif = view.motif;
        mesh.drawn = view.drawn;
        if (mesh.drawn) mesh.drawn->h += static_cast<float>(press::ground_px);
        all[pack::mesh_name("posters/" + poster + ".json", view.season, view.orientation)] = mesh;
    }
    return all;
}

const Meshes& meshes() {
    static const Meshes all = [] {
        Meshes every = frames_of("attract");
        for (const pack::Place& place : norrbotten().content->places) every.merge(frames_of(place.id));
        return every;
    }();
    return all;
}

Rect past(const Rect& rect, float by) {
    return {rect.x - by, rect.y, rect.w + 2 * by, rect.h};
}

// What of the screen stands before the poster where the motif lies; also when its layer has drifted to either side.
std::set<std::string> before_motif(const Scene& scene) {
    const Element* poster = scene.find("poster");
    REQUIRE(poster);
    REQUIRE(poster->framing);
    const pack::PosterMesh& mesh = meshes().at(poster->picture);
    REQUIRE(mesh.motif);
    const PosterFit fit = framed(mesh, scene.size, *poster->framing);
    constexpr float motif_parallax = 0.75F;
    const float drifts = scene.screen == "attract" ? 1 : poster->drifts;
    const Rect motif = past(fit.of(*mesh.motif), drifts * poster_drift_px * motif_parallax * fit.scale);
    std::set<std::string> before;
    if (!Rect{0, 0, scene.size.w, scene.size.h}.holds(motif)) before.insert("the edge of the screen");
    for (const Element& element : scene.elements) {
        if (element.look == Look::poster || element.look == Look::veil) continue;
        if (element.look == Look::none && element.lines.empty()) continue;
        const bool is_text = element.look == Look::none || element.look == Look::bare;
        if ((is_text ? element.text_rect : element.rect).overlaps(motif)) before.insert(element.id);
    }
    return before;
}

void check(const Scene& scene, const std::string& name) {
    const auto before = before_motif(scene);
    for (const std::string& id : before) UNSCOPED_INFO(id);
    INFO(name);
    CHECK(before.empty());
}

// What covers the screen must be drawn: no bare strip at its edge, however far the foremost layer has drifted.
void check_covered(const Scene& scene) {
    const Element* poster = scene.find("poster");
    const pack::PosterMesh& mesh = meshes().at(poster->picture);
    const Rect drawn = framed(mesh, scene.size, *poster->framing).of(*mesh.drawn);
    const float drift = poster_drift_px * framed(mesh, scene.size, *poster->framing).scale - 0.5F;
    const float foot = poster->framing->foot > 0 ? poster->framing->foot : scene.size.h;
    INFO(poster->picture);
    CHECK(drawn.x + drift <= 0);
    CHECK(drawn.right() - drift >= scene.size.w);
    CHECK(drawn.y <= 0.5F);
    CHECK(drawn.bottom() >= foot - 0.5F);
}

constexpr const char* languages[] = {"en", "nl", "sv", "de", "fi", "uk"};

}  // namespace

TEST_CASE("a showcase's motif is seen whole, in every language, lying and standing") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor;
        visitor.frame.size = size;
        visitor.go_to_showcase();
        for (const pack::Place& place : norrbotten().content->places) {
            visitor.model.place = place.id;
            for (const char* language : languages) {
                visitor.model.language = language;
                const Scene scene = visitor.scene();
                REQUIRE(scene.screen == "showcase");
                check(scene, place.id + " in " + language + (size.portrait() ? ", standing" : ", lying"));
                check_covered(scene);
            }
        }
    }
}

TEST_CASE("the attract screen's motif is seen whole, in every language, lying and standing") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        for (const char* language : languages) {
            Visitor visitor;
            visitor.frame.size = size;
            visitor.model.language = language;
            std::set<std::string> seen;
            for (int turn = 0; turn < 15; ++turn) {
                visitor.model.now_ms = visitor.model.opened_ms + turn * 30'000 + 7'000;
                const Scene scene = visitor.scene();
                REQUIRE(scene.screen == "attract");
                const std::string& mesh = scene.find("poster")->picture;
                seen.insert(mesh.substr(0, mesh.find('-')));
                check(scene, mesh + " in " + language);
                check_covered(scene);
            }
            CHECK(seen.size() == 15);
        }
    }
}

TEST_CASE("both seasons of a poster are framed alike, so that the one can grow out of the other") {
    for (const auto& [name, mesh] : meshes()) {
        INFO(name);
        const std::size_t at = name.find("-winter-");
        REQUIRE(mesh.motif);
        REQUIRE(mesh.drawn);
        if (at == std::string::npos) continue;
        const pack::PosterMesh& summer = meshes().at(std::string(name).replace(at, 8, "-summer-"));
        const Framing framing{{100, 200, 700, 400}, 900};
        const Rect one = framed(mesh, {1920, 1080}, framing).of(*mesh.motif);
        const Rect other = framed(summer, {1920, 1080}, framing).of(*summer.motif);
        CHECK(one.x == other.x);
        CHECK(one.y == other.y);
        CHECK(one.w == other.w);
    }
}

TEST_CASE("a poster that names no motif is framed by where its middle is, and a screen too full still gets a picture") {
    pack::PosterMesh mesh;
    const PosterFit lies = framed(mesh, {1920, 1080}, {{700, 140, 500, 640}, 812});
    CHECK(lies.x <= 0);
    CHECK(lies.x + 1920 * lies.scale >= 1920);
    CHECK(lies.y <= 0);
    CHECK(lies.y + 1080 * lies.scale >= 812);
    const PosterFit full = framed(mesh, {1920, 1080}, {{700, 140, 10, 10}, 812});
    CHECK(full.scale == Approx(1));
    CHECK(full.x <= 0);
}
