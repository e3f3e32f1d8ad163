// The one way two programs of the same machine speak: a Unix socket of whole messages (SOCK_SEQPACKET) in a folder only
// their user can enter. One request, one answer, each a JSON object of at most message_bytes_max.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sync/base/result.hpp"

namespace monter::local {

// An envelope of lead::envelope_bytes_max in base64 is 38 KiB; the kernel takes 200 KiB in one message by default.
inline constexpr std::size_t message_bytes_max = 128UL * 1024;

class Connection {
public:
    // Kind::network where nobody listens there: start the other program, or work without it.
    [[nodiscard]] static Result<Connection> open(const std::filesystem::path& socket);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    // Sends and waits for the answer. Kind::network on silence past `patience` or a closed socket: the request may or
    // may not have been carried out, and the connection is of no more use.
    [[nodiscard]] Result<std::string> ask(const std::string& request, std::chrono::milliseconds patience);

private:
    explicit Connection(int fd) : fd_(fd) {}
    int fd_ = -1;
};

// Answers requests in the thread that calls serve(); several connections, one request at a time, in order of arrival.
class Listener {
public:
    // An empty text = later, by reply(): for a question that takes longer than a visitor may wait.
    using Answer = std::function<std::string(const std::string& request)>;
    using Ticket = std::uint64_t;

    // The caller holds the folder's lock: a socket left behind is removed. The socket is 0600.
    [[nodiscard]] static Result<Listener> open(const std::filesystem::path& socket);
    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) noexcept;
    ~Listener();

    // Answers what is there or arrives within `patience`; returns earlier when wake() was called. A message past the
    // limit closes its connection.
    [[nodiscard]] Result<void> serve(std::chrono::milliseconds patience, const Answer& answer);
    void wake();  // from any thread or a signal handler

    // Of the question being answered; only inside an Answer.
    [[nodiscard]] Ticket ticket() const;
    // In the thread that calls serve(). Does nothing where the asker has left.
    void reply(Ticket ticket, const std::string& answer);

private:
    struct Sockets;
    explicit Listener(std::unique_ptr<Sockets> sockets);
    std::unique_ptr<Sockets> sockets_;
};

}  // namespace monter::local
