#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/acceptance_clock.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/pictures.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

using guides::Show;

constexpr std::size_t pictures_shown = 3;

const char* name(Show show) {
    return show == Show::fresh ? "new" : show == Show::accepted ? "accepted" : "look";
}

Show show_of(const Fields& query, const Reader& reader) {
    const auto asked = query.find("show");
    if (asked == query.end()) return Show::fresh;
    if (asked->second == "accepted") return Show::accepted;
    return asked->second == "look" && reader.sees_all() ? Show::look : Show::fresh;
}

std::int64_t before_of(const Fields& query) {
    const auto asked = query.find("before");
    if (asked == query.end() || asked->second.empty() || asked->second.size() > 15 ||
        !std::all_of(asked->second.begin(), asked->second.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return 0;
    }
    return std::stoll(asked->second);
}

Data tab(const Texts& texts, Show show, Show current, std::int64_t count) {
    const std::string path = show == Show::fresh ? "/people" : std::string("/people?show=") + name(show);
    return Data::Named{{"path", path},
                       {"current", show == current},
                       {"label", texts.get(std::string("inbox.") + name(show))},
                       {"count", std::to_string(count)}};
}

std::string wants(const lead::Record& record, const Texts& texts) {
    std::string out = record.when.empty() ? std::string() : texts.get("when." + record.when);
    if (!record.wish.work.empty()) {
        const std::string work = texts.get("work." + record.wish.work);
        out += out.empty() ? work : " · " + guides::begun_small(work);
    }
    return out;
}

std::string dreams(const std::vector<std::string>& codes, guides::Content content, const Texts& texts) {
    std::string out;
    for (const std::string& code : codes) {
        const std::string one = guides::dream_name(code, content, texts.language());
        out += out.empty() ? one : ", " + guides::begun_small(one);
    }
    return out;
}

void add_written(Data::Named& row, const guides::OpenPerson& person, guides::Content content, const Texts& texts) {
    const lead::Record& record = *person.record;
    const std::string& place = person.row.decision.municipality;
    row["name"] = std::string(record.name.view());
    row["write_in"] = guides::begun_large(guides::language_name(record.language, texts));
    Data::List others;
    for (const std::string& code : record.wish.speaks) {
        if (code != record.language) others.emplace_back(guides::begun_large(guides::language_name(code, texts)));
    }
    row["speaks"] = std::move(others);
    row["who_comes"] = guides::who_comes(record, texts);
    row["wants"] = wants(record, texts);
    if (!place.empty()) row["why"] = texts.fill("inbox.why", {{"place", guides::place_name(place, content)}});
    const auto& hearts = record.wish.hearts;
    if (std::find(hearts.begin(), hearts.end(), place) != hearts.end()) {
        row["hearted"] = guides::place_name(place, content);
    }
}

Data row_data(const guides::OpenPerson& person, guides::Content content, const Visit& visit) {
    const Texts& texts = visit.texts;
    Data::Named row;
    row["path"] = "/people/" + person.row.page_id;
    row["reference"] = person.row.reference;
    row["met"] = person.row.stand + ", " + date_time(person.row.captured_ms, texts);
    row["since"] = date_time(person.row.received_ms, texts);
    row["ago"] = texts.fill("inbox.came", {{"ago", time_span(visit.now.wall_ms - person.row.received_ms, texts)}});
    row["dreams"] = dreams(person.row.decision.dreams, content, texts);
    Data::List pictures;
    for (const std::string& dream : person.row.decision.dreams) {
        if (pictures.size() < pictures_shown) pictures.emplace_back(dream_picture(dream));
    }
    row["pictures"] = std::move(pictures);
    const auto chip = [&](const char* kind, bool good, const std::string& text) {
        row["chip"] = Data::Named{{"kind", kind}, {"good", good}, {"text", text}};
    };
    if (person.acceptance) {
        row["clock"] = acceptance_clock(*person.acceptance, ClockWords::row, visit.now.wall_ms, texts);
    }
    if (person.record) {
        add_written(row, person, content, texts);
    } else {
        row["name"] = texts.get("inbox.unreadable");
        row["wants"] = texts.get("inbox.unreadable_what");
    }
    switch (person.row.decision.status) {
        case store::Status::fresh:
            break;
        case store::Status::accepted:
            chip("ok", true, texts.get("person.accepted_title"));
            row["since"] = date_time(person.row.accepted_ms.value_or(0), texts);
            row["ago"] = "";
            break;
        case store::Status::held:
            chip("due", false, texts.get("inbox.held"));
            break;
        case store::Status::unreadable:
            chip("bad", false, texts.get("inbox.unreadable"));
            break;
    }
    return row;
}

void add_empty(Data::Named& data, const guides::Inbox& inbox, Show show, const std::string& place, const Texts& texts) {
    const bool fresh = show == Show::fresh;
    data["empty_title"] = texts.get(fresh ? "empty.new_title" : "empty.other_title");
    data["empty_text"] = fresh ? texts.fill("empty.new_text", {{"place", place}}) : texts.get("empty.other_text");
    data["empty_back"] = !fresh;
    data["empty_last"] = inbox.newest_ms == 0 ? texts.get("empty.never")
                                              : texts.fill("empty.last", {{"when", date_time(inbox.newest_ms, texts)}});
}

// Told once, to whoever reads first: the person may be in a guide's own notes or mail.
void add_taken_back(Data::Named& data, const guides::Inbox& inbox, const Texts& texts) {
    Data::List list;
    for (const store::TakenBack& one : inbox.taken_back) {
        list.push_back(Data::Named{
            {"title", texts.fill("inbox.taken_back", {{"reference", one.reference}})},
            {"text",
             texts.fill("inbox.taken_back_text", {{"when", date_time(one.erased_ms, texts)}, {"stand", one.stand}})},
            {"path", "/people/" + one.page_id + "/told"}});
    }
    data["taken_back"] = std::move(list);
}

}  // namespace

Response inbox_page(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    const auto query = form_fields(visit.request.query);
    const Show show = show_of(query, visit.reader);
    const auto inbox =
        guides::inbox(parts.database, parts.desk, visit.reader.account, show, before_of(query), visit.now.wall_ms);
    if (!inbox) {
        log_error("inbox", inbox.error());
        return error_page(parts, &visit, texts, Wrong::broken, visit.now.wall_ms);
    }
    const auto content = parts.library.content();
    const std::int64_t count = show == Show::fresh      ? inbox->fresh
                               : show == Show::accepted ? inbox->accepted
                                                        : inbox->look;
    const std::string heading = count == 0 ? texts.get(std::string("inbox.none_") + name(show))
                                           : texts.count(std::string("inbox.title_") + name(show), count);
    Data::Named data = frame_data(parts, visit, heading);
    data["at_people"] = true;
    data["heading"] = heading;
    data["now"] = date_time_long(visit.now.wall_ms, texts);
    Data::List tabs{tab(texts, Show::fresh, show, inbox->fresh), tab(texts, Show::accepted, show, inbox->accepted)};
    if (visit.reader.sees_all()) tabs.push_back(tab(texts, Show::look, show, inbox->look));
    data["tabs"] = std::move(tabs);
    add_taken_back(data, *inbox, texts);
    data["has_people"] = !inbox->people.empty();
    Data::List rows;
    for (const auto& person : inbox->people) rows.push_back(row_data(person, content.get(), visit));
    data["people_rows"] = std::move(rows);
    if (inbox->older > 0) {
        data["older"] = std::string("/people?show=") + name(show) + "&before=" + std::to_string(inbox->older);
    }
    const std::string place = visit.reader.sees_all()
                                  ? texts.get("common.all_places")
                                  : guides::place_name(visit.reader.account.municipality, content.get());
    add_empty(data, *inbox, show, place, texts);
    if (visit.reader.account.role == store::Role::eures) {  // no consent names them yet, so that they see nobody
        data["empty_title"] = texts.get("empty.eures_title");
        data["empty_text"] = texts.get("empty.eures_text");
        data["empty_last"] = "";
    }
    return page("frame", "inbox", std::move(data), texts);
}

Response read_taken_back(Parts& parts, const Visit& visit, const std::string& id) {
    const auto done = guides::read_taken_back(parts.database, visit.reader.account, id, visit.now.wall_ms);
    if (!done) {
        log_error("who took their answers back", done.error());
        return error_page(parts, &visit, visit.texts, Wrong::broken, visit.now.wall_ms);
    }
    return see_other("/people");
}

}  // namespace monter::portal::web
