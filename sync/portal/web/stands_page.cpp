#include <algorithm>

#include "sync/portal/backups/standing.hpp"
#include "sync/portal/stands/cards.hpp"
#include "sync/portal/store/alarms.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/fair_form.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

Data row_data(const store::Stand& stand, const Texts& texts, std::int64_t now_ms) {
    Data::Named row{{"name", stand.name},
                    {"path", "/stands/" + to_uuid(stand.id)},
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

// Who has a card already is reached at the address on the newest one; the first card guesses this page's own.
std::string usual_address(const std::vector<store::Stand>& stands, const Request& request) {
    const auto newest = std::max_element(stands.begin(), stands.end(),
                                         [](const auto& a, const auto& b) { return a.enrolled_ms < b.enrolled_ms; });
    return newest == stands.end() ? "https://" + request.header("host") : newest->portal_url;
}

struct Fleet {
    std::vector<store::Stand> stands;
    std::vector<store::AlarmLine> alarms;
    backups::Standing standing;
};

constexpr int alarms_shown = 5;

Result<Fleet> fleet_of(store::Database& database) {
    auto work = database.look();
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

Response stands_page_again(Parts& parts, const Visit& visit, const stands::NewCard* typed, const std::string& fault) {
    const Texts& texts = visit.texts;
    const auto fleet = fleet_of(parts.database);
    if (!fleet) return broken_page(parts, visit, "stands", fleet.error());
    Data::Named data = frame_data(parts, visit, texts.get("stands.title"));
    data["at_stands"] = true;
    data["may"] = visit.reader.may(Right::fleet);
    data["now"] = date_time_long(visit.now.wall_ms, texts);
    data["warnings"] = warnings(*fleet, visit);
    data["has_stands"] = !fleet->stands.empty();
    Data::List rows;
    for (const auto& stand : fleet->stands) rows.push_back(row_data(stand, texts, visit.now.wall_ms));
    data["rows"] = std::move(rows);
    data["stand_typed"] = typed == nullptr ? std::string() : typed->stand;
    data["url_typed"] = typed == nullptr ? usual_address(fleet->stands, visit.request) : typed->portal_url;
    data["days_typed"] = std::to_string(typed == nullptr ? stands::card_days_default : typed->days);
    data["fault"] = fault;
    {
        auto work = parts.database.begin();
        if (!work) return broken_page(parts, visit, "stands", work.error());
        if (auto added = add_fleet_history(*work, data, texts); !added)
            return broken_page(parts, visit, "stands", added.error());
    }
    return page("frame", "stands", std::move(data), texts, fault.empty() ? 200 : 422);
}

// 0: no number of days.
int card_days_of(const std::string& text) {
    const bool number = !text.empty() && text.size() <= 2 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return number ? std::stoi(text) : 0;
}

}  // namespace

Response stands_page(Parts& parts, const Visit& visit) {
    return stands_page_again(parts, visit, nullptr, {});
}

// The card is the answer itself: a file to keep, which the portal can't show a second time.
Response make_stand_card(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const stands::NewCard wanted{.stand = without_edges(fields["stand"]),
                                 .portal_url = without_edges(fields["url"]),
                                 .days = card_days_of(fields["days"]),
                                 .by = visit.reader.account.login};
    Result<std::string> card = fail(Kind::refused, "");
    {
        auto work = parts.database.begin();
        if (!work) return broken_page(parts, visit, "a card", work.error());
        card = stands::make_card(*work, wanted, parts.root_fingerprint, visit.now.wall_ms);
        if (!card && card.error().kind != Kind::refused) return broken_page(parts, visit, "a card", card.error());
        if (card) {
            if (auto done = work->commit(); !done) return broken_page(parts, visit, "a card", done.error());
        }
    }
    if (!card) return stands_page_again(parts, visit, &wanted, visit.texts.get("stands.fault_card"));
    Response out{.status = 200, .type = "application/json", .body = *card + "\n"};
    add_page_headers(out);
    out.headers.emplace_back("Cache-Control", "no-store");
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"stand-card.json\"");
    return out;
}

}  // namespace monter::portal::web
