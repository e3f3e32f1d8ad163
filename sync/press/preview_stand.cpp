#include "sync/press/preview_stand.hpp"

#include <stdlib.h>

#include <array>
#include <system_error>
#include <utility>

#include "sync/base/clock.hpp"
#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/lead/event.hpp"
#include "sync/seal/root.hpp"

namespace monter::press {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t root_days = 30;  // longer than anybody looks at a preview
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

tl::unexpected<Error> no_folder(const fs::path& where, const std::string& why) {
    return fail(Kind::disk, "cannot make a folder in " + where.string() + ": " + why,
                "make room there, or name another folder in TMPDIR");
}

}  // namespace

Result<PreviewStand> PreviewStand::open(std::int64_t now_ms) {
    std::error_code why;
    const fs::path where = fs::temp_directory_path(why);
    if (why) return no_folder("TMPDIR", why.message());
    std::string name = (fs::canonical(where, why) / "monter-preview.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) return no_folder(where, std::generic_category().message(errno));
    PreviewStand stand(name, seal::SigningKey::generate());
    if (auto written = stand.write_region(now_ms); !written) return fail(written.error());
    if (auto told = stand.tell({}); !told) return fail(told.error());
    return stand;
}

PreviewStand::PreviewStand(fs::path folder, seal::SigningKey content_key)
    : folder_(std::move(folder)), content_key_(std::move(content_key)) {}
PreviewStand::PreviewStand(PreviewStand&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), content_key_(std::move(other.content_key_)), number_(other.number_) {}

PreviewStand::~PreviewStand() {
    if (folder_.empty()) return;
    std::error_code why;
    fs::remove_all(folder_, why);
    if (why) log_warning("cannot remove " + folder_.string() + ": " + why.message());
}

// The root key is forgotten when this returns: nobody can ever change what this region trusts.
Result<void> PreviewStand::write_region(std::int64_t now_ms) const {
    if (auto made = make_private_folder(data() / "public"); !made) return made;
    const auto root_key = seal::SigningKey::generate();
    seal::Root root;
    root.version = 1;
    root.region = "Preview";
    root.expires = to_iso_utc(now_ms + root_days * day_ms);
    root.root = {{root_key.public_key()}, 1};
    root.content = {{content_key_.public_key()}, 1};
    root.receipt = {{root_key.public_key()}, 1};
    root.recipients_version = 1;
    const std::array<const seal::SigningKey*, 1> signers = {&root_key};
    const auto document = seal::sign_document(seal::root_context, seal::to_bytes(root), signers);
    if (auto written = write_file(data() / "public" / "root.json", view(seal::to_json(document))); !written) {
        return written;
    }
    lead::Event event;
    event.event_id = seal::random_id();
    event.title = "Preview";
    event.portal_url = "https://preview.invalid";  // RFC 2606: leads nowhere, and no wish is kept anyway
    event.rehearsal = true;
    return write_file(data() / "public" / "event.json", view(lead::to_json(event)));
}

Result<pack::Built> PreviewStand::build(const fs::path& source, std::int64_t now_ms, const pack::PosterPress& press) {
    const auto folder_of = [&](int number) { return folder_ / ("build." + std::to_string(number)); };
    auto built = pack::build(source, folder_of(number_ + 1), content_key_, now_ms, {}, press,
                             shows() ? folder_of(number_) : fs::path());
    if (!built) return built;
    if (auto told = tell(built->faults); !told) return fail(told.error());
    if (!built->faults.empty()) return built;
    if (auto shown = show(folder_of(number_ + 1)); !shown) return fail(shown.error());
    ++number_;
    std::error_code why;
    fs::remove_all(folder_of(number_ - 2), why);
    return built;
}

// The kiosk finds the old pack or the new one under the name, whenever it looks.
Result<void> PreviewStand::show(const fs::path& build) const {
    std::error_code why;
    const fs::path beside = folder_ / "pack.new";
    fs::remove(beside, why);
    fs::create_directory_symlink(build.filename(), beside, why);
    if (!why) fs::rename(beside, pack(), why);
    if (why) return fail(Kind::disk, "cannot put the build in its place: " + why.message(), "look at the disk");
    return {};
}

Result<void> PreviewStand::tell(const pack::Faults& faults) {
    std::string lines;
    for (const pack::Fault& fault : faults) lines += pack::to_line(fault) + "\n";
    return write_file(this->faults(), view(lines));
}

}  // namespace monter::press
