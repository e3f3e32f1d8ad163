#include "kiosk/stage/shown_pack.hpp"

#include <system_error>
#include <utility>

namespace monter::kiosk {

Result<ShownPack> open_shown_pack(const std::filesystem::path& folder, const seal::Root& root) {
    const auto told = [&](const Error& error) { return fail(error.within("the pack " + folder.string())); };
    std::error_code why;
    const auto real = std::filesystem::canonical(folder, why);
    auto built = pack::open_built(why ? folder : real, root);
    if (!built) return told(built.error());
    auto content = pack::read_content(*built->files);
    if (!content) return told(content.error());
    return ShownPack{std::make_shared<const pack::Content>(std::move(*content)), std::move(built->files),
                     built->version, built->manifest_sha256};
}

}  // namespace monter::kiosk
