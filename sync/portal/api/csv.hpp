// Comma-separated values (RFC 4180) that a spreadsheet may open: every field in quotation marks, and none that a
// spreadsheet would take for a formula (CWE-1236). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace monter::portal::api {

// One line, with its end. A field that begins like a formula gets an apostrophe before it; a telephone number's +
// stays.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

}  // namespace monter::portal::api
