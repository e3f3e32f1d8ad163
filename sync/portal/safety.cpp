#include "sync/portal/safety.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/backups/backup.hpp"
#include "sync/portal/backups/standing.hpp"
#include "sync/portal/retention.hpp"
#include "sync/portal/store/alarms.hpp"
#include "sync/portal/store/health.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/notices.hpp"

namespace monter::portal {
namespace {

using Json = nlohmann::json;

constexpr int alarms_shown = 20;

Json time_or_null(std::int64_t ms) {
    return ms > 0 ? Json(to_iso_utc(ms)) : Json(nullptr);
}

std::string held_json(const backups::Held& held) {
    return Json{{"ok", true},
                {"leads", held.extent.leads},
                {"portal_seq", held.extent.highest},
                {"made", to_iso_utc(held.made_ms)}}
        .dump();
}

Json alarms_json(const std::vector<store::AlarmLine>& lines) {
    Json out = Json::array();
    for (const store::AlarmLine& line : lines) {
        out.push_back({{"at", to_iso_utc(line.at_ms)}, {"kind", store::name(line.alarm)}, {"stand", line.stand}});
    }
    return out;
}

Json stands_json(const std::vector<store::HealthLine>& lines) {
    Json out = Json::array();
    for (const store::HealthLine& line : lines) {
        out.push_back({{"stand", line.stand},
                       {"heard", to_iso_utc(line.at_ms)},
                       {"version", line.said.software},
                       {"content", line.said.pack},
                       {"copies", line.said.copies},
                       {"disk_free_mb", line.said.disk_free_mb},
                       {"clock", line.said.clock_trust},
                       {"pending", line.said.pending},
                       {"set_aside", line.said.quarantined},
                       {"lost", line.said.lost}});
    }
    return out;
}

// What somebody should see to, stand by stand.
void advise(const std::vector<store::HealthLine>& lines, Json& advice) {
    constexpr std::int64_t disk_least_mb = 500;  // a stand keeps 200 for leads alone
    for (const auto& [stand, at_ms, said] : lines) {
        if (said.lost > 0) advice.push_back(stand + " has lost leads. Put in every stick it ever used and restart it.");
        if (said.disk_free_mb < disk_least_mb) advice.push_back(stand + " has little room left on its disk.");
        if (said.clock_trust == "none") advice.push_back(stand + " has a wrong clock. Its battery may be empty.");
        if (said.quarantined > 0) {
            advice.push_back(stand + " has set leads aside that this portal refused. They are safe there.");
        }
    }
}

}  // namespace

Result<std::string> back_up(Portal& portal, const std::string& file, std::int64_t now_ms) {
    const auto made = backups::make(portal.database(), file, now_ms);
    if (!made) return fail(made.error());
    return held_json(*made);
}

Result<std::string> drill_backup(Portal& portal, const std::string& file, std::int64_t now_ms) {
    const auto held = backups::drill(portal.database(), portal.guard(), file, portal.folder().drill(), now_ms);
    if (!held) return fail(held.error());
    return held_json(*held);
}

Result<std::string> status(Portal& portal, std::int64_t now_ms) {
    auto work = portal.database().look();
    if (!work) return fail(work.error());
    const auto epoch = store::read_meta(*work, "epoch");
    if (!epoch) return fail(epoch.error());
    const auto standing = backups::standing(*work);
    if (!standing) return fail(standing.error());
    const auto alarms = store::alarms(*work, alarms_shown);
    if (!alarms) return fail(alarms.error());
    const auto withdrawn = store::count_withdrawals(*work);
    if (!withdrawn) return fail(withdrawn.error());
    const auto stands = store::health_of_stands(*work);
    if (!stands) return fail(stands.error());
    const auto notices = store::count_notices(*work);
    if (!notices) return fail(notices.error());
    const auto nights = nights_wait(*work, now_ms);
    if (!nights) return fail(nights.error());
    Json advice = Json::array();
    if (*nights) {
        advice.push_back(
            "By this machine's clock no night has passed for weeks, or one that is still to come, so nobody is erased "
            "by itself. Look at the clock; if it is right, run monter-portal retain once.");
    }
    if (notices->failing > 0) {
        advice.push_back(std::to_string(notices->failing) +
                         " letters or SMS could not be sent yet. Are the servers in notices.toml right, and reached?");
    }
    if (standing->is_due(now_ms)) {
        advice.push_back("Some leads lie in no proven backup since " + to_iso_utc(standing->unproven_since_ms) +
                         ". Make one with monter-portal backup, then prove it with monter-portal restore --drill.");
    }
    if (!alarms->empty()) advice.push_back("There are alarms. Look at each stand they name before the next fair.");
    advise(*stands, advice);
    return Json{
        {"ok", true},
        {"version", MONTER_VERSION},
        {"epoch", *epoch},
        {"leads", standing->extent.leads},
        {"portal_seq", standing->extent.highest},
        {"durable_seq", standing->durable_seq},
        {"drilled", time_or_null(standing->drilled_ms)},
        {"unproven", standing->unproven},
        {"unproven_since", time_or_null(standing->unproven_since_ms)},
        {"withdrawn", {{"erased", withdrawn->erased}, {"waiting", withdrawn->waiting}}},
        {"notices", {{"waiting", notices->waiting}, {"failing", notices->failing}, {"refused", notices->refused}}},
        {"alarms", alarms_json(*alarms)},
        {"stands", stands_json(*stands)},
        {"advice", std::move(advice)}}
        .dump();
}

}  // namespace monter::portal
