#include "kiosk/stage/posters.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "sync/base/log.hpp"

namespace monter::kiosk {

namespace {

constexpr std::size_t held_most = 6;  // one is two or three megabytes: what is shown, what comes, and a way back
constexpr std::int64_t fade_ms = 1200, calm_fade_ms = 120;

}  // namespace

struct Posters::Worker {
    std::shared_ptr<const pack::Source> source;
    std::function<void()> on_ready;
    mutable std::mutex lock;
    std::condition_variable asked;
    std::deque<std::string> wanted;
    std::vector<std::pair<std::string, pack::PosterMesh>> ready;
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
            auto mesh = read(name);
            held.lock();
            working = false;
            if (mesh) ready.emplace_back(name, std::move(*mesh));
            held.unlock();
            on_ready();
            held.lock();
        }
    }

    [[nodiscard]] std::optional<pack::PosterMesh> read(const std::string& name) const {
        const auto bytes = source->read(name);
        if (!bytes) {
            log_error("poster " + name, bytes.error());
            return {};
        }
        auto mesh = pack::poster_mesh_from(*bytes);
        if (mesh) return std::move(*mesh);
        log_error("poster " + name, mesh.error());
        return {};
    }
};

Posters::Posters(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready)
    : worker_(std::make_unique<Worker>()) {
    worker_->source = std::move(source);
    worker_->on_ready = std::move(on_ready);
    worker_->thread = std::thread([worker = worker_.get()] { worker->run(); });
}

Posters::~Posters() {
    {
        const std::scoped_lock held(worker_->lock);
        worker_->leaving = true;
    }
    worker_->asked.notify_one();
    worker_->thread.join();
}

PosterMeshGl* Posters::get(const std::string& name) {
    if (name.empty()) return nullptr;
    const auto [held, is_new] = held_.try_emplace(name);
    held->second.asked = ++turn_;
    if (is_new) {
        {
            const std::scoped_lock lock(worker_->lock);
            worker_->wanted.push_back(name);
        }
        worker_->asked.notify_one();
    }
    return held->second.mesh.get();
}

bool Posters::take() {
    std::vector<std::pair<std::string, pack::PosterMesh>> ready;
    {
        const std::scoped_lock lock(worker_->lock);
        ready.swap(worker_->ready);
    }
    for (auto& [name, mesh] : ready) held_[name].mesh = std::make_unique<PosterMeshGl>(std::move(mesh));
    if (held_.size() > held_most) make_room();
    return !ready.empty();
}

void Posters::make_room() {
    while (held_.size() > held_most) {
        auto oldest = held_.end();
        for (auto held = held_.begin(); held != held_.end(); ++held) {
            const auto& mesh = held->second.mesh;
            if (!mesh || mesh.get() == shown_) continue;
            if (oldest == held_.end() || held->second.asked < oldest->second.asked) oldest = held;
        }
        if (oldest == held_.end()) return;
        held_.erase(oldest);
    }
}

bool Posters::busy() const {
    const std::scoped_lock lock(worker_->lock);
    return worker_->working || !worker_->wanted.empty() || !worker_->ready.empty();
}

void Posters::see(const Scene& scene, std::int64_t now_ms, bool calm, const std::function<GLuint()>& keep_last) {
    now_ms_ = now_ms;
    const auto poster = std::find_if(scene.elements.begin(), scene.elements.end(), [](const Element& element) {
        return element.look == Look::poster && element.light.has_value();
    });
    const bool is_new_screen = scene.screen != screen_;
    screen_ = scene.screen;
    waits_ = false;
    if (is_new_screen) last_ = 0;
    if (poster == scene.elements.end()) {
        shown_ = nullptr;
        return;
    }
    PosterMeshGl* const wanted = get(poster->picture);
    waits_ = wanted == nullptr;
    if (wanted == nullptr && is_new_screen) shown_ = nullptr;
    // What stands there stays, as it stood, until the next one is whole.
    if (wanted == nullptr) return;
    if (wanted != shown_) {
        if (shown_ != nullptr && !is_new_screen) {
            last_ = keep_last();
            since_ms_ = now_ms;
            fade_ms_ = calm ? calm_fade_ms : fade_ms;
        }
        shown_ = wanted;
    }
    view_ = {.light = *poster->light,
             .drift = calm ? 0 : poster->value,
             .aurora_from = poster->aurora_from,
             .seconds = calm ? 0 : static_cast<float>(now_ms % 3'600'000) / 1000};
    // Asked for last, so that it never makes what is shown wait.
    static_cast<void>(get(poster->next_picture));
}

float Posters::leaving() const {
    if (last_ == 0 || fade_ms_ == 0) return 0;
    const float t = std::clamp(static_cast<float>(now_ms_ - since_ms_) / static_cast<float>(fade_ms_), 0.0F, 1.0F);
    return (1 - t) * (1 - t) * (1 - t);
}

void Posters::draw(Size size, float scale) {
    if (shown_ != nullptr) gl_.draw(*shown_, view_, size, scale);
}

}  // namespace monter::kiosk
