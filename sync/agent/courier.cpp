#include "sync/agent/courier.hpp"

namespace monter::agent {

Courier::Courier(PortalClient* portal, std::function<void()> returned)
    : portal_(portal), returned_(std::move(returned)), thread_([this] { work(); }) {}

Courier::~Courier() {
    {
        const std::lock_guard lock(turn_);
        stop_ = true;
    }
    posted_.notify_one();
    if (portal_ != nullptr) portal_->cancel();
    thread_.join();
}

void Courier::post(Job job) {
    {
        const std::lock_guard lock(turn_);
        job_ = std::move(job);
        out_ = true;
    }
    posted_.notify_one();
}

bool Courier::busy() const {
    const std::lock_guard lock(turn_);
    return out_;
}

std::optional<Courier::Return> Courier::take() {
    const std::lock_guard lock(turn_);
    if (!return_) return std::nullopt;
    out_ = false;
    std::optional<Return> taken = std::move(return_);
    return_.reset();
    return taken;
}

void Courier::work() {
    std::unique_lock lock(turn_);
    for (;;) {
        posted_.wait(lock, [this] { return stop_ || job_.has_value(); });
        if (stop_) return;
        Job job = std::move(*job_);
        job_.reset();
        lock.unlock();
        Outcome outcome = carry_out(portal_, job);
        lock.lock();
        return_ = Return{std::move(job), std::move(outcome)};
        lock.unlock();
        returned_();
        lock.lock();
    }
}

}  // namespace monter::agent
