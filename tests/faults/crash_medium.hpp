// A CrashDisk as the journal's medium: the seam that Outbox::open() has for it.
#pragma once

#include "sync/outbox/medium.hpp"
#include "tests/faults/crash_disk.hpp"

namespace monter::faults {

// The files of `disk` whose names begin with `folder` ("stand/"). The disk outlives it.
[[nodiscard]] std::unique_ptr<outbox::Medium> crash_medium(CrashDisk& disk, std::string folder);

}  // namespace monter::faults
