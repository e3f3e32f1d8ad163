#include "kiosk/stage/crew_watch.hpp"

#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {

CrewWatch::CrewWatch(const std::filesystem::path& data)
    : path_(local::public_folder(data) / "crew.json"), file_(path_) {}

std::optional<local::CrewSettings> CrewWatch::look(const Moment& now) {
    constexpr std::size_t bytes_max = 1024UL * 1024;
    if (!file_.changed(now)) return std::nullopt;
    const auto json = read_text_file(path_, bytes_max);
    return json ? std::optional(local::settings_from_json(*json)) : std::nullopt;
}

}  // namespace monter::kiosk
