#include "sync/base/log.hpp"
#include "sync/portal/backups/standing.hpp"
#include "sync/portal/store/alarms.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

Data row_data(const store::Stand& stand, const Texts& texts, std::int64_t now_ms) {
    Data::Named row{{"name", stand.name},
                    {"revoked", stand.revoked},
                    {"received", std::to_string(stand.leads)},
                    {"version", stand.software},
                    {"contact", texts.get("stands.never")},
                    {"pending", "–"},
                    {"clock", "–"}};
    if (!stand.contact_ms) return row;
    row["contact"] = texts.fill("stands.ago", {{"ago", time_span(now_ms - *stand.contact_ms, texts)}});
    row["pending"] = std::to_string(stand.said.pending);
    if (stand.said.quarantined > 0) row["aside"] = texts.count("stands.set_aside", stand.said.quarantined);
    const std::string clock = "stands.clock_" + stand.said.clock_trust;
    if (texts.has(clock)) row["clock"] = texts.get(clock);
    return row;
}

struct Fleet {
    std::vector<store::Stand> stands;
    std::vector<store::AlarmLine> alarms;
    backups::Standing standing;
};

constexpr int alarms_shown = 5;

Result<Fleet> fleet_of(store::Database& database) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto stands = store::stands(*work);
    if (!stands) return fail(stands.error());
    auto alarms = store::alarms(*work, alarms_shown);
    if (!alarms) return fail(alarms.error());
    auto standing = backups::standing(*work);
    if (!standing) return fail(standing.error());
    return Fleet{std::move(*stands), std::move(*alarms), *standing};
}

Data::List warnings(const Fleet& fleet, const Visit& visit) {
    const Texts& texts = visit.texts;
    Data::List out;
    if (fleet.standing.is_due(visit.now.wall_ms)) {
        out.emplace_back(texts.fill("stands.unproven", {{"when", date_time(fleet.standing.unproven_since_ms, texts)}}));
    }
    for (const store::AlarmLine& line : fleet.alarms) {
        out.emplace_back(texts.fill(std::string("stands.alarm_") + store::name(line.alarm),
                                    {{"stand", line.stand}, {"when", date_time(line.at_ms, texts)}}));
    }
    return out;
}

}  // namespace

Response stands_page(Parts& parts, const Visit& visit) {
    const auto fleet = fleet_of(parts.database);
    if (!fleet) return broken_page(parts, visit, "stands", fleet.error());
    Data::Named data = frame_data(parts, visit, visit.texts.get("stands.title"));
    data["at_stands"] = true;
    data["now"] = date_time_long(visit.now.wall_ms, visit.texts);
    data["warnings"] = warnings(*fleet, visit);
    data["has_stands"] = !fleet->stands.empty();
    Data::List rows;
    for (const auto& stand : fleet->stands) rows.push_back(row_data(stand, visit.texts, visit.now.wall_ms));
    data["rows"] = std::move(rows);
    return page("frame", "stands", std::move(data), visit.texts);
}

}  // namespace monter::portal::web
