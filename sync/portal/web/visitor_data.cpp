#include "sync/portal/web/visitor_data.hpp"

#include <array>

#include "sync/base/swedish_clock.hpp"
#include "sync/base/swedish_day.hpp"
#include "sync/portal/visitors/copy.hpp"

namespace monter::portal::web {
namespace {

using store::What;

constexpr std::array month_keys = {"month.january",   "month.february", "month.march",    "month.april",
                                   "month.may",       "month.june",     "month.july",     "month.august",
                                   "month.september", "month.october",  "month.november", "month.december"};

// One page in one language.
struct HeldShown {
    const visitors::Held& held;
    guides::Content content;
    const Texts& texts;

    [[nodiscard]] std::string screen(const std::string& key) const {
        return guides::screen_text(key, content, texts.language());
    }
    [[nodiscard]] std::string when(std::int64_t ms) const { return visitor_time(ms, content, texts.language()); }
    // Without the hour.
    [[nodiscard]] std::string day(std::int64_t ms) const { return when(ms).substr(0, when(ms).rfind(',')); }
    [[nodiscard]] std::string place(const std::string& id) const {
        return id.empty() ? texts.get("held.region") : guides::place_name(id, content);
    }
    [[nodiscard]] std::string places(const std::vector<std::string>& ids) const {
        std::string out;
        for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + place(id);
        return out;
    }
};

void replace(std::string& text, std::string_view what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), by);
}

std::string two(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string with_prefix(const HeldShown& shown, const char* prefix, const std::vector<std::string>& codes) {
    std::string out;
    for (const std::string& code : codes) out += (out.empty() ? "" : " · ") + shown.screen(prefix + code);
    return out;
}

Data::List rows_of(const HeldShown& shown) {
    const lead::Record& record = *shown.held.present;
    Data::List out;
    const auto row = [&](const char* label, const std::string& text, const std::string& language = {}) {
        out.push_back(Data::Named{{"label", shown.texts.get(label)},
                                  {"text", text.empty() ? shown.texts.get("held.not_given") : text},
                                  {"missing", text.empty()},
                                  {"lang", text.empty() ? std::string() : language}});
    };
    row("held.name", std::string(record.name.view()));
    row("held.email", std::string(record.email.view()));
    row("held.phone", std::string(record.phone.view()));
    std::string dreams;
    for (const std::string& dream : record.wish.dreams) {
        dreams += (dreams.empty() ? "" : " · ") + guides::dream_name(dream, shown.content, shown.texts.language());
    }
    row("held.picked", dreams);
    row("held.hearts", shown.places(record.wish.hearts));
    row("held.when", record.when.empty() ? std::string() : shown.screen("when." + record.when));
    row("held.with", with_prefix(shown, "with.", record.with));
    row("held.work", record.wish.work.empty() ? std::string() : shown.screen("work." + record.wish.work));
    row("held.speaks", with_prefix(shown, "spoken.", record.wish.speaks));
    row("held.words", std::string(record.words.view()), record.language);
    if (!record.note.empty()) row("held.note", std::string(record.note.view()));
    row("held.age", shown.screen("contact.age16"));
    row("held.to", shown.places(record.consent.recipients));
    return out;
}

Data::List agreed_rows(const HeldShown& shown) {
    const lead::Consent& consent = shown.held.sent->consent;
    Data::List out;
    const auto add = [&](const Hash& hash) {
        const std::string text = guides::text_of(shown.held.texts, hash);
        out.push_back(Data::Named{
            {"text", text},
            {"lang", consent.notice_language},
            {"gone", text.empty() ? shown.texts.fill("held.text_gone", {{"hash", to_hex(hash)}}) : std::string()}});
    };
    add(consent.contact_hash);
    if (consent.share) add(consent.share_hash);
    add(consent.notice_hash);
    return out;
}

// Whose turn it is within a municipality is no step a visitor could make anything of; the copy has it.
bool is_told(What what) {
    return what != What::guide && what != What::deputy && what != What::region;
}

std::string sentence(const HeldShown& shown, const store::Step& step) {
    const std::string key = std::string("held_log.") + store::name(step.what);
    const std::string to = step.what == What::transferred ? step.detail.substr(0, step.detail.find(' ')) : step.detail;
    if (step.what == What::outcome) {
        return shown.texts.fill(key, {{"outcome", shown.texts.get("held_outcome." + step.detail)}});
    }
    if (step.what == What::ticked || step.what == What::unticked) {
        const pack::Step* north = shown.content == nullptr ? nullptr : shown.content->steps.find(step.detail);
        return shown.texts.fill(
            key, {{"step", north == nullptr ? step.detail : pack::in(north->title, shown.texts.language())}});
    }
    if (step.what == What::shared || step.what == What::transferred) {
        return shown.texts.fill(key, {{"place", shown.place(to)}});
    }
    return shown.texts.fill(key, {{"place", shown.place(step.municipality)}});
}

Data::List log_of(const HeldShown& shown) {
    Data::List out;
    for (const visitors::Noted& noted : shown.held.log) {
        if (!is_told(noted.step.what)) continue;
        const bool staff = noted.step.what != What::routed;
        out.push_back(Data::Named{{"when", shown.when(noted.step.at_ms)},
                                  {"text", sentence(shown, noted.step)},
                                  {"words", staff ? noted.words : std::string()}});
    }
    return out;
}

Data::List openings_of(const HeldShown& shown) {
    Data::List out;
    for (const visitors::Opening& one : shown.held.openings) {
        out.push_back(Data::Named{{"when", shown.when(one.at_ms)}, {"who", shown.place(one.municipality)}});
    }
    return out;
}

}  // namespace

std::string visitor_time(std::int64_t wall_ms, guides::Content content, const std::string& language) {
    const ClockTime clock = swedish_clock(wall_ms);
    std::string day = guides::screen_text("date.day", content, language);
    replace(day, "{day}", std::to_string(clock.day));
    replace(day, "{month}", guides::screen_text(month_keys[clock.month - 1], content, language));
    std::string time = guides::screen_text("date.time", content, language);
    const bool short_hours = time.find('.') != std::string::npos;  // "0.36": as Finnish writes
    replace(time, "{hour}", short_hours ? std::to_string(clock.hour) : two(clock.hour));
    replace(time, "{minute}", two(clock.minute));
    return day + " " + std::to_string(clock.year) + ", " + time;
}

Data::Named visitor_data(const visitors::Held& held, guides::Content content, const Texts& texts) {
    const HeldShown shown{held, content, texts};
    const store::Wish& wish = held.wish;
    Data::Named out;
    out["about"] = texts.fill("held.about", {{"stand", wish.stand}, {"when", shown.when(wish.captured_ms)}});
    out["reference"] = visitors::reference_of(held);
    out["readable"] = held.present.has_value();
    out["reads"] = wish.municipality.empty() ? texts.get("held.nobody") : shown.place(wish.municipality);
    if (!held.shared_with.empty()) {
        out["reads_too"] = texts.fill("held.reads_too", {{"places", shown.places(held.shared_with)}});
    }
    if (held.kept_until_ms > 0) out["kept"] = shown.when(held.kept_until_ms);
    out["openings"] = openings_of(shown);
    out["opened"] = !held.openings.empty();
    out["log"] = log_of(shown);
    out["next_words"] = held.next_words;
    if (!held.present) return out;
    out["rows"] = rows_of(shown);
    out["exact"] = agreed_rows(shown);
    const lead::Consent& consent = held.present->consent;
    out["agreed_contact"] = texts.fill("held.agreed_contact", {{"places", shown.places(consent.recipients)}});
    out["shares"] = consent.share;
    if (held.eures) {
        const auto day = swedish_day_begins(held.eures->given);
        out["eures"] = texts.fill("eures.given", {{"when", day ? shown.day(*day) : held.eures->given}});
        out["eures_words"] = held.eures_words;
        out["eures_lang"] = held.eures->language;
    }
    out["share_ended"] = held.sent->consent.share && !consent.share;
    Data::List reasons;
    for (const lead::Reason& reason : held.reasons.list) {
        reasons.emplace_back(guides::reason_as_shown(reason, wish.municipality, content, texts.language()));
    }
    out["has_reasons"] = !reasons.empty();
    out["reasons"] = std::move(reasons);
    out["name"] = std::string(held.present->name.view());
    out["email"] = std::string(held.present->email.view());
    out["phone"] = std::string(held.present->phone.view());
    return out;
}

}  // namespace monter::portal::web
