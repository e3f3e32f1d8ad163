#include "sync/pack/active.hpp"

#include <charconv>

#include "sync/base/file.hpp"
#include "sync/lead/codes.hpp"

namespace monter::pack {

std::string to_line(const ActivePack& pack) {
    return pack.id + " " + std::to_string(pack.version) + " " + to_hex(pack.manifest_sha256);
}

std::optional<ActivePack> active_from_line(std::string_view line) {
    line = line.substr(0, line.find('\n'));
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    ActivePack out{std::string(line.substr(0, first))};
    const std::string_view number = line.substr(first + 1, last - first - 1);
    const auto [end, wrong] = std::from_chars(number.data(), number.data() + number.size(), out.version);
    if (wrong != std::errc() || end != number.data() + number.size() || out.version < 1) return std::nullopt;
    const auto hash = from_hex(line.substr(last + 1));
    const auto whole = hash ? exactly<32>(*hash) : Result<Hash>(fail(hash.error()));
    if (!whole || !lead::is_id(out.id)) return std::nullopt;
    out.manifest_sha256 = *whole;
    return out;
}

std::optional<ActivePack> read_active(const std::filesystem::path& public_folder) {
    const auto line = read_text_file(public_folder / "active", 256);
    return line ? active_from_line(*line) : std::nullopt;
}

BuiltAt place_of(const std::filesystem::path& public_folder, const Hash& manifest_sha256) {
    return {public_folder / "packs" / "manifests" / to_hex(manifest_sha256), public_folder / "packs" / "blobs"};
}

}  // namespace monter::pack
