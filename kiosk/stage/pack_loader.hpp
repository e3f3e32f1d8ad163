// Makes things of a pack's files without holding the screen up: a worker reads and makes, the UI thread asks and takes.
// All but the worker: UI thread. What can't be made stays away; the log says why, once.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "sync/base/log.hpp"
#include "sync/pack/source.hpp"

namespace monter::kiosk {

template <class Product>
class PackLoader {
public:
    using Made = std::vector<std::pair<std::string, Product>>;  // by the file's name

    // `on_ready` is called by the worker after each file: wake the screen.
    PackLoader(std::shared_ptr<const pack::Source> source, Result<Product> (*make)(View),
               std::function<void()> on_ready)
        : make_(make), on_ready_(std::move(on_ready)), source_(std::move(source)), worker_([this] { work(); }) {}
    PackLoader(const PackLoader&) = delete;
    PackLoader& operator=(const PackLoader&) = delete;
    ~PackLoader() {  // waits for the file in hand
        {
            const std::scoped_lock lock(mutex_);
            stop_ = true;
        }
        wake_.notify_one();
        worker_.join();
    }

    void ask(const std::string& name) {
        {
            const std::scoped_lock lock(mutex_);
            wanted_.push_back(name);
        }
        wake_.notify_one();
    }
    // Reads from `source` from here on. Gives the files of `held` that it has with other bytes than the source before:
    // each of them is asked for anew, and comes after what was still made of the old one.
    std::vector<std::string> read_from(std::shared_ptr<const pack::Source> source,
                                       const std::vector<std::string>& held) {
        std::vector<std::string> changed;
        {
            const std::scoped_lock lock(mutex_);
            for (const std::string& name : held) {
                const auto before = source_->hash(name), now = source->hash(name);
                if (!before || before != now) changed.push_back(name);
            }
            source_ = std::move(source);
            wanted_.insert(wanted_.end(), changed.begin(), changed.end());
        }
        wake_.notify_one();
        return changed;
    }
    [[nodiscard]] Made take() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(made_, {});
    }
    [[nodiscard]] bool busy() const {
        const std::scoped_lock lock(mutex_);
        return working_ || !wanted_.empty() || !made_.empty();
    }

private:
    [[nodiscard]] Result<Product> read(const pack::Source& source, const std::string& name) const {
        const auto bytes = source.read(name);
        if (!bytes) return fail(bytes.error());
        return make_(*bytes);
    }

    void work() {
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return stop_ || !wanted_.empty(); });
            if (stop_) return;
            const std::string name = std::move(wanted_.front());
            wanted_.pop_front();
            const auto source = source_;
            working_ = true;
            lock.unlock();
            auto product = read(*source, name);
            if (!product) log_error(name + " can't be shown", product.error());
            lock.lock();
            working_ = false;
            if (product) made_.emplace_back(name, std::move(*product));
            lock.unlock();
            on_ready_();
            lock.lock();
        }
    }

    Result<Product> (*make_)(View);
    std::function<void()> on_ready_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    std::shared_ptr<const pack::Source> source_;
    std::deque<std::string> wanted_;
    Made made_;
    bool working_ = false, stop_ = false;
    std::thread worker_;
};

}  // namespace monter::kiosk
