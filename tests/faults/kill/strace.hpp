// Runs a program under strace with one system call of it tampered with: killed on entering it, or answered with an
// error.
//
// strace counts `when=` for each system call by itself, so one call is swept at a time; and what a program does before
// its main begins is the loader's, so that is counted first and passed over.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace monter::faults {

struct Tampering {
    std::string call;        // "pwrite64"
    std::string what;        // "signal=KILL", "error=EIO"
    std::uint64_t nth = 1;   // of those calls, 1 being the first
    bool and_later = false;  // all from the nth on
};

struct Ended {
    bool met = false;  // the tampering took place
    int status = 0;    // of the program; -1 where it was killed
};

// Why strace can't be used here; nothing where it can.
[[nodiscard]] std::optional<std::string> why_no_strace();
// Throws where strace itself fails.
[[nodiscard]] Ended run_tampered(const std::vector<std::string>& program, const Tampering& with);
[[nodiscard]] std::uint64_t count_calls(const std::vector<std::string>& program, const std::string& call);

}  // namespace monter::faults
