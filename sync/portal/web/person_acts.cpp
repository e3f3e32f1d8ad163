// What is sent from a person's page. Each change is answered by the page again with what was done; what can't be kept
// is shown again as it was typed, with the fault above.
#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/web/care_data.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {
namespace {

using guides::Answer;

std::vector<std::string> places(const Parts& parts) {
    std::vector<std::string> out;
    if (const auto content = parts.library.content()) {
        for (const pack::Place& place : content->places) out.push_back(place.id);
    }
    return out;
}

store::What what_of(const std::string& code) {
    return code == "call" ? store::What::call : code == "mail" ? store::What::mail : store::What::note;
}

// Ticks and unticks what differs from what is ticked; only steps the form showed ("known_<id>"). Nothing to keep is
// unclear: whether there is such a person was not asked.
Result<Answer> tick_all(const guides::Act& act, const Fields& fields) {
    constexpr std::string_view shown = "known_";
    Answer last = Answer::unclear;
    for (const auto& [name, was] : fields) {
        if (!name.starts_with(shown)) continue;
        const std::string step = name.substr(shown.size());
        const bool on = fields.contains("step_" + step);
        if (on == (was == "1")) continue;
        const auto answer = guides::tick(act, step, on);
        if (!answer || *answer != Answer::done) return answer;
        last = *answer;
    }
    return last;
}

std::optional<Result<Answer>> carry_out(Parts& parts, const guides::Act& act, const std::string& what, Fields& fields) {
    if (what == "write") return guides::write_down(act, what_of(fields["kind"]), fields["words"]);
    if (what == "next") {
        const auto by = day_from_field(fields["by"]);
        return guides::plan_next(act, fields["words"], by.value_or(0), fields["whose"] == "them");
    }
    if (what == "next-done") return guides::next_is_done(act);
    if (what == "outcome") return guides::tell_outcome(act, fields["outcome"]);
    if (what == "north") return tick_all(act, fields);
    if (what == "reply" && !parts.mail_host.empty()) {
        const std::string& once = fields["once"];
        const bool number = !once.empty() && once.size() <= 15 &&
                            std::all_of(once.begin(), once.end(), [](char c) { return c >= '0' && c <= '9'; });
        return guides::send_reply(act, without_edges(fields["subject"]), fields["words"],
                                  number ? std::stoll(once) : 0);
    }
    if (what == "eures") return write_down_eures(parts, act, fields);
    if (what == "eures-end") return guides::end_eures(act);
    if (what == "share") return guides::share(act, fields["to"], places(parts));
    if (what == "hand-over") {
        return guides::hand_over(act, fields["to"], places(parts), fields["reason"], fields["words"]);
    }
    return std::nullopt;
}

}  // namespace

Response person_act(Parts& parts, const Visit& visit, const std::string& id) {
    const std::string& path = visit.request.path;
    const std::string what = path.substr(path.rfind('/') + 1);
    auto fields = form_fields(visit.request.body);
    const guides::Act act{parts.database, parts.desk, visit.reader.account, id, visit.now.wall_ms};
    const auto answer = carry_out(parts, act, what, fields);
    if (!answer) return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
    if (!*answer) return broken_page(parts, visit, "a person's page", answer->error());
    switch (**answer) {
        case Answer::sent_before:
        case Answer::done:
            if (what == "hand-over") {
                if (auto passed = parts.pass_on.sweep(visit.now.wall_ms); !passed) log_error("turns", passed.error());
                return see_other("/people?said=handed");
            }
            return see_other("/people/" + id + "?said=" + what + (fields["track"] == "non_eu" ? "&track=non_eu" : ""));
        case Answer::nobody:
            return error_page(parts, &visit, visit.texts, Wrong::person, visit.now.wall_ms);
        case Answer::refused:
        case Answer::unclear:
            break;
    }
    const std::string fault = **answer == Answer::refused ? "fault.refused" : "fault." + what;
    return person_page_again(parts, visit, id, Kept{what, fault, std::move(fields)});
}

}  // namespace monter::portal::web
