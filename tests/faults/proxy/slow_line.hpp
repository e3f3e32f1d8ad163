// A line of some bits a second between a program and whoever listens on a port of this machine: each byte takes its
// time, in order, either way for itself, however many connections share it. It counts what crossed.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <thread>

#include "sync/base/fd.hpp"

namespace monter::faults {

class SlowLine {
public:
    explicit SlowLine(int to_port);
    SlowLine(const SlowLine&) = delete;
    SlowLine& operator=(const SlowLine&) = delete;
    ~SlowLine();

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    // 0, as in the beginning: as fast as this machine.
    void slow_down_to(double bits_per_s) { bits_per_s_ = bits_per_s; }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }  // both ways

private:
    enum Way { there, back };
    struct Call {
        Fd near, far;
        std::thread there, back;
    };
    void accept_calls();
    void carry(const Fd& from, const Fd& to, Way way);
    void take_its_time(std::size_t bytes, Way way);

    Fd listening_;
    int to_port_ = 0, port_ = 0;
    std::atomic<double> bits_per_s_ = 0;
    std::atomic<std::size_t> bytes_ = 0;
    std::atomic<bool> ending_ = false;
    std::mutex turn_;
    std::array<std::chrono::steady_clock::time_point, 2> free_at_{};
    std::list<Call> calls_;
    std::thread accepting_;
};

}  // namespace monter::faults
