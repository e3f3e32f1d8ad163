// Files compiled into the programs (assets/embed.cmake). The bytes live as long as the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monter::assets {

struct File {
    std::string_view path;  // inside the embedded folder, e.g. "pages/sign_in.mustache"
    std::span<const std::uint8_t> bytes;

    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

// A file of assets/portal; nullptr where there is none of that path.
[[nodiscard]] const File* portal_file(std::string_view path);
// A file of sync/portal/store/schema.
[[nodiscard]] const File* portal_schema_file(std::string_view path);

}  // namespace monter::assets
