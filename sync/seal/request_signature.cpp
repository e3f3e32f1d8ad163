#include "sync/seal/request_signature.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace monter::seal {
namespace {

constexpr std::string_view label = "monter=";
constexpr std::string_view covered = R"(("@method" "@authority" "@path" "@query" "content-digest"))";
constexpr std::string_view fixed_end = R"(;alg="ed25519";tag="monter-v1")";
constexpr std::string_view created_mark = ";created=";
constexpr std::string_view nonce_mark = ";nonce=\"";
constexpr std::string_view keyid_mark = "\";keyid=\"";
constexpr std::size_t nonce_letters_max = 64;

// Standard base64 with padding, between colons: a byte sequence of RFC 8941.
std::string byte_sequence(View bytes) {
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the closing zero
    return ":" + out + ":";
}

std::optional<Signature> signature_in(std::string_view header) {
    if (!header.starts_with(label)) return std::nullopt;
    header.remove_prefix(label.size());
    if (header.size() < 2 || header.front() != ':' || header.back() != ':') return std::nullopt;
    header = header.substr(1, header.size() - 2);
    Signature out{};
    std::size_t bytes = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out.data(), out.size(), header.data(), header.size(), nullptr, &bytes, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        bytes != out.size() || end != header.data() + header.size()) {
        return std::nullopt;
    }
    return out;
}

std::string content_digest(View body) {
    return "sha-256=" + byte_sequence(sha256(body));
}

std::string params(const RequestSigner& signer) {
    std::string out(covered);
    out += created_mark;
    out += std::to_string(signer.created_s);
    out += nonce_mark;
    out += signer.nonce;
    out += keyid_mark;
    out += to_hex(signer.key_id);
    out += "\"";
    out += fixed_end;
    return out;
}

// RFC 9421, section 2.5: one line a component, the parameters last, no line feed behind them.
std::string signature_base(const RequestParts& request, const std::string& digest, std::string_view parameters) {
    std::string out;
    const auto line = [&out](std::string_view name, std::string_view value) {
        out.append("\"").append(name).append("\": ").append(value).append("\n");
    };
    line("@method", request.method);
    line("@authority", request.authority);
    line("@path", request.path);
    line("@query", "?" + request.query);
    line("content-digest", digest);
    out.append("\"@signature-params\": ").append(parameters);
    return out;
}

// A line feed in a component would let one component pass for two.
bool is_one_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x20; });
}

bool is_nonce(std::string_view text) {
    return !text.empty() && text.size() <= nonce_letters_max && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

// Takes the text up to `mark` off the front; nothing where the mark is not there.
std::optional<std::string_view> take_until(std::string_view& from, std::string_view mark) {
    const auto at = from.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view out = from.substr(0, at);
    from.remove_prefix(at + mark.size());
    return out;
}

std::optional<RequestSigner> signer_in(std::string_view input) {
    if (!input.starts_with(label)) return std::nullopt;
    input.remove_prefix(label.size());
    const std::string_view all = input;
    RequestSigner signer;
    const auto components = take_until(input, created_mark);
    const auto created = take_until(input, nonce_mark);
    const auto nonce = take_until(input, keyid_mark);
    const auto key = take_until(input, "\"");
    if (!components || !created || !nonce || !key || !is_nonce(*nonce)) return std::nullopt;
    const auto [end, bad] = std::from_chars(created->data(), created->data() + created->size(), signer.created_s);
    if (bad != std::errc() || end != created->data() + created->size()) return std::nullopt;
    const auto id = from_hex(*key);
    if (!id) return std::nullopt;
    const auto key_id = exactly<8>(*id);
    if (!key_id) return std::nullopt;
    signer.key_id = *key_id;
    signer.nonce = *nonce;
    // One profile, one spelling: what we would have written, or nothing.
    if (params(signer) != all) return std::nullopt;
    return signer;
}

}  // namespace

RequestHeaders sign_request(const RequestParts& request, const SigningKey& device, std::int64_t created_s,
                            const std::string& nonce) {
    const std::string parameters = params({device.id(), nonce, created_s});
    RequestHeaders out;
    out.content_digest = content_digest(request.body);
    out.signature_input = std::string(label) + parameters;
    const std::string base = signature_base(request, out.content_digest, parameters);
    out.signature = std::string(label) + byte_sequence(device.sign({}, view(base)));
    return out;
}

Result<RequestSigner> read_signer(const RequestHeaders& headers) {
    auto signer = signer_in(headers.signature_input);
    if (!signer) return fail(Kind::refused, "the request is not signed in the one form accepted here");
    return std::move(*signer);
}

Result<void> verify_request(const RequestParts& request, const RequestHeaders& headers, const PublicKey& device) {
    const auto signer = read_signer(headers);
    if (!signer) return fail(signer.error());
    if (signer->key_id != key_id(device)) return fail(Kind::refused, "the request names another key");
    if (headers.content_digest != content_digest(request.body)) {
        return fail(Kind::refused, "the request's body is not the one its digest speaks of");
    }
    for (const std::string_view part : {std::string_view(request.method), std::string_view(request.authority),
                                        std::string_view(request.path), std::string_view(request.query)}) {
        if (!is_one_line(part)) return fail(Kind::refused, "a request line with control characters");
    }
    const auto signature = signature_in(headers.signature);
    if (!signature) return fail(Kind::refused, "the request's signature cannot be read");
    const std::string base =
        signature_base(request, headers.content_digest, headers.signature_input.substr(label.size()));
    if (!verify(device, {}, view(base), *signature)) return fail(Kind::refused, "the request's signature is wrong");
    return {};
}

}  // namespace monter::seal
