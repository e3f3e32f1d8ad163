// Tells when a network comes: the kernel's word on links and addresses (rtnetlink(7)), waited for in a thread of its
// own. Without it a stand whose cable was put in would wait out its back-off.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "sync/base/bytes.hpp"

namespace monter::agent {

// Reads the kernel's messages. Not every message is news: the kernel repeats itself whenever anything of a link
// changes.
class LinkStates {
public:
    // One datagram. True where a link that was down or unknown carries now, or an address is new; loopback never is.
    // Bytes that are no such message say nothing.
    [[nodiscard]] bool take(View datagram);

private:
    std::map<int, bool> carries_;      // by the link's index
    std::set<std::string> addresses_;  // as the kernel wrote them
};

class LinkWatch {
public:
    // A socket that hears of links and addresses; -1 where the system gives none (then nobody is told, and the stand
    // waits as long as without).
    [[nodiscard]] static int kernel_socket();

    // Takes `socket` over. `came` is called from the watch's thread.
    LinkWatch(int socket, std::function<void()> came);
    LinkWatch(const LinkWatch&) = delete;
    LinkWatch& operator=(const LinkWatch&) = delete;
    ~LinkWatch();

private:
    void watch();

    int socket_;
    int ended_;
    std::function<void()> came_;
    std::thread thread_;
};

}  // namespace monter::agent
