#include "sync/seal/root.hpp"

#include <algorithm>

#include "sync/seal/root_json.hpp"

namespace monter::seal {
namespace {

Result<Root> self_signed(const SignedDocument& document) {
    auto root = root_from_bytes(document.bytes);
    if (!root) return root;
    if (!signed_by(document, root_context, root->root.keys, root->root.threshold)) {
        return fail(Kind::refused, "root.json is not signed by enough of its own root keys");
    }
    return root;
}

}  // namespace

Hash fingerprint(const PublicKey& root_key) {
    return blake2b(root_key);
}

Result<Root> open_root(const SignedDocument& document, const Hash& trusted_fingerprint) {
    auto root = self_signed(document);
    if (!root) return root;
    const bool ours = std::any_of(root->root.keys.begin(), root->root.keys.end(), [&](const PublicKey& key) {
        return same(fingerprint(key), trusted_fingerprint) && signed_by(document, root_context, {key}, 1);
    });
    if (ours) return root;
    return fail(Kind::refused, "root.json is not from the region on the enrolment card",
                "check that the card and the portal's address belong together");
}

Result<Root> open_next_root(const SignedDocument& document, const Root& previous) {
    auto root = self_signed(document);
    if (!root) return root;
    if (root->version <= previous.version) return fail(Kind::refused, "a root.json that is not newer than ours");
    if (root->region != previous.region) return fail(Kind::refused, "a root.json of another region");
    if (!signed_by(document, root_context, previous.root.keys, previous.root.threshold)) {
        return fail(Kind::refused, "a newer root.json that the root keys we trust have not signed");
    }
    return root;
}

Result<Root> read_root(const std::string& json) {
    const auto document = document_from_json(view(json));
    if (!document) return fail(document.error());
    return self_signed(*document);
}

Result<std::vector<PublicKey>> recipient_keys(const Root& root) {
    std::vector<PublicKey> keys;
    for (const Recipient& recipient : root.recipients) {
        if (std::find(keys.begin(), keys.end(), recipient.key) == keys.end()) keys.push_back(recipient.key);
    }
    if (keys.size() < 2) {
        return fail(Kind::refused, "fewer than two keys could open a lead, so one lost key would lose it",
                    "the region must publish a root.json with a desk and an escrow key");
    }
    return keys;
}

}  // namespace monter::seal
