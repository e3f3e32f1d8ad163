// What systemd is told of this program: that it is ready, and that it is alive (sd_notify(3): one datagram to the
// socket that $NOTIFY_SOCKET names, "@" for the abstract name space). Without such a socket nobody is told, and that is
// well.
#pragma once

#include <string>

namespace monter::agent {

class ServiceNotice {
public:
    // As $NOTIFY_SOCKET says; empty: there is nobody.
    explicit ServiceNotice(std::string socket) : socket_(std::move(socket)) {}
    [[nodiscard]] static ServiceNotice of_this_machine();

    void ready() const { tell("READY=1"); }
    // Within WatchdogSec= of each other, or this program is ended and started anew.
    void alive() const { tell("WATCHDOG=1"); }

private:
    void tell(const std::string& word) const;
    std::string socket_;
};

}  // namespace monter::agent
