#include "sync/base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace monter {
namespace {

spdlog::logger& logger() {
    static auto made = [] {
        auto to_stderr = spdlog::stderr_logger_mt("monter");
        to_stderr->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
        return to_stderr;
    }();
    return *made;
}

}  // namespace

void log_info(std::string_view line) {
    logger().info(line);
}
void log_warning(std::string_view line) {
    logger().warn(line);
}
void log_error(std::string_view line) {
    logger().error(line);
}
void log_error(std::string_view doing, const Error& error) {
    std::string line = std::string(doing) + ": " + error.message;
    if (!error.remedy.empty()) line += " (" + error.remedy + ")";
    logger().error(line);
}

}  // namespace monter
