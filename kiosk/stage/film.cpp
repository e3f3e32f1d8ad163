#include "kiosk/stage/film.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/stage/mpv_player.hpp"
#include "sync/base/log.hpp"

namespace monter::kiosk {

class Film::Worker {
public:
    Worker(Wish wish, std::function<void()> on_news)
        : wish_(std::move(wish)), on_news_(std::move(on_news)), thread_([this] { run(); }) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() {
        leave();
        thread_.join();
    }

    template <class Change>
    void tell(Change change) {
        {
            const std::scoped_lock lock(mutex_);
            change();
            due_ = true;
        }
        wake_.notify_one();
    }
    void play(bool plays) {
        tell([&] { plays_ = plays; });
    }
    void sound(bool sounds) {
        tell([&] { sounds_ = sounds; });
    }
    void leave() {
        tell([this] { stop_ = true; });
    }
    std::optional<Picture> picture() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(picture_, std::nullopt);
    }
    std::optional<Told> told() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(told_, std::nullopt);
    }
    [[nodiscard]] bool is_broken() const { return broken_; }
    [[nodiscard]] bool has_left() const { return left_; }

private:
    void run() {
        if (auto shown = show(); !shown) {
            log_error("the film " + wish_.film + " can't be shown; visitors see a picture of the place instead",
                      shown.error());
            Told told;
            told.is_broken = broken_ = true;
            put(std::nullopt, told);
        }
        left_ = true;
    }

    Result<void> read(const std::string& name, const char* as) {
        auto bytes = wish_.source->read(name);
        if (!bytes) return fail(bytes.error());
        files_[as] = std::move(*bytes);
        return {};
    }

    Result<void> show() {
        if (auto film = read(wish_.film, "film"); !film) return film;
        if (!wish_.captions.empty()) {
            if (auto captions = read(wish_.captions, "captions"); !captions) return captions;
        }
        auto player = MpvPlayer::open(files_, wish_.plays, wish_.sounds, [this] { tell([] {}); });
        if (!player) return fail(player.error());
        Told before;
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return due_; });
            due_ = false;
            if (stop_) break;
            const auto plays = std::exchange(plays_, std::nullopt), sounds = std::exchange(sounds_, std::nullopt);
            lock.unlock();
            if (plays) (*player)->play(*plays);
            if (sounds) (*player)->sound(*sounds);
            if (auto going = (*player)->hear(); !going) return going;
            auto picture = (*player)->picture(wish_.width_most, wish_.height_most);
            const Told now = (*player)->told();
            if (picture || now != before) put(std::move(picture), now);
            before = now;
            lock.lock();
        }
        lock.unlock();  // libmpv may still wake us while it ends
        player->reset();
        return {};
    }

    void put(std::optional<Picture> picture, const Told& told) {
        {
            const std::scoped_lock lock(mutex_);
            if (picture) picture_ = std::move(picture);
            told_ = told;
        }
        on_news_();
    }

    Wish wish_;                // never changed
    pack::MemoryFiles files_;  // what libmpv reads; the worker's alone
    std::function<void()> on_news_;
    std::atomic<bool> broken_ = false, left_ = false;
    std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    std::optional<Picture> picture_;
    std::optional<Told> told_;
    std::optional<bool> plays_, sounds_;
    bool due_ = true, stop_ = false;
    std::thread thread_;
};

Film::Film(Wish wish, std::function<void()> on_news)
    : worker_(std::make_unique<Worker>(std::move(wish), std::move(on_news))) {}
Film::~Film() = default;

void Film::play(bool plays) {
    worker_->play(plays);
}
void Film::sound(bool sounds) {
    worker_->sound(sounds);
}
std::optional<Film::Picture> Film::picture() {
    return worker_->picture();
}
std::optional<Film::Told> Film::told() {
    return worker_->told();
}
bool Film::is_broken() const {
    return worker_->is_broken();
}
void Film::leave() {
    worker_->leave();
}
bool Film::has_left() const {
    return worker_->has_left();
}

}  // namespace monter::kiosk
