// The poster behind the screen: asks a worker for its mesh, keeps what was last shown until the mesh is there, and
// fades from one to the next. All but the worker: UI thread, with the window's context current.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "kiosk/stage/mix_gl.hpp"
#include "kiosk/stage/pack_loader.hpp"
#include "kiosk/stage/poster_gl.hpp"
#include "kiosk/ui/scene.hpp"
#include "sync/pack/source.hpp"

namespace monter::kiosk {

class Posters {
public:
    // `on_ready` is called by the worker whenever take() would find something: wake the screen.
    Posters(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready);
    Posters(const Posters&) = delete;
    Posters& operator=(const Posters&) = delete;

    // Uploads what the worker has read; true where there was something.
    bool take();
    // Other content: what changed is read anew; until it is there the old one stays.
    void read_from(std::shared_ptr<const pack::Source> source);
    [[nodiscard]] bool busy() const { return loader_.busy(); }

    // The scene's poster, at that time. `keep_last` runs where another poster takes the place of the one shown on the
    // same screen: it gives a picture of that one alone, to fade from. `calm`: nothing drifts, the aurora stands.
    void see(const Scene& scene, std::int64_t now_ms, bool calm, const std::function<GLuint()>& keep_last);
    // There is one to be drawn; else whoever paints the screen fills its ground.
    [[nodiscard]] bool shows() const { return shown_ != nullptr; }
    // The scene has one and its mesh is not there yet.
    [[nodiscard]] bool waits() const { return waits_; }
    // How much of the colours its light has alone, without a land, lies over it: 1 while its mesh is on its way, then
    // less and less. A screen that begins with its mesh there has none of it.
    [[nodiscard]] float field() const;
    // The picture of the poster before, and how much of it is still to be seen: 0 = nothing.
    [[nodiscard]] GLuint last() const { return last_; }
    [[nodiscard]] float leaving() const;
    [[nodiscard]] bool moving() const { return leaving() > 0 || (shown_ != nullptr && field() > 0); }

    // As of the graphics card's part (PosterGl).
    [[nodiscard]] float take_light_ms() { return gl_.take_light_ms(); }

    // Into the viewport, which stands for `size` design pixels turned by `turn`; where there is a poster it
    // covers all of it.
    void draw(Size size, float scale, const Turn& turn);

private:
    struct Held {
        std::unique_ptr<PosterMeshGl> mesh;
        std::uint64_t asked = 0;
    };
    PosterMeshGl* get(const std::string& name);
    void choose(const Element& poster, PosterMeshGl* summer, PosterMeshGl* winter);
    void make_room();
    std::map<std::string, Held> held_;
    std::uint64_t turn_ = 0;
    PosterGl gl_;
    MixGl mix_;
    PosterMeshGl* shown_ = nullptr;
    PosterMeshGl* winter_ = nullptr;  // over it, with winter_share_
    float winter_share_ = 0;
    std::string name_;  // of the poster shown
    std::string screen_;
    PosterView view_;
    GLuint last_ = 0;
    bool waits_ = false;
    std::int64_t now_ms_ = 0, since_ms_ = 0, fade_ms_ = 0;
    std::int64_t lived_ms_ = 0;  // how long the pictures have moved: what stood still goes on from where it stood
    std::int64_t came_ms_ = 0;   // when the mesh of a screen that began without it was there
    bool calm_ = false;
    PackLoader<pack::PosterMesh> loader_;
};

}  // namespace monter::kiosk
