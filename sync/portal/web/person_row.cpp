#include "sync/portal/web/person_row.hpp"

#include <algorithm>

#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/acceptance_clock.hpp"
#include "sync/portal/web/care_words.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/pictures.hpp"

namespace monter::portal::web {
namespace {

constexpr std::size_t pictures_shown = 3;

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

// What is next, and by when; or what came of it.
void add_accepted(Data::Named& row, const guides::OpenPerson& person, const Visit& visit) {
    const Texts& texts = visit.texts;
    const store::Next& next = person.row.next;
    const std::string& outcome = person.row.outcome;
    row["since"] = date_time(person.row.accepted_ms.value_or(0), texts);
    row["ago"] = "";
    const bool over = outcome == "moved_in" || outcome == "not_now" || outcome == "closed";
    const std::string stage = outcome.empty() ? "person.accepted_title" : "outcome." + outcome;
    row["chip"] = Data::Named{{"kind", over && outcome != "moved_in" ? "" : "ok"},
                              {"good", true},
                              {"text", person.beside ? texts.get("inbox.shared") : texts.get(stage)}};
    if (next.by_ms == 0 || over) return;
    row["why"] = texts.get(next.theirs ? "inbox.waiting_for" : "inbox.next_step");
    row["dreams"] = person.next_words;
    row["hearted"] = "";
    row["due"] = next_due(next.by_ms, visit.now.wall_ms, texts);
}

}  // namespace

Data person_row(const guides::OpenPerson& person, guides::Content content, const Visit& visit) {
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
    if (person.row.correction.unread) row["changed"] = texts.get("inbox.corrected");
    if (person.standing) {
        row["clock"] = acceptance_clock(person.standing->acceptance, ClockWords::row, visit.now.wall_ms, texts);
        row["turn"] = turn_words(person.standing->turn, texts);
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
            add_accepted(row, person, visit);
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

}  // namespace monter::portal::web
