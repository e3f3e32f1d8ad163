#include "sync/portal/guides/words.hpp"

#include <algorithm>

#include "assets/ui_texts.hpp"
#include "sync/portal/store/later_consents.hpp"

namespace monter::portal::guides {
namespace {

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& one : list) out += (out.empty() ? "" : ", ") + one;
    return out;
}

// "a *b* c" as pieces.
void add_pieces(std::vector<Piece>& to, std::string_view text) {
    bool strong = false;
    while (!text.empty()) {
        const std::size_t star = std::min(text.find('*'), text.size());
        if (star > 0) to.push_back({std::string(text.substr(0, star)), strong});
        strong = !strong;
        text.remove_prefix(std::min(star + 1, text.size()));
    }
}

std::vector<std::string> companions(const lead::Record& record, const web::Texts& texts) {
    std::vector<std::string> out;
    for (const std::string& code : record.with) {
        if (code != "alone") out.push_back(texts.get("with." + code));
    }
    return out;
}

bool comes_alone(const lead::Record& record) {
    return record.with.size() == 1 && record.with.front() == "alone";
}

const pack::Fact* fact_of(const std::string& municipality, const std::string& id, Content content) {
    const pack::Place* place = content == nullptr ? nullptr : content->place(municipality);
    if (place == nullptr) return nullptr;
    const auto found =
        std::find_if(place->facts.begin(), place->facts.end(), [&](const auto& f) { return f.id == id; });
    return found == place->facts.end() ? nullptr : &*found;
}

std::string with_value(std::string text, std::string_view placeholder, const std::string& value) {
    const std::size_t at = text.find(placeholder);
    if (at != std::string::npos) text.replace(at, placeholder.size(), value);
    return text;
}

constexpr std::string_view small_letters[] = {"å", "ä", "ö", "é"};
constexpr std::string_view large_letters[] = {"Å", "Ä", "Ö", "É"};

}  // namespace

std::string begun_small(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    for (std::size_t i = 0; i < std::size(large_letters); ++i) {
        if (text.starts_with(large_letters[i])) return std::string(small_letters[i]) + text.substr(2);
    }
    return text;
}

std::string begun_large(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    for (std::size_t i = 0; i < std::size(small_letters); ++i) {
        if (text.starts_with(small_letters[i])) return std::string(large_letters[i]) + text.substr(2);
    }
    return text;
}

std::string first_name(std::string_view name) {
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    return std::string(name.substr(0, name.find(' ')));
}

std::string language_name(const std::string& code, const web::Texts& texts) {
    const std::string key = "language." + code;
    return texts.has(key) ? texts.get(key) : code;
}

std::string dream_name(const std::string& code, Content content, const std::string& language) {
    if (content == nullptr) return code;
    const auto found = std::find_if(content->dreams.begin(), content->dreams.end(),
                                    [&](const auto& dream) { return dream.id == code; });
    return found == content->dreams.end() ? code : pack::in(found->name, language);
}

std::string place_name(const std::string& municipality, Content content) {
    const pack::Place* place = content == nullptr ? nullptr : content->place(municipality);
    if (municipality == store::eures) return "EURES";
    return place == nullptr ? municipality : place->name;
}

std::string guide_title(const std::string& municipality, Content content, const std::string& language) {
    const pack::Place* place = content == nullptr ? nullptr : content->place(municipality);
    if (place == nullptr || !place->guide) return place_name(municipality, content);
    return pack::in(place->guide->title, language);
}

std::vector<Piece> sentence(const lead::Record& record, Content content, const web::Texts& texts) {
    std::vector<Piece> out;
    std::string text = texts.get("say.when_" + record.when);
    if (comes_alone(record)) {
        text += texts.get("say.alone");
    } else if (const auto with = companions(record, texts); !with.empty()) {
        text += texts.fill("say.with", {{"who", "*" + joined(with) + "*"}});
    }
    text += ". ";
    if (!record.wish.work.empty()) text += texts.get("say.work_" + record.wish.work) + " ";
    std::vector<std::string> dreams;
    for (const std::string& dream : record.wish.dreams) {
        dreams.push_back(begun_small(dream_name(dream, content, texts.language())));
    }
    text += dreams.empty() ? texts.get("say.dreams_none") : texts.fill("say.dreams", {{"dreams", joined(dreams)}});
    add_pieces(out, text);
    return out;
}

std::string who_comes(const lead::Record& record, const web::Texts& texts) {
    if (comes_alone(record)) return texts.get("with.alone");
    return begun_large(joined(companions(record, texts)));
}

std::string speaks(const lead::Record& record, const web::Texts& texts) {
    std::vector<std::string> names;
    for (const std::string& code : record.wish.speaks) names.push_back(language_name(code, texts));
    return begun_large(joined(names));
}

ReasonWords reason_words(const lead::Reason& reason, const std::string& municipality, Content content,
                         const web::Texts& texts) {
    using Why = lead::Reason::Why;
    const std::string place = place_name(municipality, content);
    if (reason.why == Why::dream) {
        const pack::Fact* fact = fact_of(municipality, reason.fact, content);
        return {dream_name(reason.subject, content, texts.language()),
                fact == nullptr ? std::string() : pack::in(fact->text, texts.language())};
    }
    std::string key = "reason." + std::string(lead::name(reason.why));
    if (reason.why == Why::language && reason.subject == "sv") key += "_sv";
    const web::Fill values{{"place", place},
                           {"work", begun_small(texts.get("work." + reason.subject))},
                           {"language", language_name(reason.subject, texts)}};
    return {texts.fill(key, values), texts.fill(key + "_fact", values)};
}

std::string screen_text(const std::string& key, Content content, const std::string& language) {
    if (content != nullptr) {
        if (const auto own = content->texts.find(language); own != content->texts.end()) {
            if (const auto text = own->second.find(key); text != own->second.end()) return text->second;
        }
    }
    const auto text = texts::text_from(key);
    if (!text) return key;
    if (const auto told = texts::find(*text, language)) return std::string(*told);
    return std::string(texts::find(*text, "en").value_or(key));
}

std::string reason_as_shown(const lead::Reason& reason, const std::string& municipality, Content content,
                            const std::string& language) {
    using Why = lead::Reason::Why;
    if (reason.why == Why::dream) {
        const pack::Fact* fact = fact_of(municipality, reason.fact, content);
        const std::string name = dream_name(reason.subject, content, language);
        return fact == nullptr ? name : name + ": " + pack::in(fact->text, language);
    }
    std::string text = screen_text("why." + std::string(lead::name(reason.why)), content, language);
    if (reason.why == Why::work)
        text = with_value(text, "{work}", screen_text("work." + reason.subject, content, language));
    if (reason.why == Why::language) {
        text = with_value(text, "{language}", screen_text("spoken." + reason.subject, content, language));
    }
    return text;
}

}  // namespace monter::portal::guides
