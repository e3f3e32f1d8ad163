// What this program holds of the machine, for the tests that ask whether it grows.
#pragma once

#include <cstdint>

namespace monter::driver {

[[nodiscard]] std::int64_t resident_kb();
[[nodiscard]] int open_files();  // file descriptors
[[nodiscard]] int textures();    // of the current OpenGL context
[[nodiscard]] double cpu_ms();   // spent by this thread so far

}  // namespace monter::driver
