#include <algorithm>

#include "sync/lead/codes.hpp"
#include "sync/pack/read_values.hpp"

namespace monter::pack {
namespace {

lead::Step read_rule(const Value& step) {
    lead::Step rule;
    rule.id = step.at("id").text;
    rule.phase = lead::index_of(lead::phase_codes, step.at("when").text).value_or(0);
    rule.tracks = read_words(step.at("tracks"));
    rule.with = read_words(step.at("with"));
    rule.work = read_words(step.at("work"));
    rule.after = read_words(step.at("after"));
    rule.after_eu = read_words(step.at("after_eu"));
    rule.after_non_eu = read_words(step.at("after_non_eu"));
    rule.after_nordic = read_words(step.at("after_nordic"));
    rule.easier_after = read_words(step.at("easier_after"));
    return rule;
}

}  // namespace

const Step* Steps::find(std::string_view id) const {
    const auto there = std::find_if(list.begin(), list.end(), [&](const Step& step) { return step.rule.id == id; });
    return there == list.end() ? nullptr : &*there;
}

std::vector<lead::Step> Steps::rules() const {
    std::vector<lead::Step> all;
    all.reserve(list.size());
    for (const Step& step : list) all.push_back(step.rule);
    return all;
}

Steps read_steps(const Value& document) {
    Steps steps;
    steps.read = document.at("read").text;
    for (const Value& one : document.at("authority").list) {
        const std::string& id = one.at("id").text;
        steps.authorities[id] = {id, read_text(one.at("name")), read_text(one.at("called"))};
    }
    for (const Value& one : document.at("step").list) {
        Step step;
        step.rule = read_rule(one);
        step.authority = one.at("authority").text;
        step.url = one.at("url").text;
        step.as_of = read_word(one.at("as_of"));
        step.title = read_text(one.at("title"));
        step.what = read_text(one.at("what"));
        step.bring = read_text(one.at("bring"));
        step.secondary = one.at("status").text == "secondary";
        step.sources = read_words(one.at("source"));
        steps.list.push_back(std::move(step));
    }
    return steps;
}

std::vector<PulseQuestion> read_pulse(const Value& document) {
    std::vector<PulseQuestion> questions;
    for (const Value& one : document.at("question").list) {
        PulseQuestion question{one.at("id").text, read_text(one.at("text")), {}};
        for (const Value& answer : one.at("answer").list) {
            question.answers.push_back({answer.at("id").text, answer.at("icon").text, read_text(answer.at("text"))});
        }
        questions.push_back(std::move(question));
    }
    return questions;
}

}  // namespace monter::pack
