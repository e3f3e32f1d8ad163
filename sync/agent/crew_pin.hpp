// The crew's PIN: six to twelve digits in DATA/crew.pin as an argon2id hash (sync/seal/password.hpp), set with
// `monter-sync crew-pin` by whoever sets up the stand. Until then no PIN opens the menu: there is no default.
//
// Five wrong ones are free; after that each try waits, 30 s at first and twice as long each time, an hour at most.
// Counted in the outbox before the PIN is looked at, and in the time this store has been at work (Outbox::running_ms),
// so that neither a restart nor a clock shortens the wait. A million PINs then take longer than any fair. Where the
// disk takes no count, being full or failing, the crew must get in all the same, to make room: then the program's own
// memory counts, until it ends.
#pragma once

#include <filesystem>
#include <string>

#include "sync/local/crew.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

inline constexpr std::size_t pin_digits_least = 6, pin_digits_most = 12;
inline constexpr int pin_free_tries = 5;
inline constexpr std::int64_t pin_wait_ms_first = 30'000, pin_wait_ms_most = 3'600'000;

// Kind::refused where it is too short, too long, no digits, or all the same digit or a plain row (111111, 123456).
[[nodiscard]] Result<void> set_crew_pin(const std::filesystem::path& data, const std::string& pin);

// Tries that this program knows of, whatever the disk took.
struct PinMemory {
    std::int64_t tries = 0;
    std::int64_t until_boot_ms = 0;  // no try before
};
// Right forgives all wrong ones before it.
[[nodiscard]] Result<local::PinWord> try_crew_pin(outbox::Outbox& outbox, const std::filesystem::path& data,
                                                  const std::string& pin, PinMemory& memory, const Moment& now);

}  // namespace monter::agent
