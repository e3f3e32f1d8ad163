// How a stand signs its requests and the portal its answers.
//
// Requests: RFC 9421, one fixed profile. Covered exactly ("@method" "@authority" "@path" "@query" "content-digest"),
// params created;nonce;keyid;alg="ed25519";tag="monter-v1", label "monter". Anything else is refused. `created` is for
// the log, never a reason to refuse: clocks at fairs are wrong, and intake is idempotent. Answers: Monter-Signature:
// key_id=<hex>; sig=<b64u Ed25519("monter-receipt-v1"‖SHA-256(body))>, over the exact body.
#pragma once

#include <string>

#include "sync/seal/root.hpp"

namespace monter::seal {

struct RequestParts {
    std::string method;     // "POST"
    std::string authority;  // host[:port] as in the Host header, lower case
    std::string path;       // "/v1/leads"
    std::string query;      // without the '?'; empty for none
    View body;
};
struct RequestHeaders {
    std::string content_digest;  // sha-256=:<base64>:
    std::string signature_input;  // monter=("@method" …);created=…;nonce="…";keyid="…";alg="ed25519";tag="monter-v1"
    std::string signature;        // monter=:<base64>:
};
struct RequestSigner {
    KeyId key_id{};
    std::string nonce;  // to be repeated in the signed answer
    std::int64_t created_s = 0;
};

// `nonce` is fresh random text (base64url of 16 bytes) that the caller keeps to compare with the answer's.
[[nodiscard]] RequestHeaders sign_request(const RequestParts& request, const SigningKey& device, std::int64_t created_s,
                                          const std::string& nonce);
// Who signed, before it is verified: to find the device's key.
[[nodiscard]] Result<RequestSigner> read_signer(const RequestHeaders& headers);
[[nodiscard]] Result<void> verify_request(const RequestParts& request, const RequestHeaders& headers,
                                          const PublicKey& device);

[[nodiscard]] std::string sign_answer(View body, const SigningKey& receipt_key);  // the Monter-Signature header's value
struct AnswerSignature {
    KeyId key_id{};
    Signature signature{};
};
// Good only under a key of the receipt role of `root`.
[[nodiscard]] bool is_signed_answer(View body, const AnswerSignature& by, const Root& root);
[[nodiscard]] Result<AnswerSignature> verify_answer(View body, const std::string& header, const Root& root);

}  // namespace monter::seal
