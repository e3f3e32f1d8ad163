// The posters of the pack we ship: each becomes a mesh that can be drawn in every light of the year.
#include <algorithm>
#include <array>

#include "sync/pack/content.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/sync/press/light_values.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"
#include "tests/sync/press/pressed_once.hpp"

namespace monter::press::test {
namespace {

using pack::PosterMesh;

const std::map<std::string, Bytes>& meshes() {
    static const std::map<std::string, Bytes> all = [] {
        const auto source = pack::open_folder(norrbotten());
        REQUIRE(source);
        std::vector<std::string> documents;
        for (const auto& name : (*source)->names()) {
            if (name.starts_with("posters/") && name.ends_with(".json")) documents.push_back(name);
        }
        CHECK(documents.size() == 15);
        auto pressed = pressed_once(**source, documents);
        INFO(told(pressed.faults));
        CHECK(pressed.faults.empty());
        return std::move(pressed.meshes);
    }();
    return all;
}

void check_in_bounds(const PosterMesh& mesh, const pack::PosterInputs& inputs) {
    for (const auto& entry : mesh.palette.entries) {
        const auto c = mesh.palette.evaluate(entry, inputs);
        for (const float channel : {c.r, c.g, c.b, c.a}) {
            if (!(channel >= 0 && channel <= 1)) FAIL("a colour out of bounds at " << inputs.elevation);
        }
    }
    if (!mesh.sun) return;
    const float y = mesh.palette.number(mesh.sun->y, inputs), r = mesh.palette.number(mesh.sun->r, inputs);
    if (!std::isfinite(y) || !(r > 0 && r < 200)) FAIL("no place for the sun at " << inputs.elevation);
}

// The two skies around an elevation, blended: any colours would do, these are the true ones.
Sky sky_at(float elevation) {
    const auto above = std::find_if(skies.begin(), skies.end(), [&](const Sky& s) { return s.elevation > elevation; });
    Sky sky = above == skies.end() ? skies.back() : *above;
    sky.elevation = elevation;
    return sky;
}

// Marks the rows of the box (in steps of `step` design pixels) whose point at `x` lies in the triangle.
void mark(const PosterMesh& mesh, std::size_t first, double x, double top, double step, std::vector<bool>& covered) {
    std::array<std::pair<double, double>, 3> corner;
    for (std::size_t k = 0; k < 3; ++k) {
        const pack::PosterVertex& v = mesh.vertices[mesh.indices[first + k]];
        corner[k] = {v.x / 10.0, v.y / 10.0};
    }
    const auto [least, most] = std::minmax({corner[0].first, corner[1].first, corner[2].first});
    if (x < least || x > most) return;
    double from = 1e9, to = -1e9;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto [ax, ay] = corner[k];
        const auto [bx, by] = corner[(k + 1) % 3];
        if (ax == bx || (x - ax) * (x - bx) > 0) continue;
        const double y = ay + (by - ay) * (x - ax) / (bx - ax);
        from = std::min(from, y);
        to = std::max(to, y);
    }
    if (from > to) return;
    for (std::size_t row = 0; row < covered.size(); ++row) {
        const double y = top + (static_cast<double>(row) + 0.5) * step;
        if (y >= from && y <= to) covered[row] = true;
    }
}

// How many rows of the box's edge nothing opaque covers when all layers have moved that far.
std::size_t bare_rows(const PosterMesh& mesh, const pack::PosterBox& box, double drift_px) {
    constexpr double step = 2;
    const double x = static_cast<double>(drift_px > 0 ? box.x + 1 : box.x + box.w - 1);
    std::vector<bool> covered(static_cast<std::size_t>(static_cast<double>(box.h) / step), false);
    for (const auto& range : mesh.ranges) {
        if (range.kind != pack::PosterRange::Kind::opaque) continue;
        const double moved = drift_px * static_cast<double>(mesh.layers[range.layer].parallax);
        for (std::size_t i = range.first; i < range.first + range.count; i += 3)
            mark(mesh, i, x - moved, static_cast<double>(box.y), step, covered);
    }
    return static_cast<std::size_t>(std::count(covered.begin(), covered.end(), false));
}

}  // namespace

TEST_CASE("however far the layers move, no edge of a poster is bare") {
    for (const auto& [name, bytes] : meshes()) {
        INFO(name);
        if (monter::test::is_sanitized && name.find("/arjeplog") == std::string::npos) continue;
        const auto mesh = pack::poster_mesh_from(bytes);
        REQUIRE(mesh);
        for (const double drift : {-48.0, -20.0, 20.0, 48.0}) {  // poster_drift_px, and on the way there
            INFO("moved " << drift);
            CHECK(bare_rows(*mesh, {mesh->view_x, mesh->view_y, mesh->view_w, mesh->view_h}, drift) == 0);
            // Framed anew, a stand shows as much as is drawn, but for what the foremost layer bares.
            REQUIRE(mesh->drawn);
            const pack::PosterBox& drawn = *mesh->drawn;
            CHECK(bare_rows(*mesh, {drawn.x + 48, drawn.y, drawn.w - 96, drawn.h}, drift) == 0);
        }
    }
}

TEST_CASE("every poster of Norrbotten becomes four meshes with its seven layers") {
    CHECK(meshes().size() == 60);
    const std::vector<std::string> seven = {"sky", "far", "near", "forest", "water", "motif", "foreground"};
    for (const auto& [name, bytes] : meshes()) {
        INFO(name);
        const auto mesh = pack::poster_mesh_from(bytes);
        REQUIRE(mesh);
        // Kiruna's near hills are its motif, the gate: six layers, drawn so on purpose.
        const bool gate = name.starts_with("posters/kiruna-");
        CHECK(mesh->layers.size() == (gate ? 6 : 7));
        for (const auto& layer : mesh->layers) CHECK(std::count(seven.begin(), seven.end(), layer.name) == 1);
        CHECK(mesh->layers.front().name == "sky");
        CHECK(mesh->layers.back().name == "foreground");
        CHECK(mesh->ranges.front().kind == pack::PosterRange::Kind::opaque);
        // Every layer is seen, and the sky fills the view.
        for (std::size_t layer = 0; layer < mesh->layers.size(); ++layer) {
            INFO(mesh->layers[layer].name);
            CHECK(std::any_of(mesh->ranges.begin(), mesh->ranges.end(),
                              [layer](const auto& range) { return range.layer == layer && range.count > 0; }));
        }
        CHECK(bytes.size() < 4'000'000);
    }
}

TEST_CASE("every ramp of every poster is whole: colours stay within 0 and 1 from -90 to 90 degrees, in all seasons") {
    for (const auto& [name, bytes] : meshes()) {
        INFO(name);
        const auto mesh = pack::poster_mesh_from(bytes);
        REQUIRE(mesh);
        for (const auto& ground : {summer, autumn, winter}) {
            for (float elevation = -90; elevation <= 90;
                 elevation += !monter::test::is_sanitized && elevation > -12 && elevation < 16 ? 1.0F : 13.0F) {
                for (const float front : {0.0F, 1.0F}) {
                    auto inputs = light(sky_at(elevation), ground, elevation < -6 ? 1.0F - front / 2 : 0, 1);
                    inputs.front = front;
                    check_in_bounds(*mesh, inputs);
                }
            }
        }
    }
}

TEST_CASE("what the content names is what the press makes") {
    const auto source = pack::open_folder(norrbotten());
    REQUIRE(source);
    const auto content = pack::read_content(**source);
    REQUIRE(content);
    std::vector<pack::Poster> named = {content->attract_landscape, content->attract_portrait};
    for (const auto& place : content->places) named.insert(named.end(), {place.landscape, place.portrait});
    CHECK(named.size() == 30);
    for (const auto& poster : named) {
        INFO(poster.summer_mesh << ", " << poster.winter_mesh);
        CHECK(meshes().contains(poster.summer_mesh));
        CHECK(meshes().contains(poster.winter_mesh));
    }
}

}  // namespace monter::press::test
