#include "kiosk/stage/pictures.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "sync/base/log.hpp"
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

struct Pictures::Worker {
    std::shared_ptr<const pack::Source> source;
    std::function<void()> on_ready;
    mutable std::mutex lock;
    std::condition_variable asked;
    std::deque<std::string> wanted;
    std::vector<std::pair<std::string, pack::Picture>> ready;
    bool working = false, leaving = false;
    std::thread thread;

    void run() {
        std::unique_lock held(lock);
        while (true) {
            asked.wait(held, [this] { return leaving || !wanted.empty(); });
            if (leaving) return;
            const std::string name = std::move(wanted.front());
            wanted.pop_front();
            working = true;
            held.unlock();
            auto picture = decode(name);
            held.lock();
            working = false;
            if (picture) ready.emplace_back(name, std::move(*picture));
            held.unlock();
            on_ready();
            held.lock();
        }
    }

    [[nodiscard]] std::optional<pack::Picture> decode(const std::string& name) const {
        const auto bytes = source->read(name);
        if (!bytes) {
            log_error("picture " + name, bytes.error());
            return {};
        }
        auto picture = pack::decode_picture(*bytes);
        if (picture) return std::move(*picture);
        log_error("picture " + name, picture.error());
        return {};
    }
};

Pictures::Pictures(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready)
    : worker_(std::make_unique<Worker>()) {
    worker_->source = std::move(source);
    worker_->on_ready = std::move(on_ready);
    worker_->thread = std::thread([worker = worker_.get()] { worker->run(); });
}

Pictures::~Pictures() {
    {
        const std::scoped_lock held(worker_->lock);
        worker_->leaving = true;
    }
    worker_->asked.notify_one();
    worker_->thread.join();
    for (const auto& [name, held] : held_) glDeleteTextures(1, &held.texture.id);
}

Texture Pictures::get(const std::string& name) {
    if (name.empty()) return {};
    const auto [held, is_new] = held_.try_emplace(name);
    held->second.drawn = turn_;
    if (is_new) {
        {
            const std::scoped_lock lock(worker_->lock);
            worker_->wanted.push_back(name);
        }
        worker_->asked.notify_one();
    }
    return held->second.texture;
}

bool Pictures::take(std::int64_t now_ms) {
    ++turn_;
    std::vector<std::pair<std::string, pack::Picture>> ready;
    {
        const std::scoped_lock lock(worker_->lock);
        ready.swap(worker_->ready);
    }
    for (const auto& [name, picture] : ready) {
        held_[name].texture = upload(picture, now_ms);
        bytes_ += bytes_of(held_[name].texture);
    }
    if (bytes_ > budget_bytes) make_room();
    return !ready.empty();
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

bool Pictures::busy() const {
    const std::scoped_lock lock(worker_->lock);
    return worker_->working || !worker_->wanted.empty() || !worker_->ready.empty();
}

}  // namespace monter::kiosk
