#include "kiosk/stage/pictures.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sync/pack/picture.hpp"

namespace monter::kiosk {

namespace {

// Twenty full-screen posters with their smaller copies: more than one visit shows.
constexpr std::size_t budget_bytes = 220ULL * 1024 * 1024;

std::size_t bytes_of(const Texture& texture) {
    return static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height) * 4 * 4 / 3;
}

Texture upload(const pack::Picture& picture, std::int64_t now_ms) {
    Texture texture{.width = picture.width, .height = picture.height, .since_ms = now_ms};
    glGenTextures(1, &texture.id);
    glBindTexture(GL_TEXTURE_2D, texture.id);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 picture.rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

}  // namespace

Pictures::Pictures(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready)
    : loader_(std::move(source), pack::decode_picture, std::move(on_ready)) {}

Pictures::~Pictures() {
    for (const auto& [name, held] : held_) glDeleteTextures(1, &held.texture.id);
}

Texture Pictures::get(const std::string& name) {
    if (name.empty()) return {};
    const auto [held, is_new] = held_.try_emplace(name);
    held->second.drawn = turn_;
    if (is_new) loader_.ask(name);
    return held->second.texture;
}

bool Pictures::take(std::int64_t now_ms) {
    ++turn_;
    const auto ready = loader_.take();
    for (const auto& [name, picture] : ready) {
        Texture& texture = held_[name].texture;
        const bool takes_over = texture.id != 0;  // in place of what stands there already: it need not fade in again
        if (takes_over) {
            glDeleteTextures(1, &texture.id);
            bytes_ -= bytes_of(texture);
        }
        texture = upload(picture, takes_over ? texture.since_ms : now_ms);
        bytes_ += bytes_of(held_[name].texture);
    }
    if (bytes_ > budget_bytes) make_room();
    return !ready.empty();
}

void Pictures::read_from(std::shared_ptr<const pack::Source> source) {
    std::vector<std::string> names;
    for (const auto& [name, held] : held_) names.push_back(name);
    static_cast<void>(loader_.read_from(std::move(source), names));
}

// Never what the last frame drew: the next one most likely draws it too.
void Pictures::make_room() {
    std::vector<std::pair<std::uint64_t, std::string>> oldest;
    for (const auto& [name, held] : held_) {
        if (held.texture.id != 0 && held.drawn + 1 < turn_) oldest.emplace_back(held.drawn, name);
    }
    std::sort(oldest.begin(), oldest.end());
    for (const auto& [drawn, name] : oldest) {
        if (bytes_ <= budget_bytes / 2) return;
        const Texture texture = held_[name].texture;
        glDeleteTextures(1, &texture.id);
        bytes_ -= bytes_of(texture);
        held_.erase(name);
    }
}

}  // namespace monter::kiosk
