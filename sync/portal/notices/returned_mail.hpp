// A delivery report as mail servers send it back to the sender's address (RFC 3464). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace monter::portal::notices {

inline constexpr std::size_t report_bytes_max = 1024UL * 1024;

// The Message-ID of our letter that could not be delivered for good; nothing where the mail is no such report (a delay,
// an answer, somebody else's letter).
[[nodiscard]] std::optional<std::string> undeliverable(std::string_view report);

}  // namespace monter::portal::notices
