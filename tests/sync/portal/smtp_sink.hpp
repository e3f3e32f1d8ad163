// A mail server on loopback that keeps what it is given, and refuses what the test says.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace monter::test {

class SmtpSink {
public:
    // Recipients that hold `refused` get 550.
    explicit SmtpSink(std::string refused = {});
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;
    ~SmtpSink();

    [[nodiscard]] int port() const { return port_; }
    // Every mail so far, heads and all, once there are so many; what there is after ten seconds.
    [[nodiscard]] std::vector<std::string> mails(std::size_t wanted);

private:
    void run();
    void speak(int socket);

    std::string refused_;
    int listener_ = -1, port_ = 0;
    std::atomic<bool> stopping_{false};
    std::mutex turn_;
    std::condition_variable came_;
    std::vector<std::string> mails_;
    std::thread thread_;
};

}  // namespace monter::test
