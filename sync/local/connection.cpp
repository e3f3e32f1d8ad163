#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "sync/local/channel.hpp"
#include "sync/local/socket.hpp"

namespace monter::local {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

tl::unexpected<Error> no_answer(const std::string& why) {
    return fail(Kind::network, "no answer from the other program: " + why);
}

// True once `fd` is ready; false at the deadline.
bool wait_for(int fd, short what, Deadline deadline) {
    for (;;) {
        pollfd about{fd, what, 0};
        const int ready = poll(&about, 1, milliseconds_until(deadline));
        if (ready > 0) return true;
        if (ready == 0) return false;
        if (errno != EINTR) return true;  // the call that follows says what is wrong
    }
}

Result<std::string> exchange(int fd, const std::string& request, Deadline deadline) {
    for (;;) {
        const Sent sent = send_message(fd, request);
        if (sent == Sent::closed) return no_answer("it went away");
        if (sent == Sent::whole) break;
        if (!wait_for(fd, POLLOUT, deadline)) return no_answer("it does not listen");
    }
    std::string answer;
    for (;;) {
        if (!wait_for(fd, POLLIN, deadline)) return no_answer("silence");
        switch (receive(fd, answer)) {
            case Received::message:
                return answer;
            case Received::nothing:
                break;
            case Received::too_long:
                return no_answer("too long a message");
            case Received::closed:
                return no_answer("it went away");
        }
    }
}

}  // namespace

Result<Connection> Connection::open(const std::filesystem::path& socket) {
    auto address = address_of(socket);
    if (!address) return fail(address.error());
    auto fd = make_socket();
    if (!fd) return fail(fd.error());
    // A non-blocking connect to a Unix socket is done or refused at once; EAGAIN means that its queue is full.
    if (::connect(fd->get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
        return socket_error(Kind::network, "nobody answers at " + socket.string());
    }
    return Connection(fd->release());
}

Connection::Connection(Connection&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
Connection& Connection::operator=(Connection&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}
Connection::~Connection() {
    if (fd_ >= 0) close(fd_);
}

Result<std::string> Connection::ask(const std::string& request, std::chrono::milliseconds patience) {
    if (request.empty() || request.size() > message_bytes_max) {
        return fail(Kind::refused,
                    "a message of " + std::to_string(request.size()) + " bytes does not fit the channel");
    }
    if (fd_ < 0) return no_answer("the connection was lost before");
    auto answer = exchange(fd_, request, std::chrono::steady_clock::now() + patience);
    if (!answer) {
        // A late answer must not be taken for the answer to the next question.
        close(std::exchange(fd_, -1));
    }
    return answer;
}

}  // namespace monter::local
