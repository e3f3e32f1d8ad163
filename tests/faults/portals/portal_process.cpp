#include "tests/faults/portals/portal_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace monter::faults {
namespace {

constexpr int up_within_ms = 30'000;

// {"listening":"http://127.0.0.1:8080"} -> 8080
int port_said(int pipe) {
    std::string line;
    std::array<char, 256> some{};
    pollfd ready{pipe, POLLIN, 0};
    while (line.find('\n') == std::string::npos) {
        if (poll(&ready, 1, up_within_ms) <= 0) return 0;
        const auto got = read(pipe, some.data(), some.size());
        if (got <= 0) return 0;
        line.append(some.data(), static_cast<std::size_t>(got));
    }
    return std::stoi(line.substr(line.rfind(':') + 1));
}

}  // namespace

PortalProcess::PortalProcess(portal::Folder folder, std::string role)
    : folder_(std::move(folder)), role_(std::move(role)) {
    start();
}

PortalProcess::~PortalProcess() {
    end();
}

void PortalProcess::start() {
    const std::string program = MONTER_BIN_DIR "/monter-portal", data = folder_.data.string();
    const std::string listen = "127.0.0.1:" + std::to_string(port_);
    std::array<int, 2> said{};
    if (pipe2(said.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    pid_ = fork();
    if (pid_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(said[1], STDOUT_FILENO);
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--database", folder_.server.c_str(),
              "--listen", listen.c_str(), "--role", role_.c_str(), nullptr);
        _exit(127);
    }
    close(said[1]);
    const int port = port_said(said[0]);
    close(said[0]);
    if (port == 0) throw std::runtime_error("a portal does not start");
    port_ = port;
}

void PortalProcess::kill_and_start() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    start();
}

void PortalProcess::end() {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

}  // namespace monter::faults
