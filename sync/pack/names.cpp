#include "sync/pack/names.hpp"

#include <algorithm>
#include <array>

namespace monter::pack {
namespace {

bool is_small_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_part(std::string_view part) {
    return !part.empty() && part.size() <= 64 && is_small_or_digit(part.front()) &&
           std::all_of(part.begin(), part.end(),
                       [](char c) { return is_small_or_digit(c) || c == '.' || c == '_' || c == '-'; });
}

}  // namespace

bool is_pack_name(std::string_view name) {
    static constexpr int parts_max = 4;
    for (int parts = 1; parts <= parts_max; ++parts) {
        const std::size_t slash = name.find('/');
        if (!is_part(name.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
    return false;
}

std::optional<std::string_view> toml_in(std::string_view folder, std::string_view name) {
    static constexpr std::string_view ending = ".toml";
    if (!name.starts_with(folder) || !name.ends_with(ending)) return std::nullopt;
    name.remove_prefix(folder.size());
    if (!name.starts_with('/') || name.size() <= ending.size() + 1) return std::nullopt;
    name.remove_prefix(1);
    name.remove_suffix(ending.size());
    if (name.find('/') != std::string_view::npos) return std::nullopt;
    return name;
}

std::optional<std::string_view> file_kind(std::string_view name) {
    static constexpr std::array<std::string_view, 7> top = {"pack.toml",   "region.toml", "sources.toml", "jobs.toml",
                                                            "dreams.toml", "steps.toml",  "pulse.toml"};
    static constexpr std::array<std::string_view, 4> pictures = {".webp", ".png", ".jpg", ".jpeg"};
    if (std::find(top.begin(), top.end(), name) != top.end()) return "data";
    for (const auto* folder : {"places", "notices", "texts"}) {
        if (toml_in(folder, name)) return "data";
    }
    if (name == "map.geojson") return "map";
    const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
    if (name.starts_with("pictures/") && std::any_of(pictures.begin(), pictures.end(), ends)) return "picture";
    if (name.starts_with("videos/") && (ends(".webm") || ends(".mp4") || ends(".mkv"))) return "video";
    if (name.starts_with("videos/") && (ends(".vtt") || ends(".srt"))) return "captions";
    if (name.starts_with("posters/") && ends(".mesh")) return "mesh";
    if (name.starts_with("posters/") && (ends(".json") || ends(".svg"))) return "drawing";
    if (name.ends_with(".md") && name.find('/') == std::string_view::npos) return "note";
    return std::nullopt;
}

std::string mesh_name(std::string_view document, std::string_view season, std::string_view orientation) {
    std::string name(document.substr(0, document.rfind('.')));
    name.append("-").append(season).append("-").append(orientation).append(".mesh");
    return name;
}

}  // namespace monter::pack
