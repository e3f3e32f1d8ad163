#include "kiosk/stage/carpets.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace monter::kiosk {

namespace {

constexpr int carpet_width = 890, carpet_height = 150;  // the art direction's; a larger panel smooths it
constexpr std::size_t held_most = 28;                   // two years of fourteen municipalities, half a megabyte each

Texture upload(const CarpetPixels& pixels, std::int64_t now_ms) {
    Texture texture{.width = pixels.width, .height = pixels.height, .since_ms = now_ms};
    glGenTextures(1, &texture.id);
    glBindTexture(GL_TEXTURE_2D, texture.id);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.rgba.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

bool is_made(const std::future<CarpetPixels>& coming) {
    return coming.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

}  // namespace

Carpets::~Carpets() {
    for (const auto& [of, held] : held_) glDeleteTextures(1, &held.texture.id);
}

Texture Carpets::get(const CarpetOf& of) {
    const auto [held, is_new] = held_.try_emplace(of);
    if (is_new) {
        held->second.coming = std::async(std::launch::async, [of, ready = on_ready_] {
            CarpetPixels pixels = carpet_pixels(of.lat, of.lon, of.year, carpet_width, carpet_height);
            ready();
            return pixels;
        });
    }
    return held->second.texture;
}

bool Carpets::take(std::int64_t now_ms) {
    bool any = false;
    for (auto& [of, held] : held_) {
        if (!held.coming.valid() || !is_made(held.coming)) continue;
        held.texture = upload(held.coming.get(), now_ms);
        any = true;
    }
    // Only a stand that runs over a new year ever holds so many.
    for (auto held = held_.begin(); held_.size() > held_most && held != held_.end();) {
        const bool is_old = held->second.texture.id != 0 && held->first.year < held_.rbegin()->first.year;
        if (is_old) glDeleteTextures(1, &held->second.texture.id);
        held = is_old ? held_.erase(held) : std::next(held);
    }
    return any;
}

bool Carpets::busy() const {
    return std::any_of(held_.begin(), held_.end(), [](const auto& held) { return held.second.coming.valid(); });
}

}  // namespace monter::kiosk
