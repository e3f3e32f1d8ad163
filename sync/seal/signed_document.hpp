// A document with signatures, as a file and inside answers:
// {"signed":"b64u(bytes)","sigs":[{"key_id":"hex","sig":"b64u"}]}. Signatures are over context‖bytes, the exact bytes;
// nothing is ever re-serialised to be checked.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sync/seal/keys.hpp"

namespace monter::seal {

inline constexpr std::string_view root_context = "monter-root-v1";
inline constexpr std::string_view manifest_context = "monter-manifest-v1";
inline constexpr std::string_view latest_context = "monter-latest-v1";

struct SignedDocument {
    struct By {
        KeyId key_id{};
        Signature signature{};
    };
    Bytes bytes;
    std::vector<By> signatures;
};

[[nodiscard]] SignedDocument sign_document(std::string_view context, Bytes bytes,
                                           std::span<const SigningKey* const> keys);
[[nodiscard]] std::string to_json(const SignedDocument& document);
[[nodiscard]] Result<SignedDocument> document_from_json(View json);

// At least `threshold` of `trusted` (each counted once) signed these bytes for this context.
[[nodiscard]] bool signed_by(const SignedDocument& document, std::string_view context,
                             const std::vector<PublicKey>& trusted, std::size_t threshold);

}  // namespace monter::seal
