#include "sync/seal/root_chain.hpp"

#include <algorithm>

#include "sync/base/file.hpp"

namespace monter::seal {
namespace {

Result<SignedDocument> read_document(const std::filesystem::path& file) {
    const auto json = read_text_file(file, root_bytes_max);
    if (!json) return fail(json.error());
    return document_from_json(view(*json));
}

bool names(const Root& root, const Hash& trusted) {
    return std::any_of(root.root.keys.begin(), root.root.keys.end(),
                       [&](const PublicKey& key) { return fingerprint(key) == trusted; });
}

}  // namespace

Result<Root> read_trusted_root(const std::filesystem::path& folder, const Hash& trusted) {
    const auto last = read_document(folder / "root.json");
    if (!last) return fail(last.error());
    auto now = read_root(to_json(*last));
    if (!now || names(*now, trusted)) return now;
    const auto another = fail(Kind::refused, "root.json is another region's than the one this stand was enrolled with",
                              "enrol the stand with a new card");
    // Backwards to the newest that names the key on the card, then link by link up to the one in force.
    std::vector<SignedDocument> chain = {*last};
    for (std::int64_t version = now->version - 1; version >= 1; --version) {
        auto document = read_document(folder / "roots" / (std::to_string(version) + ".json"));
        if (!document) return another;
        auto root = open_root(*document, trusted);
        if (!root) {
            chain.push_back(std::move(*document));
            continue;
        }
        for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
            auto next = open_next_root(*link, *root);
            if (!next) return fail(next.error());
            root = std::move(next);
        }
        return root;
    }
    return another;
}

}  // namespace monter::seal
