// Posters on the graphics card: geometry once, a palette again whenever the light changes. UI thread, with the window's
// context current.
#pragma once

#include <GLES3/gl3.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/stage/aurora_gl.hpp"
#include "kiosk/stage/poster_fit.hpp"
#include "kiosk/ui/light.hpp"
#include "sync/pack/poster.hpp"

namespace monter::kiosk {

// Where the disc stands in that light, view pixels; nothing where the poster never shows it.
struct Disc {
    float x = 0, y = 0, r = 0;
    float moved = 0;  // of x, from where it was composed: the glint moves with it
};
[[nodiscard]] std::optional<Disc> disc_of(const pack::PosterMesh& mesh, const pack::PosterInputs& inputs,
                                          const Light& light);

// What of a mesh can't be told from the light.
struct PosterView {
    Light light;
    float drift = 0;         // -1..1
    float aurora_from = 0;   // view pixels: left of it there is no aurora
    float aurora_below = 0;  // design pixels: above it stand letters
    float seconds = 0;       // the aurora's folds move with it, and where it lives, water and stars
    bool lives = false;
    std::optional<Framing> framing;  // of the land; the aurora hangs from the upper edge, whatever it says
};

class PosterMeshGl {
public:
    explicit PosterMeshGl(pack::PosterMesh&& mesh);  // uploads it; keeps no vertices
    PosterMeshGl(const PosterMeshGl&) = delete;
    PosterMeshGl& operator=(const PosterMeshGl&) = delete;
    ~PosterMeshGl();

private:
    friend class PosterGl;
    // Triangles in a row that show or don't together: by day the stars are there, and cost nothing.
    struct Run {
        std::uint32_t first = 0, count = 0;  // of indices
        std::uint16_t slot = 0;              // its colour's, or `always`
        bool mixes = false;                  // the next slot's too: on a gradient
        bool flat = false;                   // opaque, of one colour
    };
    static constexpr std::uint16_t always = 0xFFFF;
    void find_runs();
    pack::PosterMesh mesh_;  // without vertices and indices
    GLuint array_ = 0, vertices_ = 0, indices_ = 0, palette_ = 0;
    GLsizei rows_ = 0;  // of the palette
    std::vector<std::uint8_t> texels_;
    std::optional<Light> lit_;
    pack::PosterInputs inputs_;
    std::vector<Run> runs_;
    std::vector<std::size_t> first_run_;  // of each range; one more, for the end
};

class PosterGl {
public:
    PosterGl();
    PosterGl(const PosterGl&) = delete;
    PosterGl& operator=(const PosterGl&) = delete;
    ~PosterGl();

    // Into the viewport, which stands for `size` design pixels at `scale` window pixels each, turned by `turn`; the
    // poster covers all of it.
    void draw(PosterMeshGl& poster, const PosterView& view, Size size, float scale, const Turn& turn);
    // How long the palettes took to mix and hand over since this was last asked; 0 where no light had changed.
    [[nodiscard]] float take_light_ms() { return std::exchange(light_ms_, 0.0F); }

private:
    void light(PosterMeshGl& poster, const Light& light);
    static bool shows(const PosterMeshGl& poster, const PosterMeshGl::Run& run);
    // `flat`: a colour a triangle, which a machine without a graphics card need not carry from pixel to pixel.
    struct Ink {
        explicit Ink(const char* varying);
        GLuint program = 0;
        GLint place = 0, feather = 0, turn = 0, life = 0;
    };
    void put_range(const PosterMeshGl& poster, std::size_t range) const;
    float light_ms_ = 0;
    Ink smooth_, flat_;
    AuroraGl aurora_;
};

}  // namespace monter::kiosk
