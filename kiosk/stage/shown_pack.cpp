#include "kiosk/stage/shown_pack.hpp"

#include <system_error>
#include <utility>

namespace monter::kiosk {

namespace {

Result<ShownPack> shown(Result<pack::BuiltPack> built) {
    if (!built) return fail(built.error());
    auto content = pack::read_content(*built->files);
    if (!content) return fail(content.error());
    return ShownPack{std::make_shared<const pack::Content>(std::move(*content)), std::move(built->files),
                     built->version, built->manifest_sha256};
}

}  // namespace

Result<ShownPack> open_shown_pack(const std::filesystem::path& folder, const seal::Root& root) {
    std::error_code why;
    const auto real = std::filesystem::canonical(folder, why);
    auto pack = shown(pack::open_built(why ? folder : real, root));
    if (!pack) return fail(pack.error().within("the pack " + folder.string()));
    return pack;
}

Result<ShownPack> open_shown_pack(const pack::BuiltAt& place, const seal::Root& root) {
    return shown(pack::open_built(place, root));
}

}  // namespace monter::kiosk
