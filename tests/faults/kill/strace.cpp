#include "tests/faults/kill/strace.hpp"

#include <sys/wait.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/scratch_folder.hpp"
#include "tests/support/spawned.hpp"

namespace monter::faults {
namespace {

struct Traced {
    int status = 0;  // as wait() gives it
    std::string log;
};

Traced run_under_strace(std::vector<std::string> options, const std::vector<std::string>& program) {
    static const test::ScratchFolder scratch;
    const std::string log = scratch / "log";
    std::vector<std::string> words = {"strace", "-qq", "-o", log};
    words.insert(words.end(), options.begin(), options.end());
    words.emplace_back("--");
    words.insert(words.end(), program.begin(), program.end());
    const pid_t child = test::spawned(std::move(words));
    Traced out;
    if (waitpid(child, &out.status, 0) != child) throw std::runtime_error("strace was lost");
    std::ifstream in(log);
    std::ostringstream all;
    all << in.rdbuf();
    out.log = all.str();
    return out;
}

}  // namespace

std::optional<std::string> why_no_strace() {
    try {
        const Traced traced = run_under_strace({"-e", "trace=close", "-e", "inject=close:signal=KILL"}, {"/bin/true"});
        if (WIFSIGNALED(traced.status)) return std::nullopt;
        return "strace may not tamper with a program here (ptrace is not permitted?)";
    } catch (const std::exception& why) {
        return why.what();
    }
}

Ended run_tampered(const std::vector<std::string>& program, const Tampering& with) {
    const std::string when = std::to_string(with.nth) + (with.and_later ? "+" : "");
    const Traced traced = run_under_strace(
        {"-e", "trace=" + with.call, "-e", "inject=" + with.call + ":" + with.what + ":when=" + when}, program);
    Ended out;
    const bool killed = WIFSIGNALED(traced.status) && WTERMSIG(traced.status) == SIGKILL;
    out.met = killed || traced.log.find("(INJECTED)") != std::string::npos;
    out.status = WIFEXITED(traced.status) ? WEXITSTATUS(traced.status) : -1;
    if (out.status == 127 || out.status == 1) throw std::runtime_error("strace could not run the program");
    return out;
}

std::uint64_t count_calls(const std::vector<std::string>& program, const std::string& call) {
    const Traced traced = run_under_strace({"-e", "trace=" + call}, program);
    std::uint64_t lines = 0;
    std::istringstream in(traced.log);
    for (std::string line; std::getline(in, line);) lines += line.rfind(call + "(", 0) == 0 ? 1 : 0;
    return lines;
}

}  // namespace monter::faults
