// The real server, on the network, in a thread of the test.
#pragma once

#include <future>
#include <string>
#include <thread>

#include "sync/portal/server.hpp"

namespace monter::test {

// The portal on a free port of this machine, until the test ends.
class RunningPortal {
public:
    explicit RunningPortal(const portal::Folder& folder)
        : thread_([this, folder] {
              const auto done = portal::serve(folder, "127.0.0.1:0", system_now, [this](const std::string& reached_at) {
                  address_.set_value(reached_at);
                  stop_.get_future().wait();
              });
              if (!done) address_.set_value("");
          }) {
        address = address_.get_future().get();
    }
    ~RunningPortal() {
        stop_.set_value();
        thread_.join();
    }
    RunningPortal(const RunningPortal&) = delete;
    RunningPortal& operator=(const RunningPortal&) = delete;
    [[nodiscard]] int port() const { return std::stoi(address.substr(address.rfind(':') + 1)); }
    std::string address;  // http://127.0.0.1:…; empty where it did not start

private:
    std::promise<std::string> address_;
    std::promise<void> stop_;
    std::thread thread_;
};

}  // namespace monter::test
