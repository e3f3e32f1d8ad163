// A built pack as the kiosk shows it: verified, read, and its files at hand.
#pragma once

#include <filesystem>
#include <memory>

#include "sync/pack/content.hpp"
#include "sync/pack/source.hpp"
#include "sync/seal/root.hpp"

namespace monter::kiosk {

struct ShownPack {
    std::shared_ptr<const pack::Content> content;
    std::shared_ptr<const pack::Source> files;
    std::int64_t version = 0;
    Hash manifest_sha256{};
};

// Where `folder` is a link, what it leads to now is opened, and read from to the end: another pack may take its place
// under the link meanwhile. Hashes every file once, so not on the UI thread but at the start. Kind::refused or
// Kind::corrupt as pack::open_built and pack::read_content.
[[nodiscard]] Result<ShownPack> open_shown_pack(const std::filesystem::path& folder, const seal::Root& root);
[[nodiscard]] Result<ShownPack> open_shown_pack(const pack::BuiltAt& place, const seal::Root& root);

}  // namespace monter::kiosk
