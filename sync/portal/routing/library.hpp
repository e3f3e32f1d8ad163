// The published content packs: DATA/packs/<id>-<version>, one of them current. The desk reads profiles, names and
// guides from the current one. Any thread may ask for it; it stays whole while somebody holds it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "sync/pack/content.hpp"
#include "sync/portal/store/visitors.hpp"
#include "sync/seal/root.hpp"

namespace monter::portal::routing {

// All consent texts of a content, by the BLAKE2b-256 of their bytes.
[[nodiscard]] store::ShownTexts shown_texts(const pack::Content& content);

struct Published {
    std::string id;
    std::int64_t version = 0;
    bool fresh = true;  // false: the very same pack was current already
};

// What stands may fetch of the current pack: its signed manifest, and the blobs it names.
struct Offered {
    std::string id;
    std::int64_t version = 0;
    Hash manifest_sha256{};
    std::filesystem::path manifest;
    std::int64_t manifest_bytes = 0;
    std::filesystem::path blobs;                // the folder
    std::map<std::string, std::int64_t> sizes;  // of the blobs, by the hex of their hash
};

class Library {
public:
    Library(std::filesystem::path packs, store::Database& database) : packs_(std::move(packs)), database_(&database) {}

    // At start: reads the current pack, if there is one.
    [[nodiscard]] Result<void> load(const seal::Root& root);

    // Verifies, copies, verifies the copy, and makes it current. A lower version, or the same version with other
    // content, is refused; the very same pack again is fine. On error what was current stays so.
    [[nodiscard]] Result<Published> publish(const std::filesystem::path& built, const seal::Root& root);

    // Nothing before the first pack.
    [[nodiscard]] std::shared_ptr<const pack::Content> content() const;
    [[nodiscard]] std::shared_ptr<const Offered> offered() const;  // the same, nothing where it has no files
    // For what has no files: a content that is already read.
    void use(std::shared_ptr<const pack::Content> content);

private:
    [[nodiscard]] Result<void> make_current(const std::string& name, std::shared_ptr<const pack::Content> content);
    [[nodiscard]] Result<void> keep_texts(const pack::Content& content);
    [[nodiscard]] Result<void> offer(const std::string& name, std::shared_ptr<const pack::Content> content);

    std::filesystem::path packs_;
    store::Database* database_;
    mutable std::mutex turn_;
    std::shared_ptr<const pack::Content> content_;
    std::shared_ptr<const Offered> offered_;
    std::mutex publishing_;
};

}  // namespace monter::portal::routing
