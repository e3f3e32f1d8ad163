// What a stand's clocks taught it, kept as one fact ("clock") in its store, so that a restart or a power cut forgets
// neither the floor nor a jump; and the system's word on whether a time server keeps its clock.
#pragma once

#include "sync/agent/clock_trust.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// A fact that can't be read is an empty memory: a clock is never a reason to stop.
[[nodiscard]] ClockMemory read_clock_memory(const outbox::Outbox& outbox);
[[nodiscard]] Result<void> note_clock_memory(outbox::Outbox& outbox, const ClockMemory& memory);

// adjtimex(2): the kernel's clock is kept by a time server (chrony, systemd-timesyncd or ntpd clear STA_UNSYNC).
[[nodiscard]] bool system_clock_is_synced();

}  // namespace monter::agent
