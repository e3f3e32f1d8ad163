#include "sync/agent/health.hpp"

#include <nlohmann/json.hpp>

#include "sync/agent/status.hpp"

namespace monter::agent {

Result<HealthReport> health_of(const outbox::Outbox& outbox, const PublicFolder& folder, Trust trust) {
    HealthReport out{MONTER_VERSION, folder.active().value_or(""), {}, folder.disk_free_mb(), trust, {}, 0};
    auto counts = outbox.counts();
    if (!counts) return fail(counts.error());
    out.counts = *counts;
    const auto lost = outbox.leads_lost();
    if (!lost) return fail(lost.error());
    out.lost = *lost;
    StandStatus status;
    status.counts = *counts;
    status.copies = outbox.copies();
    out.copies = copies_of(status);
    return out;
}

std::string body_of(const HealthReport& report) {
    return nlohmann::json{{"v", 1},
                          {"sw", report.software},
                          {"pack", report.pack},
                          {"copies", report.copies},
                          {"disk_free_mb", report.disk_free_mb},
                          {"clock", name(report.trust)},
                          {"pending", report.counts.pending},
                          {"quarantined", report.counts.quarantined},
                          {"lost", report.lost}}
        .dump();
}

}  // namespace monter::agent
