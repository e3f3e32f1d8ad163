#include "sync/portal/intake/health.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/intake/wire.hpp"

namespace monter::portal::intake {
namespace {

Result<void> note(Parts& parts, const Id& device_id, const store::Health& said, std::int64_t now_ms) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    if (auto noted = store::note_health(*work, device_id, said, now_ms); !noted) return noted;
    return work->commit();
}

}  // namespace

Response report_health(Parts& parts, const Request& request, const Moment& now) {
    const auto caller = caller_of(parts, request, now);
    if (!caller) return to_response(caller.error());
    const auto said = read_health(request.body);
    if (!said) return to_response(not_understood(said.error()));
    if (const auto noted = note(parts, caller->device.id, *said, now.wall_ms); !noted) {
        return to_response(out_of_order(parts, noted.error()));
    }
    return signed_answer(parts, nlohmann::json{{"v", 1}, {"type", "health"}, {"nonce", caller->nonce}}.dump());
}

}  // namespace monter::portal::intake
