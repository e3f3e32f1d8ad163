#include "sync/portal/intake/time.hpp"

#include <nlohmann/json.hpp>

namespace monter::portal::intake {

Response tell_time(Parts& parts, const Request& request, const Moment& now) {
    if (const int wait = parts.times.wait_s(request.client, now.boot_ms); wait > 0) return to_response(too_often(wait));
    const auto fields = form_fields(request.query);
    const auto nonce = fields.find("nonce");
    // As signers write it, and nothing longer: these bytes are signed.
    if (nonce == fields.end() || !raw_from_base64url<16>(nonce->second)) {
        return to_response({400, "request-invalid", "The nonce must be 16 bytes in base64url."});
    }
    const nlohmann::json body{
        {"v", 1}, {"type", "time"}, {"nonce", nonce->second}, {"server_time", to_iso_utc(now.wall_ms)}};
    return signed_answer(parts, body.dump());
}

}  // namespace monter::portal::intake
