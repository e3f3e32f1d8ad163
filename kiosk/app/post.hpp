// The worker between the kiosk and monter-sync: puts sealed leads and withdrawals, and repeats the same bytes until
// they are answered. Knows no visitor: everything here is sealed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "kiosk/ui/message.hpp"
#include "sync/lead/sealed.hpp"
#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {

class Post {
public:
    // No answer for this long: "one moment", and the same again over a new connection.
    static constexpr std::chrono::milliseconds patience{3000};

    Post(std::filesystem::path socket, std::function<void()> on_answer);
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;
    ~Post();  // waits for a question on its way, `patience` at most

    // From the screen's thread.
    void keep(lead::Sealed sealed);
    // Tries a lead that is here already at once. False where it is not here.
    bool hurry(const Id& lead_id);
    // Also lets go of the lead where it has not been put yet. `lead_id` zero: only its code is known.
    void withdraw(const Id& lead_id, const Hash& key);
    // One anonymous tap. Repeated until it is counted; nobody waits for it and nobody is told. Lost with the machine,
    // and where monter-sync refuses it for good.
    void count(const local::Tap& tap);
    // A form is about to open: asks whether the store answers, once; StoreTold says.
    void look();
    // Nobody writes any more: what look() said is over.
    void leave();
    [[nodiscard]] std::vector<Message> take_answers();
    [[nodiscard]] bool busy() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Letter {
        Id lead_id{};
        std::string request;  // as it goes over the socket, every time the same
        bool withdraws = false;
        bool counts = false;       // a tap: no lead is meant
        bool looks = false;        // a question about the store alone
        bool leaves = false;       // no question: no form is open any more
        bool dropped = false;      // taken back while it was on its way
        std::optional<Kind> told;  // the last failure the screen heard of
        bool for_good = false;     // repeating will not help soon; still never thrown away
        Clock::time_point due = Clock::time_point::min();
    };

    void work();
    void post(std::unique_lock<std::mutex>& lock, std::list<Letter>::iterator letter);
    void answer(Message message);
    // Asks without the lock; of the letter it reads only what never changes.
    [[nodiscard]] Result<void> ask(const Letter& letter);

    std::filesystem::path socket_;
    std::function<void()> on_answer_;
    std::optional<local::Connection> connection_;  // the worker's alone, as is
    std::uint64_t last_seq_ = 0;                   // of the last COMMITTED
    bool last_known_ = true;                       // of the last DONE

    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    std::list<Letter> letters_;
    std::vector<Message> answers_;
    bool stop_ = false;
    std::thread worker_;
};

}  // namespace monter::kiosk
