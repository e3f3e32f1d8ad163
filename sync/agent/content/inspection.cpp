#include "sync/agent/content/inspection.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace monter::agent {
namespace {

constexpr std::size_t words_bytes_max = 2000;
constexpr int look_every_ms = 100;

struct Pipe {
    int read = -1, write = -1;
    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) read = ends[0], write = ends[1];
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        if (read >= 0) close(read);
        if (write >= 0) close(write);
    }
    void close_write() {
        close(write);
        write = -1;
    }
};

Result<pid_t> start(const std::filesystem::path& program, std::vector<std::string> words, int to) {
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    char* const no_environment[] = {nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, to, STDERR_FILENO);
    // A run of monter-sync holds signals back, for a thread that waits for them; the helper should have them.
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    pid_t pid = -1;
    const int why = posix_spawn(&pid, program.c_str(), &files, &how, argv.data(), no_environment);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    if (why == 0) return pid;
    return fail(Kind::disk, "cannot start " + program.string() + ": " + std::generic_category().message(why),
                "Install the stand's programs anew.");
}

// What it says until it ends; false where it had to be ended.
bool listen(const Pipe& from, std::string& words, const std::atomic<bool>& called_off, std::chrono::milliseconds left) {
    const auto until = std::chrono::steady_clock::now() + left;
    std::array<char, 512> some{};
    while (!called_off && std::chrono::steady_clock::now() < until) {
        pollfd end{from.read, POLLIN, 0};
        if (poll(&end, 1, look_every_ms) <= 0) continue;
        const ssize_t n = ::read(from.read, some.data(), some.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return true;
        words.append(some.data(),
                     std::min(static_cast<std::size_t>(n), words_bytes_max - std::min(words_bytes_max, words.size())));
    }
    return false;
}

}  // namespace

Result<void> run_inspect(const std::filesystem::path& program, const std::filesystem::path& public_folder,
                         const pack::BuiltAt& place, const std::atomic<bool>& called_off,
                         std::chrono::milliseconds patience) {
    Pipe words_from;
    if (words_from.read < 0) return fail(Kind::disk, "no pipe: " + std::generic_category().message(errno));
    const auto pid =
        start(program,
              {program.string(), (public_folder / "root.json").string(), place.manifest.string(), place.blobs.string()},
              words_from.write);
    if (!pid) return fail(pid.error());
    words_from.close_write();
    std::string words;
    const bool ended = listen(words_from, words, called_off, patience);
    if (!ended) kill(*pid, SIGKILL);
    int status = 0;
    while (waitpid(*pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (called_off) return fail(Kind::disk, "the look at the content was called off");
    if (ended && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    words.erase(std::find(words.begin(), words.end(), '\n'), words.end());
    // 127: posix_spawn's child could not become the program.
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
        return fail(Kind::disk, "cannot start " + program.string(), "Install the stand's programs anew.");
    }
    if (!WIFEXITED(status) || words.empty()) words = "reading it breaks or never ends";
    return fail(Kind::refused, words, "What the stand shows stays. Tell the office; they can publish it mended.");
}

std::filesystem::path inspect_program() {
    std::error_code why;
    return std::filesystem::read_symlink("/proc/self/exe", why).parent_path() / "monter-inspect";
}

}  // namespace monter::agent
