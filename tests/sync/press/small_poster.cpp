#include "tests/sync/press/small_poster.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/sync/press/norrbotten_pack.hpp"

namespace monter::press::test {
namespace {

const char* const poster = R"({
"municipality": "small",
"name": "Small",
"scale": 10,
"posters": {
 "summer-landscape": {"season": "summer", "orientation": "landscape", "view": [0, 0, 1920, 1080], "sun": {"x": 946, "y": ["by", [0], [492, ["lin", -8.6, 492]]], "r": 46}, "view_azimuth": 165, "svg": "small.svg"},
 "autumn-landscape": {"season": "autumn", "orientation": "landscape", "view": [0, 0, 1920, 1080], "svg": "small.svg"},
 "winter-landscape": {"season": "winter", "orientation": "landscape", "view": [0, 0, 1920, 1080], "svg": "small.svg"},
 "summer-portrait": {"season": "summer", "orientation": "portrait", "view": [400, -660, 1080, 1920], "svg": "small.svg"},
 "winter-portrait": {"season": "winter", "orientation": "portrait", "view": [400, -660, 1080, 1920], "svg": "small.svg"}
},
"palette": [
 {"c": "zenith"},
 {"c": ["mix", "horizon", "#FFFFFF", 0.25]},
 {"c": "#000000"},
 {"c": "sun", "o": ["by", [-1], [0, 1]]},
 {"c": ["mul", "ground.fell", "ambient"]}
]
})";

const char* const drawing = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 19200 10800" data-scale="10">
<defs>
<linearGradient id="g0" x1="0" y1="0" x2="0" y2="1"><stop offset="0" data-c="0"/><stop offset="1" data-c="1"/></linearGradient>
<linearGradient id="g1" gradientUnits="userSpaceOnUse" x1="0" y1="1000" x2="0" y2="2000"><stop offset="0" data-c="1" stop-opacity="0.5"/><stop offset="1" data-c="0"/></linearGradient>
</defs>
<g id="sky" data-parallax="0">
<path data-g="0" data-b="0 0 19200 10800" d="M0 0l19200 0 0 10800-19200 0z"/>
<g data-role="aurora" data-when="aurora&gt;0">
<path data-c="3" opacity="0.5" d="M0 0l100 0 0 100-100 0z"/>
</g>
<g data-sun="disc" data-when="front&gt;0">
<circle data-c="3" opacity="0.1" cx="9460" cy="4662" r="1656" data-k="3.6"/>
<circle data-c="3" cx="9460" cy="4662" r="460" data-k="1"/>
</g>
</g>
<g id="far" data-parallax="0.15">
<path data-c="4" d="M1000 1000l1000 0 0 1000-1000 0z"/>
<path data-c="4" opacity="0.4" d="M1000 1000l1000 0 0 1000-1000 0zM1500 1500l1000 0 0 1000-1000 0z"/>
</g>
<g id="forest" data-parallax="0.45">
<path data-g="1" d="M0 0l1000 0 0 4000-1000 0z"/>
</g>
<g id="water" data-parallax="0.6">
<g data-sun="glint">
<path data-c="3" d="M0 0l100 0 0 100-100 0z"/>
</g>
</g>
<g id="motif" data-parallax="0.75">
<path data-s="2" data-w="100" data-cap="round" data-join="round" d="M0 0l1000 0"/>
<circle data-s="2" data-w="20" cx="500" cy="500" r="100"/>
</g>
<g id="foreground" data-parallax="1">
<path data-c="2" d="M0 9000l19200 0 0 1800-19200 0z"/>
</g>
</svg>
)";

}  // namespace

SmallPoster::SmallPoster() : files_{{json, poster}, {svg, drawing}} {}

std::vector<std::string> SmallPoster::names() const {
    std::vector<std::string> names;
    for (const auto& [name, text] : files_) names.push_back(name);
    return names;
}

Result<Bytes> SmallPoster::read(const std::string& name) const {
    const auto there = files_.find(name);
    if (there == files_.end()) return fail(Kind::refused, "the pack has no file " + name, "add it");
    return Bytes(there->second.begin(), there->second.end());
}

SmallPoster& SmallPoster::replace(const std::string& name, const std::string& from, const std::string& to) {
    std::string& text = files_.at(name);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + from);
    text.replace(at, from.size(), to);
    return *this;
}

int SmallPoster::line_of(const std::string& name, const std::string& needle) const {
    const std::string& text = files_.at(name);
    const std::size_t at = text.find(needle);
    if (at == std::string::npos) throw std::runtime_error("not there: " + needle);
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

pack::PosterMesh SmallPoster::mesh() const {
    const auto pressed = press();
    if (!pressed.faults.empty()) throw std::runtime_error(told(pressed.faults));
    auto mesh = pack::poster_mesh_from(pressed.meshes.at("posters/small-summer-landscape.mesh"));
    if (!mesh) throw std::runtime_error(mesh.error().message);
    return std::move(*mesh);
}

}  // namespace monter::press::test
