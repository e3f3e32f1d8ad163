#include "sync/portal/guides/care.hpp"

#include <algorithm>
#include <functional>

#include "sync/base/log.hpp"
#include "sync/base/swedish_day.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/store/addressees.hpp"
#include "sync/portal/store/visitors.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::guides {
namespace {

bool one_of(const std::vector<std::string>& list, const std::string& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool is_written(const std::string& words) {
    return words.size() <= words_bytes_max && is_utf8(words) && words.find_first_not_of(" \t\r\n") != std::string::npos;
}

enum class Needs { reading, deciding };

// Finds the person and lets `change` add to the step and write its rows, all or nothing.
using Change = std::function<Result<Answer>(store::Work&, const store::Person&, store::Step&)>;

Result<Answer> acted(const Act& act, Needs needs, const Change& change) {
    auto work = act.database.begin();
    if (!work) return fail(work.error());
    const auto scope = scope_of(act.reader);
    const auto found = store::find_person(*work, scope, act.id);
    if (!found) return fail(found.error());
    if (!*found) return Answer::nobody;
    const store::Person& person = **found;
    const bool theirs = scope.all || person.decision.municipality == scope.municipality;
    if (person.decision.municipality.empty()) return Answer::refused;
    if (needs == Needs::deciding && !theirs) return Answer::refused;
    store::Step step{.lead_id = person.sealed.lead_id,
                     .at_ms = act.now_ms,
                     .who = act.reader.login,
                     .municipality = scope.all ? std::string() : scope.municipality};
    const auto answer = change(*work, person, step);
    if (!answer || *answer != Answer::done) return answer;
    if (auto kept = store::add_step(*work, step); !kept) return fail(kept.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Answer::done;
}

Result<Answer> decided(const Result<void>& kept) {
    if (!kept) return fail(kept.error());
    return Answer::done;
}

Result<Answer> sealed(const Act& act, const std::string& words, store::Step& step) {
    if (words.empty()) return Answer::done;
    auto note = act.desk.seal(words, step.lead_id, step_label);
    if (!note) return fail(note.error());
    step.note = std::move(*note);
    return Answer::done;
}

// Whether the consent lets this person go there.
Result<bool> may_go(const Act& act, const store::Person& person, const std::string& to,
                    const std::vector<std::string>& places) {
    const auto record = act.desk.open(person.sealed, person.correction);
    if (!record) return fail(record.error());
    return one_of(may_go_to(record->consent, places, person.decision.municipality), to);
}

}  // namespace

std::vector<std::string> may_go_to(const lead::Consent& consent, const std::vector<std::string>& places,
                                   const std::string& here) {
    std::vector<std::string> out;
    if (!consent.contact) return out;
    for (const std::string& place : consent.recipients) {
        if (place != here && one_of(places, place)) out.push_back(place);
    }
    if (!consent.share) return out;
    for (const std::string& place : places) {
        if (place != here && !one_of(out, place)) out.push_back(place);
    }
    return out;
}

Result<Answer> write_down(const Act& act, store::What what, const std::string& words) {
    if (!is_written(words)) return Answer::unclear;
    return acted(act, Needs::reading, [&](store::Work&, const store::Person&, store::Step& step) {
        step.what = what;
        return sealed(act, words, step);
    });
}

Result<Answer> plan_next(const Act& act, const std::string& words, std::int64_t by_ms, bool theirs) {
    if (!is_written(words) || by_ms <= 0) return Answer::unclear;
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        if (!person.accepted_ms) return Result<Answer>(Answer::refused);
        step.what = store::What::next;
        auto note = act.desk.seal(words, person.sealed.lead_id, next_label);
        if (!note) return Result<Answer>(fail(note.error()));
        const auto kept = decided(store::set_next(work, person.sealed.lead_id, {by_ms, theirs, std::move(*note)}));
        return kept && *kept == Answer::done ? sealed(act, words, step) : kept;
    });
}

Result<Answer> next_is_done(const Act& act) {
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        if (person.next.by_ms == 0) return Result<Answer>(Answer::unclear);
        step.what = store::What::next_done;
        auto words = act.desk.words(person.next.note, person.sealed.lead_id, next_label);
        if (!words) return Result<Answer>(fail(words.error()));
        const auto kept = decided(store::set_next(work, person.sealed.lead_id, {}));
        return kept && *kept == Answer::done ? sealed(act, *words, step) : kept;
    });
}

Result<Answer> tell_outcome(const Act& act, const std::string& outcome) {
    if (std::find(store::outcomes.begin(), store::outcomes.end(), outcome) == store::outcomes.end()) {
        return Answer::unclear;
    }
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        if (!person.accepted_ms) return Result<Answer>(Answer::refused);
        step.what = store::What::outcome;
        step.detail = outcome;
        return decided(store::set_outcome(work, person.sealed.lead_id, outcome));
    });
}

Result<Answer> tick(const Act& act, const std::string& north, bool done) {
    if (!lead::is_id(north)) return Answer::unclear;
    return acted(act, Needs::reading, [&](store::Work&, const store::Person&, store::Step& step) {
        step.what = done ? store::What::ticked : store::What::unticked;
        step.detail = north;
        return Result<Answer>(Answer::done);
    });
}

Result<Answer> share(const Act& act, const std::string& with, const std::vector<std::string>& places) {
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        const auto may = may_go(act, person, with, places);
        if (!may) return Result<Answer>(fail(may.error()));
        if (!*may || !person.accepted_ms) return Result<Answer>(Answer::refused);
        step.what = store::What::shared;
        step.detail = with;
        return decided(store::share(work, person.sealed.lead_id, with, act.reader.login, act.now_ms));
    });
}

Result<Answer> hand_over(const Act& act, const std::string& to, const std::vector<std::string>& places,
                         const std::string& reason, const std::string& words) {
    const bool known = std::find(hand_over_reasons.begin(), hand_over_reasons.end(), reason) != hand_over_reasons.end();
    if (!known || (reason == "other" && !is_written(words)) || (!words.empty() && !is_written(words))) {
        return Answer::unclear;
    }
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        const auto may = may_go(act, person, to, places);
        if (!may) return Result<Answer>(fail(may.error()));
        if (!*may) return Result<Answer>(Answer::refused);
        step.what = store::What::transferred;
        step.detail = to + " " + reason;
        step.municipality.clear();  // whoever gets the person reads why
        const auto kept = decided(store::transfer(work, person.sealed.lead_id, to, act.now_ms));
        return kept && *kept == Answer::done ? sealed(act, words, step) : kept;
    });
}

Result<Answer> send_reply(const Act& act, const std::string& subject, const std::string& words, std::int64_t once) {
    constexpr std::size_t subject_bytes_max = 200;
    const bool titled = is_written(subject) && subject.size() <= subject_bytes_max && is_plain_text(subject, false);
    if (!titled || !is_written(words) || once <= 0) return Answer::unclear;
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        const auto author = store::find_addressee(work, act.reader.login);
        if (!author) return Result<Answer>(fail(author.error()));
        const auto record = act.desk.open(person.sealed, person.correction);
        if (!record) return Result<Answer>(fail(record.error()));
        const bool can = *author && !(*author)->mail.empty() && !record->email.empty() && person.accepted_ms;
        if (!can) return Result<Answer>(Answer::refused);
        auto note = act.desk.seal(subject + "\n" + words, person.sealed.lead_id, reply_label);
        if (!note) return Result<Answer>(fail(note.error()));
        const auto added = store::add_reply(work, {.lead_id = person.sealed.lead_id,
                                                   .turn_ms = once,
                                                   .made_ms = act.now_ms,
                                                   .author = act.reader.login,
                                                   .words = std::move(*note)});
        if (!added) return Result<Answer>(fail(added.error()));
        if (!*added) return Result<Answer>(Answer::sent_before);
        step.what = store::What::mail;
        return sealed(act, subject + "\n\n" + words, step);
    });
}

Result<Answer> agree_to_eures(const Act& act, const EuresYes& yes) {
    const bool known = std::find(eures_ways.begin(), eures_ways.end(), yes.how) != eures_ways.end();
    const auto day = swedish_day_begins(yes.given);
    if (!known || !day || yes.given > swedish_day(act.now_ms) || yes.words.empty()) return Answer::unclear;
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        if (!person.accepted_ms) return Result<Answer>(Answer::refused);
        if (yes.given < swedish_day(person.captured_ms)) return Result<Answer>(Answer::unclear);
        const Hash text = seal::blake2b(view(yes.words));
        if (auto kept = store::keep_shown_texts(work, {{text, yes.words}}); !kept) return decided(kept);
        const auto added = store::add_later_consent(
            work, person.sealed.lead_id, {yes.language, text, yes.how, yes.given, act.now_ms, act.reader.login});
        if (!added) return Result<Answer>(fail(added.error()));
        if (!*added) return Result<Answer>(Answer::unclear);
        step.what = store::What::eures_yes;
        step.detail = yes.how + " " + yes.given;
        return Result<Answer>(Answer::done);
    });
}

Result<Answer> end_eures(const Act& act) {
    return acted(act, Needs::deciding, [&](store::Work& work, const store::Person& person, store::Step& step) {
        const auto ended = store::end_later_consent(work, person.sealed.lead_id, act.now_ms);
        if (!ended) return Result<Answer>(fail(ended.error()));
        step.what = store::What::eures_no;
        return Result<Answer>(*ended ? Answer::done : Answer::unclear);
    });
}

Result<Care> care_of(const Act& act, const store::Person& person) {
    Care out;
    std::vector<store::Step> steps;
    const auto scope = scope_of(act.reader);
    {
        auto work = act.database.begin();
        if (!work) return fail(work.error());
        auto read = store::steps_of(*work, person.sealed.lead_id);
        if (!read) return fail(read.error());
        steps = std::move(*read);
        auto shared = store::shared_with(*work, person.sealed.lead_id);
        if (!shared) return fail(shared.error());
        out.shared_with = std::move(*shared);
        const auto own = store::find_addressee(*work, act.reader.login);
        if (!own) return fail(own.error());
        if (*own) out.answers_to = (*own)->mail;
        auto eures = store::later_consent(*work, person.sealed.lead_id);
        if (!eures) return fail(eures.error());
        out.eures = std::move(*eures);
        if (out.eures) {
            auto words = store::find_shown_text(*work, out.eures->text);
            if (!words) return fail(words.error());
            out.eures_words = words->value_or(std::string());
        }
        auto alike =
            store::alike(*work, person.sealed.lead_id, scope.all ? "" : scope.municipality, routing::same_visit_ms);
        if (!alike) return fail(alike.error());
        out.alike = std::move(*alike);
    }
    for (const store::Step& step : steps) {
        using store::What;
        out.first_word = out.first_word || step.what == What::call || step.what == What::mail;
        if (step.what == What::transferred) out.first_word = false;
        if (step.what == What::routed && !step.note.empty()) {
            const auto json = act.desk.words(step.note, step.lead_id, routing::inputs_label);
            auto decided = json ? routing::decided_from_json(*json) : fail(json.error());
            if (decided) out.decided = std::move(*decided);
            if (!decided) log_error("a decision can't be read", decided.error());
        }
        std::erase(out.ticked, step.what == What::ticked || step.what == What::unticked ? step.detail : std::string());
        if (step.what == What::ticked) out.ticked.push_back(step.detail);
        ToldStep told{.step = step};
        // What was written in the dialogue before is no part of what EURES was said yes to; theirs is for all who help.
        const bool for_all = step.municipality.empty() || step.municipality == store::eures;
        const bool ours = scope.all || step.municipality == scope.municipality || (for_all && !scope.eures);
        told.hidden = !ours && !step.note.empty();
        if (ours && !step.note.empty() && step.what != What::routed) {
            auto words = act.desk.words(step.note, step.lead_id, step_label);
            if (words) told.words = std::move(*words);
            if (!words) log_error("a note can't be opened", words.error());
        }
        out.log.push_back(std::move(told));
    }
    std::reverse(out.log.begin(), out.log.end());
    if (!person.next.note.empty() && !scope.eures) {
        auto words = act.desk.words(person.next.note, person.sealed.lead_id, next_label);
        if (words) out.next_words = std::move(*words);
        if (!words) log_error("the next step can't be opened", words.error());
    }
    return out;
}

}  // namespace monter::portal::guides
