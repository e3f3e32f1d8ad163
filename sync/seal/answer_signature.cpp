#include "sync/seal/request_signature.hpp"

namespace monter::seal {
namespace {

constexpr std::string_view receipt_context = "monter-receipt-v1";
constexpr std::string_view key_mark = "key_id=";
constexpr std::string_view signature_mark = "; sig=";
constexpr std::size_t key_letters = 16;

Result<AnswerSignature> parse(std::string_view header) {
    const auto wrong = [] { return fail(Kind::network, "an answer whose signature cannot be read"); };
    const std::size_t head = key_mark.size() + key_letters + signature_mark.size();
    if (header.size() <= head || !header.starts_with(key_mark)) return wrong();
    if (header.substr(key_mark.size() + key_letters, signature_mark.size()) != signature_mark) return wrong();
    const auto id = from_hex(header.substr(key_mark.size(), key_letters));
    const auto signature = raw_from_base64url<64>(header.substr(head));
    if (!id || !signature) return wrong();
    const auto key = exactly<8>(*id);
    if (!key) return wrong();
    return AnswerSignature{*key, *signature};
}

}  // namespace

std::string sign_answer(View body, const SigningKey& receipt_key) {
    std::string out(key_mark);
    out += to_hex(receipt_key.id());
    out += signature_mark;
    out += to_base64url(receipt_key.sign(receipt_context, sha256(body)));
    return out;
}

bool is_signed_answer(View body, const AnswerSignature& by, const Root& root) {
    for (const PublicKey& key : root.receipt.keys) {
        if (key_id(key) == by.key_id && verify(key, receipt_context, sha256(body), by.signature)) return true;
    }
    return false;
}

Result<AnswerSignature> verify_answer(View body, const std::string& header, const Root& root) {
    auto by = parse(header);
    if (!by || is_signed_answer(body, *by, root)) return by;
    return fail(Kind::network, "an answer that our portal did not sign", "is the stand behind a network login?");
}

}  // namespace monter::seal
