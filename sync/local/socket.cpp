#include "sync/local/socket.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>

#include "sync/local/channel.hpp"

namespace monter::local {

tl::unexpected<Error> socket_error(Kind kind, const std::string& what, const std::string& remedy) {
    return fail(kind, what + ": " + std::generic_category().message(errno), remedy);
}

Result<sockaddr_un> address_of(const std::filesystem::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string& name = socket.native();
    if (name.size() >= sizeof address.sun_path) {
        return fail(Kind::refused, "the path " + name + " is too long for a socket",
                    "choose a data folder with a shorter path");
    }
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

Result<Fd> make_socket() {
    Fd fd(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.open()) return socket_error(Kind::disk, "cannot make a socket");
    // Twice a message, so that the kernel's own bookkeeping fits beside it.
    const int bytes = static_cast<int>(2 * message_bytes_max);
    if (setsockopt(fd.get(), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes) != 0) {
        return socket_error(Kind::disk, "cannot size a socket");
    }
    return fd;
}

Received receive(int fd, std::string& into) {
    into.resize(message_bytes_max);
    ssize_t n = -1;
    do {
        // MSG_TRUNC: the true length of a message that did not fit, so that it is refused and not taken for a whole
        // one.
        n = recv(fd, into.data(), into.size(), MSG_DONTWAIT | MSG_TRUNC);
    } while (n < 0 && errno == EINTR);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Received::nothing;
    if (n <= 0) return Received::closed;
    if (static_cast<std::size_t>(n) > message_bytes_max) return Received::too_long;
    into.resize(static_cast<std::size_t>(n));
    return Received::message;
}

Sent send_message(int fd, const std::string& message) {
    ssize_t n = -1;
    do {
        n = send(fd, message.data(), message.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Sent::not_now;
    return n < 0 ? Sent::closed : Sent::whole;
}

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

}  // namespace monter::local
