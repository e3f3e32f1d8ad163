#include "sync/portal/routing/library.hpp"

#include <system_error>

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/pack/built.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::routing {
namespace {

namespace fs = std::filesystem;

struct Read {
    pack::BuiltPack built;
    std::shared_ptr<const pack::Content> content;
};

Result<Read> read(const fs::path& folder, const seal::Root& root) {
    auto built = pack::open_built(folder, root);
    if (!built) return fail(built.error());
    auto content = pack::read_content(*built->files);
    if (!content) return fail(content.error());
    return Read{std::move(*built), std::make_shared<const pack::Content>(std::move(*content))};
}

// Plain files and folders only: a link could lead anywhere.
Result<void> copy_folder(const fs::path& from, const fs::path& to) {
    std::error_code why;
    fs::remove_all(to, why);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::skip_symlinks, why);
    if (why) return fail(Kind::disk, "the pack can't be copied: " + why.message());
    return {};
}

}  // namespace

store::ShownTexts shown_texts(const pack::Content& content) {
    store::ShownTexts out;
    for (const auto& [variant, by_language] : content.notices) {
        for (const auto& [language, notice] : by_language) {
            for (const std::string& text : {notice.contact, notice.share, notice.full}) {
                if (!text.empty()) out.emplace(seal::blake2b(view(text)), text);
            }
        }
    }
    return out;
}

std::shared_ptr<const pack::Content> Library::content() const {
    const std::lock_guard turn(turn_);
    return content_;
}

std::shared_ptr<const Offered> Library::offered() const {
    const std::lock_guard turn(turn_);
    return offered_;
}

// What visitors will have agreed to, for as long as the portal stands.
Result<void> Library::keep_texts(const pack::Content& content) {
    auto work = database_->begin();
    if (!work) return fail(work.error());
    if (auto kept = store::keep_shown_texts(*work, shown_texts(content)); !kept) return kept;
    return work->commit();
}

// Both at once, so that no stand is told of one pack and the desk of another.
Result<void> Library::offer(const std::string& name, std::shared_ptr<const pack::Content> content) {
    if (auto kept = keep_texts(*content); !kept) return kept;
    const fs::path folder = packs_ / name;
    auto read = pack::read_manifest(folder);
    if (!read) return fail(read.error());
    const auto manifest = pack::manifest_from(read->document.bytes);
    if (!manifest) return fail(manifest.error());
    auto offered = std::make_shared<Offered>();
    offered->id = manifest->pack_id;
    offered->version = manifest->version;
    offered->manifest_sha256 = read->sha256;
    offered->manifest = folder / "manifest.json";
    offered->manifest_bytes = read->bytes;
    offered->blobs = folder / "blobs";
    for (const auto& file : manifest->files) offered->sizes.emplace(to_hex(file.sha256), file.size);
    const std::lock_guard turn(turn_);
    content_ = std::move(content);
    offered_ = std::move(offered);
    return {};
}

void Library::use(std::shared_ptr<const pack::Content> content) {
    const std::lock_guard turn(turn_);
    content_ = std::move(content);
}

Result<void> Library::load(const seal::Root& root) {
    std::string name;
    {
        auto work = database_->begin();
        if (!work) return fail(work.error());
        auto found = store::read_meta(*work, "pack");
        if (!found) return fail(found.error());
        name = std::move(*found);
    }
    if (name.empty()) return {};
    auto current = read(packs_ / name, root);
    if (!current) return fail(current.error().within("the published pack " + name));
    return offer(name, std::move(current->content));
}

Result<void> Library::make_current(const std::string& name, std::shared_ptr<const pack::Content> content) {
    {
        auto work = database_->begin();
        if (!work) return fail(work.error());
        if (auto done = store::write_meta(*work, "pack", name); !done) return done;
        if (auto done = work->commit(); !done) return done;
    }
    return offer(name, std::move(content));
}

Result<Published> Library::publish(const fs::path& built, const seal::Root& root) {
    const std::lock_guard one_at_a_time(publishing_);
    auto offered = read(built, root);
    if (!offered) return fail(offered.error().within("this pack"));
    const Published published{offered->built.id, offered->built.version};
    const std::string name = published.id + "-" + std::to_string(published.version);
    const auto current = content();
    if (current && current->id == published.id && current->version > published.version) {
        return fail(Kind::refused,
                    "version " + std::to_string(current->version) + " is published; this is " +
                        std::to_string(published.version),
                    "give the pack a higher version and build it again");
    }
    if (fs::exists(packs_ / name)) {
        auto there = read(packs_ / name, root);
        if (there && there->built.manifest_sha256 != offered->built.manifest_sha256) {
            return fail(Kind::refused,
                        "version " + std::to_string(published.version) + " is published with other content",
                        "give the pack a higher version and build it again");
        }
        if (there) {
            if (auto done = make_current(name, std::move(there->content)); !done) return fail(done.error());
            return Published{published.id, published.version, current && current->version != published.version};
        }
        log_warning("a published pack was damaged on this disk; it is replaced");
    }
    const fs::path beside = packs_ / ".incoming";
    if (auto made = make_private_folder(packs_); !made) return fail(made.error());
    if (auto done = copy_folder(built, beside); !done) return fail(done.error());
    auto copied = read(beside, root);
    if (!copied) return fail(copied.error().within("the copied pack"));
    std::error_code why;
    fs::remove_all(packs_ / name, why);
    fs::rename(beside, packs_ / name, why);
    if (why) return fail(Kind::disk, "the pack can't be put in place: " + why.message());
    if (auto done = make_current(name, std::move(copied->content)); !done) return fail(done.error());
    return published;
}

}  // namespace monter::portal::routing
