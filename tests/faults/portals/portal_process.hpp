// monter-portal as its own process, which a test may kill and start again.
#pragma once

#include <string>

#include "sync/portal/duty.hpp"

namespace monter::faults {

class PortalProcess {
public:
    // Serves on a free port, the same after every start. Throws where it does not come up within half a minute.
    PortalProcess(portal::Folder folder, std::string role);
    PortalProcess(const PortalProcess&) = delete;
    PortalProcess& operator=(const PortalProcess&) = delete;
    ~PortalProcess();

    [[nodiscard]] int port() const { return port_; }
    void kill_and_start();
    void end();  // as a service manager ends it

private:
    void start();
    portal::Folder folder_;
    std::string role_;
    int port_ = 0;
    int pid_ = 0;
};

}  // namespace monter::faults
