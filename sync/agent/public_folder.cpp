#include "sync/agent/public_folder.hpp"

#include "sync/base/file.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"

namespace monter::agent {
namespace {

constexpr std::size_t file_bytes_max = 1024UL * 1024;  // an answer of the portal, in which they came, is no larger
constexpr mode_t for_the_kiosk = 0644;                 // the folder around it is its owner's

}  // namespace

PublicFolder::PublicFolder(const std::filesystem::path& data) : folder_(local::public_folder(data)) {}

Result<void> PublicFolder::make() const {
    return make_private_folder(folder_);
}

Result<void> PublicFolder::write_root(const std::string& json) const {
    return write_file(folder_ / "root.json", view(json), for_the_kiosk);
}

Result<void> PublicFolder::write_event(const std::string& json) const {
    const auto file = folder_ / "event.json";
    if (const auto there = read_text_file(file, file_bytes_max); there && *there == json) return {};
    return write_file(file, view(json), for_the_kiosk);
}

Result<void> PublicFolder::write_crew(const local::CrewSettings& settings) const {
    return write_file(folder_ / "crew.json", view(local::to_json(settings)), for_the_kiosk);
}

local::CrewSettings PublicFolder::crew() const {
    const auto json = read_text_file(folder_ / "crew.json", file_bytes_max);
    return json ? local::settings_from_json(*json) : local::CrewSettings{};
}

Result<seal::Root> PublicFolder::root() const {
    auto json = read_text_file(folder_ / "root.json", file_bytes_max);
    if (!json) return fail(json.error());
    return seal::read_root(*json);
}

Result<lead::Event> PublicFolder::event() const {
    auto json = read_text_file(folder_ / "event.json", file_bytes_max);
    if (!json) return fail(json.error());
    return lead::event_from_json(view(*json));
}

std::int64_t PublicFolder::disk_free_mb() const {
    constexpr std::uintmax_t mib = 1024UL * 1024;
    std::error_code why;
    const auto space = std::filesystem::space(folder_, why);
    return why ? 0 : static_cast<std::int64_t>(space.available / mib);
}

std::optional<std::string> PublicFolder::active() const {
    const auto active = pack::read_active(folder_);
    return active ? std::optional(active->id + " " + std::to_string(active->version)) : std::nullopt;
}

}  // namespace monter::agent
