// OneStand stand: what it last said of itself, which fair it is at, and taking it out of use. Acts go by its name, as
// the command line's do: a stand that was enrolled anew is one stand.
#include <algorithm>

#include "sync/portal/store/devices.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/fair_form.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

struct OneStand {
    store::Stand stand;
    std::vector<store::KnownEvent> fairs;
};

Result<std::optional<OneStand>> stand_of(store::Database& database, const std::string& id) {
    const auto device = id_from_uuid(id);
    if (!device) return std::optional<OneStand>();
    auto work = database.look();
    if (!work) return fail(work.error());
    auto stands = store::stands(*work);
    if (!stands) return fail(stands.error());
    for (store::Stand& stand : *stands) {
        if (stand.id != *device) continue;
        auto fairs = store::events(*work);
        if (!fairs) return fail(fairs.error());
        return std::optional(OneStand{std::move(stand), std::move(*fairs)});
    }
    return std::optional<OneStand>();
}

bool is_at(const store::KnownEvent& fair, const std::string& stand) {
    return std::find(fair.stands.begin(), fair.stands.end(), stand) != fair.stands.end();
}

Response shown_stand(Parts& parts, const Visit& visit, const OneStand& is, const std::string& id) {
    const Texts& texts = visit.texts;
    const store::Stand& stand = is.stand;
    Data::Named data = frame_data(parts, visit, stand.name);
    data["at_stands"] = true;
    data["may"] = visit.reader.may(Right::fleet) && !stand.revoked;
    data["name"] = stand.name;
    data["path"] = "/stands/" + id;
    data["revoked"] = stand.revoked;
    data["enrolled"] = date_time(stand.enrolled_ms, texts);
    data["contact"] = stand.contact_ms
                          ? texts.fill("stands.ago", {{"ago", time_span(visit.now.wall_ms - *stand.contact_ms, texts)}})
                          : texts.get("stands.never");
    data["pending"] = stand.contact_ms ? std::to_string(stand.said.pending) : std::string("–");
    data["received"] = std::to_string(stand.leads);
    data["version"] = stand.software;
    data["url"] = stand.portal_url;
    const std::string clock = "stands.clock_" + stand.said.clock_trust;
    data["clock"] = texts.has(clock) ? texts.get(clock) : std::string("–");
    Data::List fairs;
    std::string now_at;
    bool named = false;
    for (const store::KnownEvent& fair : is.fairs) {
        const bool here = is_at(fair, stand.name);
        named = named || here;
        if (fair.current) now_at = fair.event.title;
        fairs.push_back(
            Data::Named{{"id", to_uuid(fair.event.event_id)},
                        {"title", fair.event.title + ", " + days_in_words(fair.first_day, fair.last_day, texts)},
                        {"on", here}});
    }
    for (const store::KnownEvent& fair : is.fairs) {
        if (is_at(fair, stand.name)) now_at = fair.event.title;
    }
    data["fairs"] = std::move(fairs);
    data["follows"] = !named;
    data["now_at"] = now_at;
    add_said(data, visit.request, texts);
    return page("frame", "one_stand", std::move(data), texts);
}

}  // namespace

Response one_stand_page(Parts& parts, const Visit& visit, const std::string& id) {
    const auto is = stand_of(parts.database, id);
    if (!is) return broken_page(parts, visit, "a stand", is.error());
    if (!*is) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    return shown_stand(parts, visit, **is, id);
}

Response send_stand_to_fair(Parts& parts, const Visit& visit, const std::string& id) {
    const auto is = stand_of(parts.database, id);
    if (!is) return broken_page(parts, visit, "a stand", is.error());
    auto fields = form_fields(visit.request.body);
    const auto event_id =
        fields["fair"].empty() ? std::optional<Id>() : std::optional(id_from_uuid(fields["fair"]).value_or(Id{}));
    if (!*is) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "a stand", work.error());
    const auto done =
        stands::name_fair_of(*work, (*is)->stand.name, event_id, {visit.reader.account.login, visit.now.wall_ms});
    if (!done) return broken_page(parts, visit, "a stand", done.error());
    // A fair or a stand that went meanwhile: the page says how it is now.
    if (*done) return see_other("/stands/" + id);
    if (auto kept = work->commit(); !kept) return broken_page(parts, visit, "a stand", kept.error());
    return see_other("/stands/" + id + "?said=sent");
}

Response close_one_stand(Parts& parts, const Visit& visit, const std::string& id) {
    const auto is = stand_of(parts.database, id);
    if (!is) return broken_page(parts, visit, "a stand", is.error());
    if (!*is) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    auto work = parts.database.begin();
    if (!work) return broken_page(parts, visit, "a stand", work.error());
    const auto closed = stands::close_stand(*work, (*is)->stand.name, {visit.reader.account.login, visit.now.wall_ms});
    if (!closed) return broken_page(parts, visit, "a stand", closed.error());
    if (*closed == 0) return see_other("/stands/" + id);
    if (auto kept = work->commit(); !kept) return broken_page(parts, visit, "a stand", kept.error());
    return see_other("/stands/" + id + "?said=stand_closed");
}

}  // namespace monter::portal::web
