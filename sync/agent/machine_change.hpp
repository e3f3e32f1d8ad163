// A store that wakes up in another machine than it was enrolled in: its disk was copied or moved. It goes on hearing
// visitors, takes a new store_id, and sends nothing until it is enrolled anew: its twin may be sending already.
#pragma once

#include "sync/agent/hardware.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// At enrolment: this is the machine.
[[nodiscard]] Result<void> know_machine(outbox::Outbox& outbox, const std::filesystem::path& data);
// At every start, with what the machine says of itself now.
[[nodiscard]] Result<void> check_machine(outbox::Outbox& outbox, const Hardware& now, const seal::SigningKey& device);
[[nodiscard]] Result<bool> must_enrol_again(const outbox::Outbox& outbox);

}  // namespace monter::agent
