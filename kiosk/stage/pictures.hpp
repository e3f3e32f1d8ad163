// A pack's pictures as textures. A picture is read and decoded by a worker when first asked for and handed to OpenGL by
// the UI thread; until then there is nothing to draw. The least recently drawn go when the textures pass a budget.
// All but the worker: UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "kiosk/stage/pack_loader.hpp"
#include "sync/pack/picture.hpp"

namespace monter::kiosk {

struct Texture {
    GLuint id = 0;  // 0 = not there (yet)
    int width = 0, height = 0;
    std::int64_t since_ms = 0;  // when it could first be drawn: it fades in
};

class Pictures {
public:
    // `on_ready` is called by the worker whenever take() would find something: wake the screen.
    Pictures(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready);
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;
    ~Pictures();

    // Asks for it where it isn't there. A picture the pack has not, or that can't be decoded, stays away; a warning
    // names it once.
    [[nodiscard]] Texture get(const std::string& name);
    // Makes textures of what the worker has decoded; true where there was something.
    bool take(std::int64_t now_ms);
    // Other content: what changed is read anew and takes the old one's place without a gap.
    void read_from(std::shared_ptr<const pack::Source> source);
    [[nodiscard]] bool busy() const { return loader_.busy(); }

private:
    struct Held {
        Texture texture;
        std::uint64_t drawn = 0;  // the turn it was last asked for
    };
    void make_room();
    std::map<std::string, Held> held_;
    std::uint64_t turn_ = 0;
    std::size_t bytes_ = 0;
    PackLoader<pack::Picture> loader_;
};

}  // namespace monter::kiosk
