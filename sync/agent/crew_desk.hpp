// What the crew's menu may know and do at this stand (sync/local/crew.hpp). One thread: the service's.
#pragma once

#include "sync/agent/agent.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/local/stand.hpp"

namespace monter::agent {

class CrewDesk {
public:
    // Both outlive it.
    CrewDesk(OpenedStand& stand, Agent& agent) : stand_(stand), agent_(agent) {}
    [[nodiscard]] local::Reply answer(const local::CrewRequest& request, const Moment& now);

private:
    [[nodiscard]] Result<local::CrewReply> carry_out(const local::CrewRequest& request, const Moment& now);
    [[nodiscard]] Result<local::CrewReply> facts(std::int64_t day_began_ms, const Moment& now) const;
    [[nodiscard]] Result<local::CrewReply> report(std::int64_t day_began_ms) const;

    OpenedStand& stand_;
    Agent& agent_;
};

}  // namespace monter::agent
