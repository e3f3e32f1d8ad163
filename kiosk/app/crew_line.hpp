// The crew menu's own line to monter-sync, beside the one that carries wishes (kiosk/app/post.hpp), so that
// the screen never waits in one queue for the other. monter-sync itself answers one question after the other: while it
// writes a slow stick, a wish would wait, but the menu is up then and no form. Each question is asked once; nothing is
// repeated, since somebody looks on.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/ui/message.hpp"

namespace monter::kiosk {

class CrewLine {
public:
    // A stick may take long; a person waits before it.
    static constexpr std::chrono::milliseconds patience{60'000};

    CrewLine(std::filesystem::path socket, std::function<void()> on_answer);
    CrewLine(const CrewLine&) = delete;
    CrewLine& operator=(const CrewLine&) = delete;
    ~CrewLine();  // waits for a question on its way, `patience` at most

    // From the screen's thread.
    void ask(local::CrewRequest request);
    [[nodiscard]] std::vector<Message> take_answers();  // CrewTold or CrewFailed, one a question, in order
    [[nodiscard]] bool busy() const;

private:
    void work();
    [[nodiscard]] Message answer_to(const local::CrewRequest& request) const;

    std::filesystem::path socket_;
    std::function<void()> on_answer_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    std::deque<local::CrewRequest> questions_;
    std::vector<Message> answers_;
    bool asks_ = false, stop_ = false;
    std::thread worker_;
};

}  // namespace monter::kiosk
