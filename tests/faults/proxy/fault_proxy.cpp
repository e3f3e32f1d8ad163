#include "tests/faults/proxy/fault_proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "sync/base/fd.hpp"

namespace monter::faults {
namespace {

using test::ScriptedServer;

// One exchange a connection, so that the portal's end of it ends the answer.
std::string closing(const test::RawRequest& request) {
    return request.head + "Connection: close\r\n\r\n" + request.body;
}

}  // namespace

std::string FaultProxy::ask_portal(const std::string& request) const {
    const Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(portal_port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return {};
    for (std::size_t done = 0; done < request.size();) {
        const ssize_t n = ::send(fd.get(), request.data() + done, request.size() - done, MSG_NOSIGNAL);
        if (n <= 0) break;
        done += static_cast<std::size_t>(n);
    }
    ::shutdown(fd.get(), SHUT_WR);
    std::string out;
    char some[16384];
    for (ssize_t n = 0; (n = ::recv(fd.get(), some, sizeof some, 0)) > 0;)
        out.append(some, static_cast<std::size_t>(n));
    return out;
}

LineFault FaultProxy::draw() {
    if (!luck_.percent(percent_)) return LineFault::none;
    constexpr std::uint64_t faults = static_cast<std::uint64_t>(LineFault::silent);
    return static_cast<LineFault>(1 + luck_.below(faults));
}

std::string FaultProxy::answer(const test::RawRequest& request) {
    const std::lock_guard lock(turn_);
    const LineFault fault = draw();
    const std::string sent = closing(request);
    ++crossed_.exchanges;
    ++crossed_.met[fault];
    crossed_.bytes += sent.size();
    std::string said;
    switch (fault) {
        case LineFault::lost:
            return ScriptedServer::reset;
        case LineFault::silent:
            return ScriptedServer::hang;
        case LineFault::login_page:
            return ScriptedServer::answer(200, "Content-Type: text/html\r\n", "<html>Room number, please");
        case LineFault::busy:
            return ScriptedServer::answer(503, "Retry-After: 1\r\n", "");
        case LineFault::request_cut:
            static_cast<void>(ask_portal(sent.substr(0, luck_.below(sent.size()))));
            return ScriptedServer::reset;
        case LineFault::answer_lost:
            static_cast<void>(ask_portal(sent));
            return ScriptedServer::reset;
        case LineFault::doubled:
            static_cast<void>(ask_portal(sent));
            said = ask_portal(sent);
            break;
        case LineFault::late_again:
            said = ask_portal(sent);
            if (!before_.empty()) static_cast<void>(ask_portal(before_));
            break;
        case LineFault::answer_cut:
            said = ask_portal(sent);
            said.resize(luck_.below(said.size() + 1));
            break;
        case LineFault::none:
            said = ask_portal(sent);
            break;
    }
    before_ = sent;
    crossed_.bytes += said.size();
    return said.empty() ? ScriptedServer::reset : said;
}

void FaultProxy::spoil(std::uint64_t percent) {
    const std::lock_guard lock(turn_);
    percent_ = percent;
}

FaultProxy::Crossed FaultProxy::crossed() {
    const std::lock_guard lock(turn_);
    return crossed_;
}

}  // namespace monter::faults
