// One program that this one started, and the signals that may end either. One thread.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "sync/base/result.hpp"

namespace monter::press {

// While it lives SIGINT, SIGTERM, SIGHUP and SIGCHLD wait to be taken here instead of ending this program: what it made
// can then be put away. They are as they were afterwards.
class Signals {
public:
    [[nodiscard]] static Result<Signals> hold();
    Signals(Signals&& other) noexcept;
    Signals& operator=(Signals&&) = delete;
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();
    [[nodiscard]] int fd() const { return fd_; }  // readable when one came: for poll()
    [[nodiscard]] bool asked_to_end();            // takes all that came; one of them was more than a child's

private:
    explicit Signals(int fd) : fd_(fd) {}
    int fd_ = -1;
};

class Child {
public:
    // Starts `program` with this one's input, output and environment. It ends when this program is killed.
    [[nodiscard]] static Result<Child> start(const std::filesystem::path& program,
                                             const std::vector<std::string>& arguments);
    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();  // asks it to end and waits until it has; after ten seconds it is made to

    [[nodiscard]] bool has_ended();  // never waits
    // After it ended: by itself, with success. A signal to end it counts as such.
    [[nodiscard]] bool ended_well() const;

private:
    explicit Child(pid_t pid) : pid_(pid) {}
    pid_t pid_ = -1;
    int status_ = 0;
    bool ended_ = false;
};

}  // namespace monter::press
