// Lines for the people who run a stand or a portal, on standard error. Standard output belongs to answers.
// Never a name, an address, a visitor's words, a key or a password: what is logged can be read by whoever finds the
// disk.
#pragma once

#include <string_view>

#include "sync/base/result.hpp"

namespace monter {

void log_info(std::string_view line);
void log_warning(std::string_view line);
void log_error(std::string_view line);
void log_error(std::string_view doing, const Error& error);  // "doing: message (remedy)"

}  // namespace monter
