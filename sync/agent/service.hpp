// `monter-sync run`: keeps what the kiosk hands over, and lets the agent work meanwhile.
//
// One thread owns the outbox, the agent and the socket; a courier carries questions to the portal. So a visitor's lead
// is committed and answered at once, whatever the network does.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sync/agent/agent.hpp"
#include "sync/agent/crew_desk.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/agent/second_copy.hpp"
#include "sync/local/channel.hpp"
#include "sync/local/stand.hpp"

namespace monter::agent {

class Service {
public:
    // All of them outlive the service. `now` is asked before every step.
    Service(OpenedStand& stand, local::Listener& listener, std::function<Moment()> now, std::function<double()> luck);

    // stopped: by stop(). open_anew: the second copy's medium has come or changed, and opening the store takes it up.
    enum class End { stopped, open_anew };
    // Until then, until the socket fails, or until the store is broken: then it is to be opened anew, and nothing was
    // confirmed since.
    [[nodiscard]] Result<End> run();
    // Called in every turn of run(), a minute apart at most: this program is alive.
    void tell_alive(std::function<void()> alive) { alive_ = std::move(alive); }
    // From any thread or a signal handler; run() returns at once.
    void stop();
    // From any thread: a network came up.
    void network_came();

private:
    [[nodiscard]] std::string answer(const std::string& request);
    [[nodiscard]] std::string answer_to(const std::string& request);
    [[nodiscard]] local::Reply answer(const local::Put& put);
    [[nodiscard]] local::Reply answer(const local::Withdraw& withdraw);
    [[nodiscard]] local::Reply answer(const local::Tap& tap);
    [[nodiscard]] local::Reply answer(const local::Purge& purge);
    [[nodiscard]] local::Reply answer(const local::Screen& screen);
    [[nodiscard]] local::Reply answer(const local::Form& form);
    [[nodiscard]] bool is_form_open() const;
    [[nodiscard]] std::string answer(const local::Import& import);
    [[nodiscard]] std::string answer(const local::FetchContent& fetch);
    [[nodiscard]] local::Reply content_reply() const;
    [[nodiscard]] local::Reply status() const;
    void open_content();
    void keep_house(const Moment& now);
    [[nodiscard]] bool is_at_rest() const;
    void answer_those_who_wait();
    [[nodiscard]] std::chrono::milliseconds patience(bool asked) const;

    OpenedStand& stand_;
    local::Listener& listener_;
    std::function<Moment()> now_;
    std::function<void()> alive_ = [] {};
    std::unique_ptr<ContentFiles> files_;
    std::optional<Content> content_;  // nothing where the disk refused its folders
    Agent agent_;
    CrewDesk crew_;
    std::vector<local::Listener::Ticket> waiting_;          // for the end of a ONCE
    std::vector<local::Listener::Ticket> content_waiting_;  // for newer content, or a stick's
    std::int64_t heard_boot_ms_ = 0;                        // when a visitor's doing last reached us; 0: at the start
    std::optional<std::int64_t> form_open_boot_ms_;         // when one opened that has not been said to be closed
    std::int64_t note_due_boot_ms_ = 0;
    std::int64_t minute_due_boot_ms_ = 0;
    std::int64_t rest_due_boot_ms_ = 0;  // when nobody waits: outbox::Outbox::rest()
    SecondCopyWatch medium_;
    bool medium_came_ = false;
    std::atomic<bool> stop_ = false;
    std::atomic<bool> network_came_ = false;
};

}  // namespace monter::agent
