#include "sync/portal/bounded_server.hpp"

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace monter::portal {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int backlog = 256;
constexpr std::chrono::milliseconds farewell{500};
constexpr std::chrono::milliseconds stop_looked_for_every{100};

thread_local bool close_wanted = false;

// Why a request ended before it was whole; of the connection this thread speaks with.
enum class Ended { no, late, head_too_long, too_long };
thread_local Ended ended_early = Ended::no;

// One connection: reads ahead a little, counts, and looks at the clock before every wait.
class BoundedStream : public httplib::Stream {
public:
    explicit BoundedStream(socket_t socket) : socket_(socket) {}

    // Waits for the next request's first byte. False where none comes, or the server stops.
    template <class Stopping>
    bool wait_for_request(std::chrono::seconds patience, const Stopping& stopping) {
        const auto until = Clock::now() + patience;
        while (at_ == filled_) {
            if (stopping() || Clock::now() >= until) return false;
            if (wait(POLLIN, std::min<Clock::duration>(stop_looked_for_every, until - Clock::now()))) break;
        }
        head_over_ = false;
        ended_early = Ended::no;
        head_bytes_ = bytes_ = 0;
        line_is_empty_ = false;
        const auto now = Clock::now();
        head_until_ = now + head_time_max;
        request_until_ = now + request_time_max;
        answer_until_ = now + request_time_max + answer_time_max;
        return true;
    }

    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return wait(POLLOUT, silence_max); }
    ssize_t read(char* to, size_t size) override {
        if (at_ == filled_ && !fill()) return ended_early == Ended::no ? 0 : -1;
        const std::size_t n = std::min(size, filled_ - at_);
        std::memcpy(to, ahead_.data() + at_, n);
        at_ += n;
        if (!count({to, n})) return -1;
        return static_cast<ssize_t>(n);
    }
    ssize_t write(const char* from, size_t size) override {
        if (Clock::now() >= answer_until_ || !is_writable()) return -1;
        return send(socket_, from, size, MSG_NOSIGNAL);
    }
    // The other side reads what it was told before the connection goes: what it still sends would otherwise reset it.
    void end() {
        shutdown(socket_, SHUT_WR);
        const auto until = Clock::now() + farewell;
        for (std::size_t bytes = 0; bytes < request_bytes_max && Clock::now() < until;) {
            if (!wait(POLLIN, until - Clock::now())) break;
            const ssize_t n = recv(socket_, ahead_.data(), ahead_.size(), 0);
            if (n <= 0) break;
            bytes += static_cast<std::size_t>(n);
        }
        ::close(socket_);
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override { name(getpeername, ip, port); }
    void get_local_ip_and_port(std::string& ip, int& port) const override { name(getsockname, ip, port); }
    [[nodiscard]] socket_t socket() const override { return socket_; }

private:
    [[nodiscard]] bool wait(short what, Clock::duration patience) const {
        const auto ms = std::chrono::ceil<std::chrono::milliseconds>(patience).count();
        pollfd about{socket_, what, 0};
        return poll(&about, 1, static_cast<int>(std::max<std::int64_t>(0, ms))) > 0;
    }
    bool fill() {
        const auto left = (head_over_ ? request_until_ : std::min(head_until_, request_until_)) - Clock::now();
        if (left <= Clock::duration::zero() || !wait(POLLIN, std::min<Clock::duration>(left, silence_max))) {
            ended_early = Ended::late;
            return false;
        }
        const ssize_t n = recv(socket_, ahead_.data(), ahead_.size(), 0);
        if (n <= 0) return false;
        at_ = 0;
        filled_ = static_cast<std::size_t>(n);
        return true;
    }
    // The head ends with the first empty line.
    bool count(std::string_view bytes) {
        bytes_ += bytes.size();
        for (const char c : bytes) {
            if (head_over_) break;
            ++head_bytes_;
            if (c == '\n') {
                head_over_ = line_is_empty_;
                line_is_empty_ = true;
            } else if (c != '\r') {
                line_is_empty_ = false;
            }
        }
        if (head_bytes_ > head_bytes_max) ended_early = Ended::head_too_long;
        if (bytes_ > request_bytes_max) ended_early = Ended::too_long;
        return ended_early == Ended::no;
    }
    template <class Ask>
    void name(const Ask& ask, std::string& ip, int& port) const {
        sockaddr_storage address{};
        socklen_t length = sizeof address;
        char host[NI_MAXHOST];
        char service[NI_MAXSERV];
        if (ask(socket_, reinterpret_cast<sockaddr*>(&address), &length) != 0) return;
        if (getnameinfo(reinterpret_cast<sockaddr*>(&address), length, host, sizeof host, service, sizeof service,
                        NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
            return;
        }
        ip = host;
        port = std::atoi(service);
    }

    socket_t socket_;
    std::array<char, 4096> ahead_{};
    std::size_t at_ = 0, filled_ = 0;
    std::size_t bytes_ = 0, head_bytes_ = 0;
    bool head_over_ = false, line_is_empty_ = false;
    Clock::time_point head_until_, request_until_, answer_until_;
};

}  // namespace

BoundedServer::BoundedServer() {
    new_task_queue = [] { return new httplib::ThreadPool(connections_at_once); };
}

void BoundedServer::widen_backlog() {
    ::listen(svr_sock_, backlog);
}

int BoundedServer::refusal() {
    if (ended_early == Ended::late) return 408;
    if (ended_early == Ended::head_too_long) return 431;
    return ended_early == Ended::too_long ? 413 : 0;
}

void BoundedServer::close_after_this() {
    close_wanted = true;
}

bool BoundedServer::process_and_close_socket(socket_t socket) {
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    BoundedStream stream(socket);
    const auto stopping = [this] { return svr_sock_ == INVALID_SOCKET; };
    const std::chrono::seconds between(keep_alive_timeout_sec_);
    for (std::size_t left = keep_alive_max_count_; left > 0; --left) {
        if (!stream.wait_for_request(between, stopping)) break;
        close_wanted = false;
        bool closed = false;
        const bool whole = process_request(stream, left == 1, closed, nullptr);
        if (!whole || closed || close_wanted || ended_early != Ended::no) break;
    }
    stream.end();
    return true;
}

}  // namespace monter::portal
