#include "tests/faults/proxy/slow_line.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <stdexcept>

namespace monter::faults {
namespace {

constexpr int look_every_ms = 100;
constexpr std::size_t piece_bytes = 160;  // 20 ms of 64 kbit/s

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

}  // namespace

SlowLine::SlowLine(int to_port) : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), to_port_(to_port) {
    // What waits on the way is little, as on a line: a request is not swallowed before it has begun to go out.
    const int little = 4096;
    setsockopt(listening_.get(), SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
    auto address = loopback(0);
    socklen_t bytes = sizeof address;
    if (bind(listening_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        listen(listening_.get(), 16) != 0 ||
        getsockname(listening_.get(), reinterpret_cast<sockaddr*>(&address), &bytes) != 0) {
        throw std::runtime_error("no loopback line");
    }
    port_ = ntohs(address.sin_port);
    accepting_ = std::thread([this] { accept_calls(); });
}

SlowLine::~SlowLine() {
    ending_ = true;
    accepting_.join();
    for (Call& call : calls_) {
        shutdown(call.near.get(), SHUT_RDWR);
        shutdown(call.far.get(), SHUT_RDWR);
        call.there.join();
        call.back.join();
    }
}

void SlowLine::accept_calls() {
    while (!ending_) {
        pollfd about{listening_.get(), POLLIN, 0};
        if (poll(&about, 1, look_every_ms) <= 0) continue;
        Fd near(accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        Fd far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const auto address = loopback(to_port_);
        if (!near.open() || connect(far.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            continue;
        }
        Call& call = calls_.emplace_back();
        call.near = std::move(near);
        call.far = std::move(far);
        call.there = std::thread([this, &call] { carry(call.near, call.far, there); });
        call.back = std::thread([this, &call] { carry(call.far, call.near, back); });
    }
}

void SlowLine::carry(const Fd& from, const Fd& to, Way way) {
    std::array<char, piece_bytes> some{};
    for (ssize_t n = 0; (n = recv(from.get(), some.data(), some.size(), 0)) > 0;) {
        take_its_time(static_cast<std::size_t>(n), way);
        bytes_ += static_cast<std::size_t>(n);
        const char* at = some.data();
        while (n > 0) {
            const ssize_t sent = send(to.get(), at, static_cast<std::size_t>(n), MSG_NOSIGNAL);
            if (sent <= 0) {
                shutdown(from.get(), SHUT_RD);
                return;
            }
            at += sent;
            n -= sent;
        }
    }
    shutdown(to.get(), SHUT_WR);
}

void SlowLine::take_its_time(std::size_t bytes, Way way) {
    const double rate = bits_per_s_;
    if (rate <= 0) return;
    std::chrono::steady_clock::time_point over;
    {
        const std::lock_guard lock(turn_);
        const auto takes = std::chrono::duration<double>(static_cast<double>(bytes) * 8 / rate);
        auto& free_at = free_at_.at(way);
        free_at = std::max(free_at, std::chrono::steady_clock::now()) +
                  std::chrono::duration_cast<std::chrono::steady_clock::duration>(takes);
        over = free_at;
    }
    std::this_thread::sleep_until(over);
}

}  // namespace monter::faults
