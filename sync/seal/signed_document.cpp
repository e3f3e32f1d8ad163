#include "sync/seal/signed_document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace monter::seal {
namespace {

using nlohmann::json;

tl::unexpected<Error> not_a_document() {
    return fail(Kind::refused, "not a signed document");
}

Result<SignedDocument::By> read_signature(const json& from) {
    if (!from.is_object() || !from.contains("key_id") || !from.contains("sig")) return not_a_document();
    if (!from["key_id"].is_string() || !from["sig"].is_string()) return not_a_document();
    const auto id = from_hex(from["key_id"].get_ref<const std::string&>());
    if (!id) return fail(id.error());
    const auto key_id = exactly<8>(*id);
    if (!key_id) return fail(key_id.error());
    const auto signature = raw_from_base64url<64>(from["sig"].get_ref<const std::string&>());
    if (!signature) return fail(signature.error());
    return SignedDocument::By{*key_id, *signature};
}

}  // namespace

SignedDocument sign_document(std::string_view context, Bytes bytes, std::span<const SigningKey* const> keys) {
    SignedDocument out;
    for (const SigningKey* key : keys) out.signatures.push_back({key->id(), key->sign(context, bytes)});
    out.bytes = std::move(bytes);
    return out;
}

std::string to_json(const SignedDocument& document) {
    json signatures = json::array();
    for (const auto& by : document.signatures) {
        signatures.push_back({{"key_id", to_hex(by.key_id)}, {"sig", to_base64url(by.signature)}});
    }
    return json{{"signed", to_base64url(document.bytes)}, {"sigs", std::move(signatures)}}.dump();
}

Result<SignedDocument> document_from_json(View from) {
    const json parsed = json::parse(from.begin(), from.end(), nullptr, false);
    if (!parsed.is_object() || !parsed.contains("signed") || !parsed.contains("sigs")) return not_a_document();
    if (!parsed["signed"].is_string() || !parsed["sigs"].is_array()) return not_a_document();
    auto bytes = from_base64url(parsed["signed"].get_ref<const std::string&>());
    if (!bytes) return fail(bytes.error());
    SignedDocument out;
    out.bytes = std::move(*bytes);
    for (const json& one : parsed["sigs"]) {
        const auto by = read_signature(one);
        if (!by) return fail(by.error());
        out.signatures.push_back(*by);
    }
    return out;
}

bool signed_by(const SignedDocument& document, std::string_view context, const std::vector<PublicKey>& trusted,
               std::size_t threshold) {
    std::vector<PublicKey> counted;
    for (const PublicKey& key : trusted) {
        if (std::find(counted.begin(), counted.end(), key) != counted.end()) continue;
        const KeyId id = key_id(key);
        const bool good = std::any_of(document.signatures.begin(), document.signatures.end(), [&](const auto& by) {
            return by.key_id == id && verify(key, context, document.bytes, by.signature);
        });
        if (good) counted.push_back(key);
    }
    return threshold > 0 && counted.size() >= threshold;
}

}  // namespace monter::seal
