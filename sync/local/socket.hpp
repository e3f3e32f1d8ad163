// The bare socket under sync/local/channel.hpp: SOCK_SEQPACKET on a path, whole messages, never blocking. Only the two
// halves of the channel include this.
#pragma once

#include <sys/un.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "sync/base/fd.hpp"

namespace monter::local {

// Kind::refused where the path does not fit into a socket's name (107 bytes).
[[nodiscard]] Result<sockaddr_un> address_of(const std::filesystem::path& socket);

// With a send buffer that takes a message of message_bytes_max.
[[nodiscard]] Result<Fd> make_socket();

enum class Received {
    message,   // in `into`
    nothing,   // none is there yet
    too_long,  // it was, and is gone
    closed,    // the other side left, or the socket is broken
};
// Takes one message without waiting.
[[nodiscard]] Received receive(int fd, std::string& into);

enum class Sent { whole, not_now, closed };
[[nodiscard]] Sent send_message(int fd, const std::string& message);

// What is left until `deadline`, for poll(): whole milliseconds, rounded up, at least 0.
[[nodiscard]] int milliseconds_until(std::chrono::steady_clock::time_point deadline);

// "no answer: Connection refused": the machine's words for errno.
[[nodiscard]] tl::unexpected<Error> socket_error(Kind kind, const std::string& what, const std::string& remedy = {});

}  // namespace monter::local
