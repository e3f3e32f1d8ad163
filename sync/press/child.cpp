#include "sync/press/child.hpp"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace monter::press {
namespace {

constexpr std::chrono::milliseconds end_patience{10'000}, end_breath{10};

sigset_t taken_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&set, number);
    return set;
}

// In the child, between fork and exec.
[[noreturn]] void become(char* const* words, pid_t parent) {
    const sigset_t set = taken_signals();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(127);  // it was killed meanwhile
    execv(words[0], words);
    _exit(127);
}

}  // namespace

Result<Signals> Signals::hold() {
    const sigset_t set = taken_signals();
    sigprocmask(SIG_BLOCK, &set, nullptr);
    const int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (fd < 0) return fail(Kind::disk, "signals can't be taken: " + std::generic_category().message(errno));
    return Signals(fd);
}

Signals::Signals(Signals&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
Signals::~Signals() {
    if (fd_ < 0) return;
    static_cast<void>(asked_to_end());  // what came has been heard: it must not end this program now
    close(fd_);
    const sigset_t set = taken_signals();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

bool Signals::asked_to_end() {
    bool asked = false;
    signalfd_siginfo one{};
    while (read(fd_, &one, sizeof one) == static_cast<ssize_t>(sizeof one)) asked = asked || one.ssi_signo != SIGCHLD;
    return asked;
}

Result<Child> Child::start(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid < 0)
        return fail(Kind::disk, "cannot start " + program.string() + ": " + std::generic_category().message(errno));
    if (pid == 0) become(argv.data(), parent);
    return Child(pid);
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), status_(other.status_), ended_(other.ended_) {}
Child& Child::operator=(Child&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(status_, other.status_);
    std::swap(ended_, other.ended_);
    return *this;
}
Child::~Child() {
    if (pid_ < 0) return;
    if (!has_ended()) kill(pid_, SIGTERM);
    const auto until = std::chrono::steady_clock::now() + end_patience;
    while (!has_ended() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(end_breath);
    if (has_ended()) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, &status_, 0);
}

bool Child::has_ended() {
    if (!ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
    return ended_;
}

bool Child::ended_well() const {
    if (WIFSIGNALED(status_)) return WTERMSIG(status_) == SIGTERM || WTERMSIG(status_) == SIGINT;
    return ended_ && WEXITSTATUS(status_) == 0;
}

}  // namespace monter::press
