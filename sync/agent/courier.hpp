// A thread that carries one question at a time to the portal, so that a visitor's lead is kept at once while an upload
// hangs for a minute. The outbox never leaves its own thread: questions go in and outcomes come back as values.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "sync/agent/job.hpp"

namespace monter::agent {

class Courier {
public:
    struct Return {
        Job job;
        Outcome outcome;
    };

    // `portal` (null where there is none yet) outlives the courier and is used by its thread alone, but for cancel().
    // `returned` is called from that thread when an outcome is there.
    Courier(PortalClient* portal, std::function<void()> returned);
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;
    ~Courier();  // calls off the question on its way and waits for the thread

    // Only while not busy().
    void post(Job job);
    [[nodiscard]] bool busy() const;  // a question is out, or its outcome was not taken yet
    [[nodiscard]] std::optional<Return> take();

private:
    void work();

    PortalClient* portal_;
    std::function<void()> returned_;
    mutable std::mutex turn_;
    std::condition_variable posted_;
    std::optional<Job> job_;
    std::optional<Return> return_;
    bool out_ = false;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace monter::agent
