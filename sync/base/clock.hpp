// What time it is, three ways. `now` is always an argument; only system_now() asks the machine (it is called in mains
// and in the loops they own, nowhere else).
#pragma once

#include <cstdint>
#include <string>

#include "sync/base/bytes.hpp"

namespace monter {

struct Moment {
    std::int64_t wall_ms = 0;  // since 1970 UTC; for people and for wall_ms on the wire, never for logic
    std::int64_t boot_ms = 0;  // CLOCK_BOOTTIME: time-outs, back-off, retention; never jumps, counts suspend
    Id boot_id{};              // this boot of this machine; boot_ms of two boots can't be compared
};

[[nodiscard]] Moment system_now();

// "2026-11-23T05:50:57Z" and back; the reader takes exactly that form.
[[nodiscard]] std::string to_iso_utc(std::int64_t wall_ms);
[[nodiscard]] Result<std::int64_t> from_iso_utc(const std::string& text);

}  // namespace monter
