#include "sync/portal/intake/caller.hpp"

#include <algorithm>

#include "sync/base/log.hpp"

namespace monter::portal::intake {
namespace {

seal::RequestHeaders signature_headers(const Request& request) {
    return {request.header("content-digest"), request.header("signature-input"), request.header("signature")};
}

seal::RequestParts signed_parts(const Request& request) {
    std::string host = request.header("host");
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return {request.method, host, request.path, request.query, view(request.body)};
}

Problem bad_signature() {
    return {401, "signature-invalid", "The request's signature does not fit. The stand may have to be enrolled again."};
}

}  // namespace

Answered<std::string> signed_by(const Request& request, const seal::PublicKey& key) {
    const auto headers = signature_headers(request);
    const auto signer = seal::read_signer(headers);
    if (!signer || signer->key_id != seal::key_id(key)) return tl::unexpected(bad_signature());
    if (!seal::verify_request(signed_parts(request), headers, key)) return tl::unexpected(bad_signature());
    return signer->nonce;
}

Answered<Caller> caller_of(Parts& parts, const Request& request, const Moment& now) {
    return caller_of(parts, request, now, parts.devices);
}

Answered<Caller> caller_of(Parts& parts, const Request& request, const Moment& now, Rates& rates) {
    if (request.method == "POST" && !is_json(request)) return tl::unexpected(not_json());
    const auto signer = seal::read_signer(signature_headers(request));
    if (!signer) return tl::unexpected(bad_signature());
    std::optional<store::Device> device;
    {
        auto work = parts.database.look();
        if (!work) return tl::unexpected(out_of_order(parts, work.error()));
        auto found = store::find_device(*work, signer->key_id);
        if (!found) return tl::unexpected(out_of_order(parts, found.error()));
        device = std::move(*found);
    }
    if (!device) {
        return tl::unexpected(
            Problem{401, "device-unknown", "This stand is not enrolled here. Enrol it with a new card."});
    }
    auto nonce = signed_by(request, device->key);
    if (!nonce) return tl::unexpected(nonce.error());
    if (device->revoked) {
        return tl::unexpected(
            Problem{403, "device-revoked", "This stand was taken out of use. Call the office; it keeps every lead."});
    }
    // After the signature, so that a stranger can't use up a stand's tokens.
    if (const int wait = rates.wait_s(to_uuid(device->id), now.boot_ms); wait > 0) {
        return tl::unexpected(too_often(wait));
    }
    return Caller{std::move(*device), std::move(*nonce)};
}

Response signed_answer(const Parts& parts, std::string body) {
    Response out{.status = 200, .type = "application/json", .body = std::move(body)};
    out.headers.emplace_back("Monter-Signature", seal::sign_answer(view(out.body), parts.receipt));
    return out;
}

Problem out_of_order(const Parts& parts, const Error& why) {
    log_error("intake", why);
    return why.kind == Kind::full ? storage_full(parts.luck()) : unavailable(parts.luck());
}

bool is_json(const Request& request) {
    const std::string& type = request.header("content-type");
    return type.substr(0, type.find(';')) == "application/json";
}

Problem not_json() {
    return {415, "not-json", "Only application/json is read here."};
}

Problem too_often(int wait_s) {
    return {429, "too-often", "Too many requests in a minute. It is tried again by itself.", wait_s};
}

Problem not_understood(const Error& why) {
    return {400, "request-invalid", "The request can't be read: " + why.message};
}

}  // namespace monter::portal::intake
