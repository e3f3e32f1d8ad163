#include "kiosk/screens/reasons.hpp"

#include <algorithm>

#include "kiosk/ui/dates.hpp"

namespace monter::kiosk {
namespace {

const pack::Dream* dream_of(const std::string& code, const View& view) {
    const auto& dreams = view.content().dreams;
    const auto found = std::find_if(dreams.begin(), dreams.end(), [&](const auto& dream) { return dream.id == code; });
    return found == dreams.end() ? nullptr : &*found;
}

const pack::Fact* fact_of(const std::string& id, const pack::Place& place) {
    const auto found =
        std::find_if(place.facts.begin(), place.facts.end(), [&](const auto& fact) { return fact.id == id; });
    return found == place.facts.end() ? nullptr : &*found;
}

}  // namespace

std::string short_names(const std::vector<std::string>& sources, const View& view) {
    std::vector<std::string> names;
    for (const std::string& id : sources) {
        const auto reference = view.content().references.find(id);
        if (reference == view.content().references.end()) continue;
        const std::string& name = view.texts.in(reference->second.short_name);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string together;
    for (const std::string& name : names) together += (together.empty() ? "" : ", ") + name;
    return together;
}

std::string short_words_of(const lead::Reason& reason, const View& view) {
    using Why = lead::Reason::Why;
    const Texts& texts = view.texts;
    switch (reason.why) {
        case Why::wrote_from:
            return texts.say(Text::why_wrote_from);
        case Why::hearted:
            return texts.say(Text::why_hearted);
        case Why::dream: {
            const pack::Dream* dream = dream_of(reason.subject, view);
            return dream ? texts.in(dream->name) : std::string();
        }
        case Why::work:
            return texts.say(Text::why_work, {{"work", texts.say("work." + reason.subject)}});
        case Why::language:
            return texts.say(Text::why_language, {{"language", texts.spoken_here(reason.subject)}});
        case Why::capacity:
            return texts.say(Text::why_capacity);
        case Why::small:
            return texts.say(Text::why_small);
    }
    return {};
}

std::string words_of(const lead::Reason& reason, const pack::Place& place, const View& view) {
    if (reason.why == lead::Reason::Why::dream) {
        if (const pack::Fact* fact = fact_of(reason.fact, place)) return view.texts.in(fact->text);
    }
    return short_words_of(reason, view);
}

std::string sourced_words_of(const lead::Reason& reason, const pack::Place& place, const View& view) {
    std::string words = words_of(reason, place, view);
    const pack::Fact* fact = reason.why == lead::Reason::Why::dream ? fact_of(reason.fact, place) : nullptr;
    const bool has_figure = std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!fact || !has_figure) return words;
    return words + " (" + short_names(fact->sources, view) + ", " + fact->year + ")";
}

std::string weight_words(const lead::Reason& reason, std::span<const lead::Reason> all, const View& view) {
    switch (lead::weight_of(reason, all)) {
        case lead::Weight::chosen:
            return view.texts.say(Text::weight_chosen);
        case lead::Weight::most:
            return view.texts.say(Text::weight_most);
        case lead::Weight::much:
            return view.texts.say(Text::weight_much);
        case lead::Weight::little:
            return view.texts.say(Text::weight_little);
        case lead::Weight::between:
            return view.texts.say(Text::weight_between);
        case lead::Weight::last:
            return view.texts.say(Text::weight_last);
    }
    return {};
}

std::string picture_of(const lead::Reason& reason, const View& view) {
    if (reason.why != lead::Reason::Why::dream) return {};
    const pack::Dream* dream = dream_of(reason.subject, view);
    return dream ? dream->picture : std::string();
}

Icon icon_of(const lead::Reason& reason) {
    using Why = lead::Reason::Why;
    switch (reason.why) {
        case Why::wrote_from:
            return Icon::mail;
        case Why::hearted:
            return Icon::heart_full;
        case Why::work:
            return Icon::briefcase;
        case Why::language:
            return Icon::globe;
        case Why::capacity:
            return Icon::clock;
        case Why::small:
            return Icon::people;
        case Why::dream:
            break;
    }
    return Icon::check;
}

std::string source_line(const std::vector<std::string>& sources, const std::string& year, const View& view) {
    const std::string together = short_names(sources, view);
    if (together.empty()) return {};
    return year.empty() ? view.texts.say(Text::showcase_source_only, {{"source", together}})
                        : view.texts.say(Text::showcase_source,
                                         {{"source", together}, {"year", day_in_words(year, view.texts)}});
}

}  // namespace monter::kiosk
