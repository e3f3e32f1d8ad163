// What the crew's menu may know and do at this stand (sync/local/crew.hpp). One thread: the service's.
#pragma once

#include <optional>

#include "sync/agent/agent.hpp"
#include "sync/agent/content/content.hpp"
#include "sync/agent/crew_pin.hpp"
#include "sync/agent/opened_stand.hpp"
#include "sync/local/stand.hpp"

namespace monter::agent {

class CrewDesk {
public:
    // All outlive it. `content`: nothing where the disk refused its folders.
    CrewDesk(OpenedStand& stand, Agent& agent, std::optional<Content>& content)
        : stand_(stand), agent_(agent), content_(content) {}
    [[nodiscard]] local::Reply answer(const local::CrewRequest& request, const Moment& now);
    // What was chosen for a day ends with it (crew_day.hpp). To be called at the start, before a kiosk is answered, and
    // every minute from then on.
    void keep_day(const Moment& now);

private:
    [[nodiscard]] Result<local::CrewReply> carry_out(const local::CrewRequest& request, const Moment& now);
    [[nodiscard]] Result<local::CrewReply> facts(const Moment& now) const;
    [[nodiscard]] Result<void> import();
    [[nodiscard]] std::string import_word() const;
    [[nodiscard]] Result<local::CrewReply> report(std::int64_t wall_ms) const;

    OpenedStand& stand_;
    Agent& agent_;
    std::optional<Content>& content_;
    PinMemory pin_;
    bool imports_ = false;  // since the PIN was said
    bool starts_ = true;
};

}  // namespace monter::agent
