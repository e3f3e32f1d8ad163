#include "sync/base/log.hpp"
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

Result<std::vector<store::Stand>> all_stands(store::Database& database) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    return store::stands(*work);
}

}  // namespace

Response stands_page(Parts& parts, const Visit& visit) {
    const auto stands = all_stands(parts.database);
    if (!stands) {
        log_error("stands", stands.error());
        return error_page(parts, &visit, visit.texts, Wrong::broken, visit.now.wall_ms);
    }
    Data::Named data = frame_data(parts, visit, visit.texts.get("stands.title"));
    data["at_stands"] = true;
    data["now"] = date_time_long(visit.now.wall_ms, visit.texts);
    data["has_stands"] = !stands->empty();
    Data::List rows;
    for (const auto& stand : *stands) rows.push_back(row_data(stand, visit.texts, visit.now.wall_ms));
    data["rows"] = std::move(rows);
    return page("frame", "stands", std::move(data), visit.texts);
}

}  // namespace monter::portal::web
