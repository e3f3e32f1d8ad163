#include "sync/agent/service_notice.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "sync/base/fd.hpp"

namespace monter::agent {

ServiceNotice ServiceNotice::of_this_machine() {
    const char* const named = std::getenv("NOTIFY_SOCKET");  // NOLINT(concurrency-mt-unsafe): read before any thread
    return ServiceNotice(named == nullptr ? "" : named);
}

// A word that is lost, as where the socket is full, is said again.
void ServiceNotice::tell(const std::string& word) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket_.size() < 2 || socket_.size() >= sizeof address.sun_path) return;
    std::copy(socket_.begin(), socket_.end(), std::begin(address.sun_path));
    if (socket_.front() == '@') address.sun_path[0] = '\0';
    const Fd fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
    if (!fd.open()) return;
    static_cast<void>(::sendto(fd.get(), word.data(), word.size(), MSG_NOSIGNAL,
                               reinterpret_cast<const sockaddr*>(&address), length));
}

}  // namespace monter::agent
