#include "sync/pack/deflate.hpp"
#include "sync/pack/poster.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_mesh.hpp"

namespace monter::pack::test {
namespace {

bool same(const PosterVertex& a, const PosterVertex& b) {
    return a.x == b.x && a.y == b.y && a.nx == b.nx && a.ny == b.ny && a.t == b.t && a.alpha == b.alpha &&
           a.row == b.row;
}

constexpr std::size_t head = 5;  // "MONP3"

// The mesh inside its compression, and back: what a hand that knows the format would change.
Bytes inside(const Bytes& file) {
    return *inflated(View(file).subspan(head), 1'000'000);
}
Bytes outside(const Bytes& mesh) {
    const std::string_view magic = "MONP3";
    Bytes file(magic.begin(), magic.end());
    append(file, deflated(mesh));
    return file;
}

// Whatever it says: it says it, and a mesh it gives can be used.
void read_any(const Bytes& bytes) {
    const auto mesh = poster_mesh_from(bytes);
    if (!mesh) {
        CHECK(mesh.error().kind == Kind::corrupt);
        return;
    }
    std::vector<std::uint8_t> rgba(mesh->palette.slots() * 4);
    mesh->palette.colours_of_slots({}, rgba);
    for (const auto index : mesh->indices) CHECK(mesh->vertices.at(index).row < mesh->palette.rows());
}

}  // namespace

TEST_CASE("a mesh comes back as it went") {
    const auto mesh = small_mesh();
    const auto bytes = to_bytes(mesh);
    const auto back = poster_mesh_from(bytes);
    REQUIRE(back);
    CHECK(to_bytes(*back) == bytes);
    CHECK(back->view_azimuth == mesh.view_azimuth);
    REQUIRE(back->drawn);
    CHECK(back->drawn->w == mesh.drawn->w);
    REQUIRE(back->motif);
    CHECK(back->motif->h == mesh.motif->h);
    CHECK(back->sun->x == mesh.sun->x);
    CHECK(back->layers[1].name == "foreground");
    CHECK(back->indices == mesh.indices);
    REQUIRE(back->vertices.size() == mesh.vertices.size());
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) CHECK(same(back->vertices[i], mesh.vertices[i]));
    CHECK(back->ranges[1].kind == PosterRange::Kind::blended);
    CHECK(back->palette.gradients[0][1].opacity == 0.5F);
}

TEST_CASE("a mesh cut short anywhere is corrupt, and so is one with a tail") {
    auto bytes = to_bytes(small_mesh());
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        INFO(n);
        const auto mesh = poster_mesh_from(View(bytes).first(n));
        REQUIRE_FALSE(mesh);
        CHECK(mesh.error().kind == Kind::corrupt);
    }
    Bytes mesh = inside(bytes);
    for (std::size_t n = 0; n < mesh.size(); ++n)
        CHECK_FALSE(poster_mesh_from(outside({mesh.data(), mesh.data() + n})));
    CHECK(poster_mesh_from(outside(mesh)));
    mesh.push_back(0);
    CHECK_FALSE(poster_mesh_from(outside(mesh)));
    bytes.push_back(0);
    CHECK_FALSE(poster_mesh_from(bytes));
}

TEST_CASE("a changed byte never leads outside the mesh") {
    const auto good = to_bytes(small_mesh());
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned value = 0; value < 256; ++value) {
            auto bytes = good;
            bytes[at] = static_cast<std::uint8_t>(value);
            read_any(bytes);
        }
    }
    const auto mesh = inside(good);
    for (std::size_t at = 0; at < mesh.size(); ++at) {
        for (unsigned value = 0; value < 256; value += at % 8 == 0 ? 1 : 37) {
            auto bytes = mesh;
            bytes[at] = static_cast<std::uint8_t>(value);
            read_any(outside(bytes));
        }
    }
}

TEST_CASE("a file can't make the reader reserve what it doesn't bring") {
    Bytes huge(1 + 16, 0);
    for (const auto byte : {0xFF, 0xFF, 0xFF, 0xFF, 0x0F}) huge.push_back(static_cast<std::uint8_t>(byte));
    CHECK_FALSE(poster_mesh_from(outside(huge)));
    CHECK(inflated(deflated(Bytes(1000, 7)), 1000));
    CHECK(inflated(deflated(Bytes(1001, 7)), 1000).error().kind == Kind::corrupt);
    CHECK(inflated(deflated({}), 1000)->empty());
}

}  // namespace monter::pack::test
