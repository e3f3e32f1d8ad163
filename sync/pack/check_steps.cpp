#include <algorithm>
#include <functional>
#include <map>

#include "sync/lead/codes.hpp"
#include "sync/pack/check_parts.hpp"
#include "sync/pack/nearest_word.hpp"
#include "sync/pack/read_values.hpp"

namespace monter::pack {
namespace {

using Words = std::vector<std::string>;

constexpr const char* steps_file = "steps.toml";
constexpr std::array<std::string_view, 5> waits = {"after", "after_eu", "after_non_eu", "after_nordic", "easier_after"};
constexpr std::array<std::string_view, 2> statuses = {"sourced", "secondary"};
// As kiosk/screens/pulse.cpp draws them.
constexpr std::array<std::string_view, 7> icons = {"work", "home", "heart", "people", "talk", "sun", "info"};

bool holds(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void known(const char* file, const Value& value, const std::string& key, const Words& words, const std::string& what,
           const std::string& remedy, Faults& faults) {
    const Words said = read_words(value);
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (said[i].empty() || holds(words, said[i])) continue;
        const int line = value.list.empty() ? value.line : value.list[i].line;
        faults.push_back(
            {file, line, "'" + key + "': '" + said[i] + "' is no " + what, did_you_mean(said[i], words, remedy)});
    }
}

template <class Codes>
Words words_of(const Codes& codes) {
    return Words(codes.begin(), codes.end());
}

void check_step(const Value& step, const Words& steps, const Words& authorities, Faults& faults) {
    const auto one_of = [&](const char* key, const Words& words, const char* what) {
        std::string all;
        for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
        known(steps_file, step.at(key), key, words, what, "Write one of: " + all, faults);
    };
    one_of("tracks", words_of(lead::track_codes), "track");
    one_of("when", words_of(lead::phase_codes), "phase");
    one_of("with", words_of(lead::with_codes), "answer to who comes along");
    one_of("work", words_of(lead::work_codes), "answer to how to earn a living");
    one_of("status", words_of(statuses), "status: what nobody has read can't be shown");
    known(steps_file, step.at("authority"), "authority", authorities, "authority of this file",
          "Add it as [[authority]]", faults);
    for (const auto wait : waits) {
        known(steps_file, step.at(wait), std::string(wait), steps, "step of this file", "Add the step, or take it out",
              faults);
    }
    const Value& url = step.at("url");
    if (url.is == Value::Is::text && !url.text.starts_with("https://")) {
        faults.push_back({steps_file, url.line, "'url' is not https", "Write the page's https:// address"});
    }
    const std::string as_of = read_word(step.at("as_of"));
    const bool dated = as_of.empty() || as_of == "older" || (as_of.size() >= 4 && as_of[0] >= '1' && as_of[0] <= '9');
    if (!dated) {
        faults.push_back({steps_file, step.at("as_of").line, "'as_of' must begin with a year, or be \"older\"",
                          "Write as_of = \"2026\", or leave it out where the page has no date"});
    }
}

// A circle of steps that wait for one another could never be begun; told once, at the step that closes it.
class Circles {
public:
    Circles(const std::map<std::string, const Value*>& steps, Faults& faults) : steps_(steps), faults_(faults) {}

    void visit(const std::string& id) {
        const auto step = steps_.find(id);
        if (step == steps_.end() || done_[id] == 2) return;
        done_[id] = 1;
        for (const auto wait : waits) {
            for (const std::string& other : read_words(step->second->at(wait))) {
                if (done_[other] == 1) {
                    const Value& at = step->second->at(wait);
                    faults_.push_back(
                        {steps_file, at.line,
                         "a circle: '" + id + "' waits for '" + other + "', and that waits for '" + id + "'",
                         "Take one of them out"});
                } else {
                    visit(other);
                }
            }
        }
        done_[id] = 2;
    }

private:
    const std::map<std::string, const Value*>& steps_;
    Faults& faults_;
    std::map<std::string, int> done_;
};

// Nothing of a later phase can come first.
void check_phases(const std::map<std::string, const Value*>& steps, Faults& faults) {
    const auto phase = [](const Value& step) { return lead::index_of(lead::phase_codes, step.at("when").text); };
    for (const auto& [id, step] : steps) {
        for (const auto wait : waits) {
            for (const std::string& other : read_words(step->at(wait))) {
                const auto there = steps.find(other);
                if (there == steps.end() || phase(*there->second) <= phase(*step)) continue;
                faults.push_back({steps_file, step->at(wait).line,
                                  "'" + id + "' waits for '" + other + "', which comes in a later phase",
                                  "Mend 'when' of one of them"});
            }
        }
    }
}

}  // namespace

void check_steps(const Pack& pack, Faults& faults) {
    const auto there = pack.documents.find(steps_file);
    if (there == pack.documents.end()) return;
    const Value& document = there->second;
    check_shape(steps_file, document, steps_rules(), pack.known, Care::strict, faults);
    const Words ids = ids_in(document, "step"), authorities = ids_in(document, "authority");
    std::map<std::string, const Value*> steps;
    for (const Value& step : document.at("step").list) {
        check_step(step, ids, authorities, faults);
        steps[step.at("id").text] = &step;
    }
    check_phases(steps, faults);
    Circles circles(steps, faults);
    for (const std::string& id : ids) circles.visit(id);
}

void check_pulse(const Pack& pack, Faults& faults) {
    const auto there = pack.documents.find("pulse.toml");
    if (there == pack.documents.end()) return;
    check_shape("pulse.toml", there->second, pulse_rules(), pack.known, Care::strict, faults);
    for (const Value& question : there->second.at("question").list) {
        for (const Value& answer : question.at("answer").list) {
            known("pulse.toml", answer.at("icon"), "icon", words_of(icons), "icon", "Leave it out", faults);
            if (answer.at("id").text != "skip") continue;
            faults.push_back({"pulse.toml", answer.at("id").line, "'skip' is the button's own id", "Choose another"});
        }
    }
}

}  // namespace monter::pack
