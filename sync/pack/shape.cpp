#include "sync/pack/shape.hpp"

#include <algorithm>
#include <set>

#include "sync/pack/nearest_word.hpp"
#include "sync/pack/word_forms.hpp"

namespace monter::pack {
namespace {

using Is = Value::Is;

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string quoted(const std::string& word) {
    return "'" + word + "'";
}

bool has_figure(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Walk {
public:
    Walk(const std::string& file, const Known& known, Care care, Faults& faults)
        : file_(file), known_(known), care_(care), faults_(faults) {}

    void table(const Value& value, const Rules& rules, const std::string& what) {
        if (value.is != Is::table) return fault(value, what + " must be a table", "Write it with keys of its own");
        const bool sourced = std::any_of(rules.begin(), rules.end(), [](const Rule& rule) {
            return rule.form == Form::sources && rule.key == "source";
        });
        for (const Rule& rule : rules) {
            if (const Value* inner = value.find(rule.key)) {
                if (inner->is == Is::text && inner->text.empty()) {
                    fault(*inner, quoted(rule.key) + " is empty", "Fill it in, or take it out");
                } else {
                    one(*inner, rule, sourced || rule.own_figures);
                }
            } else if (rule.required) {
                fault(value, quoted(rule.key) + " is missing" + (what.empty() ? "" : " in " + what),
                      "Add " + example_of(rule));
            }
        }
        unknown_keys(value, rules);
    }

private:
    void fault(const Value& at, const std::string& what, const std::string& remedy) {
        faults_.push_back({file_, at.line, what, remedy});
    }
    void strict_fault(const Value& at, const std::string& what, const std::string& remedy) {
        if (care_ == Care::strict) fault(at, what, remedy);
    }

    void unknown_keys(const Value& value, const Rules& rules) {
        if (care_ != Care::strict) return;
        std::vector<std::string> keys;
        for (const Rule& rule : rules) keys.push_back(rule.key);
        for (const auto& [key, inner] : value.table) {
            if (holds(keys, key)) continue;
            faults_.push_back({file_, inner.key_line, "unknown key " + quoted(key),
                               did_you_mean(key, keys, "Take it out, or see which keys can stand here")});
        }
    }

    void one(const Value& value, const Rule& rule, bool figures_allowed) {
        switch (rule.form) {
            case Form::table:
                return table(value, rule.inside, quoted(rule.key));
            case Form::list:
                return list(value, rule);
            case Form::poster:
                if (value.is != Is::text) return table(value, rule.inside, quoted(rule.key));
                return reference(value, rule, known_.posters, "drawn poster of the pack", "Put it into posters/");
            case Form::translated:
            case Form::translated_lines:
                return translated(value, rule, figures_allowed);
            case Form::languages:
                return languages(value, rule);
            case Form::ids:
                return ids(value, rule);
            case Form::sources:
                return sources(value, rule);
            case Form::picture:
                return reference(value, rule, known_.pictures, "picture of the pack", "Put the picture there");
            case Form::video:
                return reference(value, rule, known_.videos, "film of the pack", "Put the film into videos/");
            case Form::captions:
                return captions(value, rule);
            case Form::fact:
                return reference(value, rule, known_.facts, "fact of this place", "Name one of the place's facts");
            default:
                return word(value, rule);
        }
    }

    void word(const Value& value, const Rule& rule) {
        if (const auto wrong = wrong_word(value, rule.form)) {
            fault(value, quoted(rule.key) + " " + *wrong, "Write " + example_of(rule));
        }
    }

    void list(const Value& value, const Rule& rule) {
        if (value.is != Is::list) {
            return fault(value, quoted(rule.key) + " must be a list", "Write each as [[" + rule.key + "]]");
        }
        if (care_ == Care::strict && (value.list.size() < rule.least || value.list.size() > rule.most)) {
            fault(value, quoted(rule.key) + " is there " + std::to_string(value.list.size()) + " times",
                  count_of(rule));
        }
        std::set<std::string> ids;
        for (const Value& inner : value.list) {
            table(inner, rule.inside, "this " + quoted(rule.key));
            const Value& id = inner.at("id");
            if (id.is == Is::text && !ids.insert(id.text).second) {
                fault(id, "the id " + quoted(id.text) + " is there twice", "Give each its own");
            }
        }
    }

    void captions(const Value& value, const Rule& rule) {
        if (value.is != Is::table) {
            return fault(value, quoted(rule.key) + " has no languages",
                         "Write " + rule.key + ".en = \"videos/….vtt\" and one for each other language");
        }
        for (const std::string& language : known_.languages) {
            const Value* file = value.find(language);
            if (file == nullptr) {
                strict_fault(value, quoted(rule.key) + " has no file in " + quoted(language),
                             "Add " + rule.key + "." + language + " = \"videos/….vtt\": who can't hear reads the film");
                continue;
            }
            reference(*file, rule, known_.captions, "file of captions of the pack", "Put it into videos/");
        }
    }

    void translated(const Value& value, const Rule& rule, bool figures_allowed) {
        if (value.is != Is::table) {
            return fault(value, quoted(rule.key) + " has no languages",
                         "Write " + rule.key + ".en = \"…\" and one for each other language");
        }
        const Form form = rule.form == Form::translated ? Form::line : Form::lines;
        for (const std::string& language : known_.languages) {
            const Value* text = value.find(language);
            if (text == nullptr || (text->is == Is::text && text->text.empty())) {
                strict_fault(text == nullptr ? value : *text,
                             quoted(rule.key) + " has no text in " + quoted(language) + ": a translation is missing",
                             "Add " + rule.key + "." + language + " = \"…\"");
            }
        }
        for (const auto& [language, text] : value.table) {
            if (!known_.languages.empty() && !holds(known_.languages, language)) {
                strict_fault(text, "unknown language " + quoted(language) + " of " + quoted(rule.key),
                             "Add it to languages in pack.toml, or take it out");
            }
            if (const auto wrong = wrong_word(text, form)) {
                fault(text, quoted(rule.key + "." + language) + " " + *wrong, "Write one plain text");
            } else if (!figures_allowed && has_figure(text.text)) {
                strict_fault(text, quoted(rule.key + "." + language) + " holds a figure without a source",
                             "Say it without figures, or make it a fact, which names its source");
            }
        }
    }

    void languages(const Value& value, const Rule& rule) {
        if (value.is != Is::list || (value.list.empty() && rule.required)) {
            return fault(value, quoted(rule.key) + " must be a list of language codes", "Write " + example_of(rule));
        }
        std::set<std::string> seen;
        for (const Value& one : value.list) {
            if (const auto wrong = wrong_word(one, Form::language)) {
                fault(one, "a language of " + quoted(rule.key) + " " + *wrong, "Write two or three small letters");
            } else if (!seen.insert(one.text).second) {
                strict_fault(one, "the language " + quoted(one.text) + " is there twice", "Take one out");
            }
        }
    }

    void ids(const Value& value, const Rule& rule) {
        if (value.is != Is::list || value.list.empty()) {
            return fault(value, quoted(rule.key) + " must be a list of ids", "Write " + example_of(rule));
        }
        for (const Value& one : value.list) {
            if (const auto wrong = wrong_word(one, Form::id)) {
                fault(one, "an id of " + quoted(rule.key) + " " + *wrong, "Write " + example_of(rule));
            }
        }
    }

    void sources(const Value& value, const Rule& rule) {
        if (value.is == Is::text) return source(value);
        if (value.is != Is::list || value.list.empty()) {
            return fault(value, quoted(rule.key) + " names no source", "Write " + example_of(rule));
        }
        for (const Value& one : value.list) source(one);
    }

    void source(const Value& value) {
        if (value.is != Is::text) return fault(value, "a source must be an id", "Write it in quotes");
        if (known_.sources.empty() || holds(known_.sources, value.text)) return;
        strict_fault(value, "unknown source " + quoted(value.text),
                     did_you_mean(value.text, known_.sources, "Add it to sources.toml"));
    }

    void reference(const Value& value, const Rule& rule, const std::vector<std::string>& known, const std::string& what,
                   const std::string& remedy) {
        if (value.is != Is::text)
            return fault(value, quoted(rule.key) + " must be a text", "Write " + example_of(rule));
        if (holds(known, value.text)) return;
        strict_fault(value, quoted(rule.key) + ": " + quoted(value.text) + " is no " + what,
                     did_you_mean(value.text, known, remedy));
    }

    const std::string& file_;
    const Known& known_;
    Care care_;
    Faults& faults_;
};

}  // namespace

void check_shape(const std::string& file, const Value& document, const Rules& rules, const Known& known, Care care,
                 Faults& faults) {
    Walk(file, known, care, faults).table(document, rules, "");
}

}  // namespace monter::pack
