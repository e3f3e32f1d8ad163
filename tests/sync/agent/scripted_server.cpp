#include "tests/support/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <thread>
#include <vector>

namespace monter::test {

const std::string ScriptedServer::hang = "\x01hang";
const std::string ScriptedServer::endless =
    "\x01"
    "endless";

const std::string ScriptedServer::endless_header =
    "\x01"
    "endless header";
const std::string ScriptedServer::drip =
    "\x01"
    "drip";
const std::string ScriptedServer::reset = "\x01reset";

struct ScriptedServer::State {
    Script script;
    int listening = -1;
    int ended = -1;
    int port = 0;
    std::atomic<int> requests = 0;
    std::vector<int> hanging;
    std::thread thread;

    [[nodiscard]] bool wait_for(int fd) const {
        pollfd both[2] = {{fd, POLLIN, 0}, {ended, POLLIN, 0}};
        return poll(both, 2, -1) > 0 && both[1].revents == 0;
    }
    [[nodiscard]] bool read_request(int fd, RawRequest& request) const;
    void answer(int fd);
    void serve();
};

namespace {

void send_all(int fd, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = send(fd, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
        if (n <= 0) return;
        done += static_cast<std::size_t>(n);
    }
}

void send_without_end(int fd) {
    send_all(fd, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "4000\r\n" + std::string(0x4000, ' ') + "\r\n";
    while (send(fd, chunk.data(), chunk.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(chunk.size())) {
    }
}

void send_header_without_end(int fd) {
    send_all(fd, "HTTP/1.1 200 OK\r\nX-Long: ");
    const std::string some(0x4000, 'x');
    while (send(fd, some.data(), some.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(some.size())) {
    }
}

void send_in_drops(int fd) {
    send_all(fd, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
    pollfd other{fd, POLLIN, 0};  // readable: the other side has left
    while (poll(&other, 1, 50) == 0 && send(fd, " ", 1, MSG_NOSIGNAL) == 1) {
    }
}

}  // namespace

bool ScriptedServer::State::read_request(int fd, RawRequest& request) const {
    std::string all;
    char some[65536];
    std::size_t end = std::string::npos;
    std::size_t wanted = 0;
    while (end == std::string::npos || all.size() < end + 4 + wanted) {
        if (!wait_for(fd)) return false;
        const ssize_t n = recv(fd, some, sizeof some, 0);
        if (n <= 0) return false;
        all.append(some, static_cast<std::size_t>(n));
        if (end == std::string::npos && (end = all.find("\r\n\r\n")) != std::string::npos) {
            request.head = all.substr(0, end + 2);
            const std::string length = request.header("content-length");
            wanted = length.empty() ? 0 : std::stoul(length);
        }
    }
    request.body = all.substr(end + 4);
    return true;
}

void ScriptedServer::State::answer(int fd) {
    RawRequest request;
    if (!read_request(fd, request)) {
        close(fd);
        return;
    }
    ++requests;
    const std::string bytes = script(request);
    if (bytes == hang) {
        hanging.push_back(fd);
        return;
    }
    if (bytes == reset) {
        const linger at_once{1, 0};
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        close(fd);
        return;
    }
    if (bytes == endless) {
        send_without_end(fd);
    } else if (bytes == endless_header) {
        send_header_without_end(fd);
    } else if (bytes == drip) {
        send_in_drops(fd);
    } else {
        send_all(fd, bytes);
    }
    shutdown(fd, SHUT_WR);
    close(fd);
}

void ScriptedServer::State::serve() {
    while (wait_for(listening)) {
        const int fd = accept(listening, nullptr, nullptr);
        if (fd >= 0) answer(fd);
    }
    for (const int fd : hanging) close(fd);
}

ScriptedServer::ScriptedServer(Script script) : state_(new State{}) {
    state_->script = std::move(script);
    state_->listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    state_->ended = eventfd(0, EFD_CLOEXEC);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t bytes = sizeof address;
    if (bind(state_->listening, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        listen(state_->listening, 16) != 0 ||
        getsockname(state_->listening, reinterpret_cast<sockaddr*>(&address), &bytes) != 0) {
        throw std::runtime_error("no loopback server");
    }
    state_->port = ntohs(address.sin_port);
    state_->thread = std::thread([this] { state_->serve(); });
}

ScriptedServer::~ScriptedServer() {
    const std::uint64_t once = 1;
    [[maybe_unused]] const ssize_t written = write(state_->ended, &once, sizeof once);
    state_->thread.join();
    close(state_->listening);
    close(state_->ended);
    delete state_;
}

int ScriptedServer::port() const {
    return state_->port;
}
int ScriptedServer::requests() const {
    return state_->requests;
}

std::string RawRequest::header(const std::string& lower_case_name) const {
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos && at + 2 < head.size()) {
        const std::size_t end = head.find("\r\n", at + 2);
        const std::string line = head.substr(at + 2, end - at - 2);
        std::string name = line.substr(0, line.find(':'));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return static_cast<char>(std::tolower(c)); });
        if (name == lower_case_name) return line.substr(line.find(':') + 2);
        at = end;
    }
    return {};
}

std::string RawRequest::nonce() const {
    const std::string input = header("signature-input");
    const std::size_t at = input.find("nonce=\"") + 7;
    return input.substr(at, input.find('"', at) - at);
}

std::string ScriptedServer::answer(int status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace monter::test
