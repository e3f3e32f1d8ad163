#include "tests/sync/portal/smtp_sink.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>

namespace monter::test {
namespace {

void say(int socket, const std::string& line) {
    const std::string bytes = line + "\r\n";
    (void)!send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

// Up to and without `end`; nothing where the other side has left.
std::optional<std::string> read_to(int socket, const std::string& end, std::string& rest) {
    std::size_t at = 0;
    while ((at = rest.find(end)) == std::string::npos) {
        std::array<char, 4096> some{};
        const auto got = recv(socket, some.data(), some.size(), 0);
        if (got <= 0) return std::nullopt;
        rest.append(some.data(), static_cast<std::size_t>(got));
    }
    std::string out = rest.substr(0, at);
    rest.erase(0, at + end.size());
    return out;
}

}  // namespace

SmtpSink::SmtpSink(std::string refused) : refused_(std::move(refused)) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    (void)!bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    (void)!listen(listener_, 8);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

SmtpSink::~SmtpSink() {
    stopping_ = true;
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
}

void SmtpSink::run() {
    while (!stopping_) {
        const int one = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (one < 0) continue;
        speak(one);
        close(one);
    }
}

void SmtpSink::speak(int socket) {
    std::string rest;
    say(socket, "220 sink");
    while (const auto line = read_to(socket, "\r\n", rest)) {
        if (line->starts_with("QUIT")) return say(socket, "221 bye");
        if (line->starts_with("RCPT") && !refused_.empty() && line->find(refused_) != std::string::npos) {
            say(socket, "550 nobody here by that name");
        } else if (line->starts_with("DATA")) {
            say(socket, "354 go on");
            const auto mail = read_to(socket, "\r\n.\r\n", rest);
            if (!mail) return;
            {
                const std::lock_guard turn(turn_);
                mails_.push_back(*mail);
            }
            came_.notify_all();
            say(socket, "250 kept");
        } else {
            say(socket, "250 yes");
        }
    }
}

std::vector<std::string> SmtpSink::mails(std::size_t wanted) {
    std::unique_lock turn(turn_);
    came_.wait_for(turn, std::chrono::seconds(10), [&] { return mails_.size() >= wanted; });
    return mails_;
}

}  // namespace monter::test
