#include "kiosk/stage/screen_report.hpp"

#include "sync/base/log.hpp"
#include "sync/local/channel.hpp"

namespace monter::kiosk {
namespace {

constexpr std::chrono::milliseconds report_patience{3000};

}  // namespace

bool report_screen(const std::filesystem::path& data, local::Screen::Does does,
                   const std::optional<Hash>& manifest_sha256) {
    auto connection = local::Connection::open(local::stand_socket(data));
    if (!connection) return false;
    const auto answer =
        connection->ask(local::to_json(local::Request(local::Screen{does, manifest_sha256})), report_patience);
    if (!answer) log_warning("monter-sync was not told what the screen does: " + answer.error().message);
    return answer.has_value();
}

}  // namespace monter::kiosk
