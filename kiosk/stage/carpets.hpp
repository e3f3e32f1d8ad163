// The light carpets as textures, one a municipality: computed by a worker when first asked for, then kept. All but the
// worker: UI thread, with the window's context current.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <map>

#include "kiosk/light/carpet.hpp"
#include "kiosk/stage/pictures.hpp"
#include "kiosk/ui/light.hpp"

namespace monter::kiosk {

class Carpets {
public:
    // `on_ready` is called by the worker whenever take() would find something: wake the screen.
    explicit Carpets(std::function<void()> on_ready) : on_ready_(std::move(on_ready)) {}
    Carpets(const Carpets&) = delete;
    Carpets& operator=(const Carpets&) = delete;
    ~Carpets();  // waits for what is being computed

    // Asks for it where it isn't there.
    [[nodiscard]] Texture get(const CarpetOf& of);
    // Makes textures of what the worker has computed; true where there was something.
    bool take(std::int64_t now_ms);
    [[nodiscard]] bool busy() const;

private:
    struct Held {
        Texture texture;
        std::future<CarpetPixels> coming;
    };
    std::map<CarpetOf, Held> held_;
    std::function<void()> on_ready_;
};

}  // namespace monter::kiosk
