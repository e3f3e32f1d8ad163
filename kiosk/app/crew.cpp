// The crew's menu: a PIN that monter-sync judges, then what the stand tells and what the crew may choose. Locked after
// a minute; nothing of a visitor's is ever in it.
#include <algorithm>
#include <utility>

#include "kiosk/app/turn.hpp"
#include "kiosk/visit/waiting.hpp"

namespace monter::kiosk {
namespace {

constexpr std::size_t pin_digits_most = 12;  // as monter-sync takes them (sync/agent/crew_pin.hpp)

bool is_open(const Model& model) {
    return model.at == Step::crew && model.crew.page != CrewPage::pin;
}

void ask(Turn& turn, local::CrewRequest request) {
    ++turn.model.crew_talk.asked;
    turn.model.crew.failed.reset();
    turn.effects.emplace_back(AskCrew{std::move(request)});
}

void look(Turn& turn) {
    turn.model.crew.looked_ms = turn.model.now_ms;
    ask(turn, local::CrewLook{});
}

// Asks to keep other settings, beside those just asked for; what holds is what the answer says.
template <class Change>
void change(Turn& turn, Change how) {
    Crew& crew = turn.model.crew;
    if (!is_open(turn.model) || !crew.facts) return;
    if (!crew.wanted) crew.wanted = crew.facts->settings;
    how(*crew.wanted);
    crew.exported.reset();
    crew.looked_ms = turn.model.now_ms;
    ask(turn, local::CrewSet{*crew.wanted});
}

void toggle(std::vector<std::string>& list, const std::string& one) {
    if (std::erase(list, one) == 0) list.push_back(one);
}

void take_in(Turn& turn, const local::PinWord& word) {
    Crew& crew = turn.model.crew;
    crew.pin.clear();
    crew.word = word;
    if (word.word == local::PinWord::Word::wait) crew.wait_until_ms = turn.model.now_ms + word.wait_s * 1000;
    if (word.word != local::PinWord::Word::right || crew.page != CrewPage::pin) return;
    crew.page = CrewPage::menu;
    look(turn);
}

}  // namespace

void take(Turn& turn, const KnockCrew&) {
    Model& model = turn.model;
    if (model.at != Step::attract || turn.world.preview) return;
    model.crew = Crew{};
    model.crew_talk.before = model.crew_talk.asked;
    go_to(turn, Step::crew);
}

void take(Turn& turn, const PressPin& message) {
    Crew& crew = turn.model.crew;
    if (turn.model.at != Step::crew || crew.page != CrewPage::pin || turn.model.crew_talk.waits()) return;
    if (crew.pin.size() >= pin_digits_most || message.digit < 0 || message.digit > 9) return;
    const char digit = static_cast<char>('0' + message.digit);
    crew.pin.append({&digit, 1});
    crew.word.reset();
}

void take(Turn& turn, const DropPin&) {
    Crew& crew = turn.model.crew;
    if (!turn.model.crew_talk.waits() && !crew.pin.empty()) crew.pin.drop_back(1);
}

void take(Turn& turn, const EnterPin&) {
    Crew& crew = turn.model.crew;
    if (turn.model.at != Step::crew || crew.page != CrewPage::pin || crew.pin.empty()) return;
    if (turn.model.crew_talk.waits()) return;
    ask(turn, local::CrewPin{std::string(crew.pin.view())});
}

void take(Turn& turn, const OpenCrewPage& message) {
    Model& model = turn.model;
    // From the PIN, and from the menu itself, the way back is out.
    if (!is_open(model) || (model.crew.page == CrewPage::menu && message.page == CrewPage::menu)) {
        if (model.at == Step::crew) end_visit(turn);
        return;
    }
    model.crew.page = message.page;
    model.page = 0;
    model.crew.exported.reset();
    if (message.page == CrewPage::report) ask(turn, local::CrewReport{});
    if (message.page == CrewPage::menu || message.page == CrewPage::close) look(turn);
}

void take(Turn& turn, const CrewSendNow&) {
    if (!is_open(turn.model)) return;
    turn.model.crew.exported.reset();
    turn.model.crew.looked_ms = turn.model.now_ms;
    ask(turn, local::CrewSend{});
}

void take(Turn& turn, const CrewExportNow&) {
    Crew& crew = turn.model.crew;
    if (!is_open(turn.model) || crew.exports) return;
    crew.exports = true;
    crew.exported.reset();
    ask(turn, local::CrewExport{});
}

void take(Turn& turn, const CrewImportNow&) {
    Crew& crew = turn.model.crew;
    if (!is_open(turn.model) || crew.imports) return;
    crew.imports = true;
    crew.exported.reset();
    crew.looked_ms = turn.model.now_ms;
    ask(turn, local::CrewImport{});
}

void take(Turn& turn, const CrewPause&) {
    change(turn, [](local::CrewSettings& settings) { settings.paused = !settings.paused; });
}

void take(Turn& turn, const CrewRehearse&) {
    change(turn, [](local::CrewSettings& settings) { settings.rehearsal = !settings.rehearsal; });
}

void take(Turn& turn, const CrewPresent& message) {
    change(turn, [&](local::CrewSettings& settings) {
        std::vector<std::string> present = settings.present.value_or(turn.world.event.present);
        settings.present.reset();
        if (message.municipality.empty()) return;
        toggle(present, message.municipality);
        settings.present = std::move(present);
    });
}

void take(Turn& turn, const CrewOffer& message) {
    change(turn, [&](local::CrewSettings& settings) {
        if (message.language.empty()) {
            settings.languages.clear();
            return;
        }
        if (settings.languages.empty()) settings.languages = turn.world.languages(settings);
        toggle(settings.languages, message.language);  // the last one gone: as the fair wants
    });
}

void take(Turn& turn, const CrewCloseDay&) {
    if (!is_open(turn.model)) return;
    change(turn, [](local::CrewSettings& settings) {
        settings.paused = true;
        settings.rehearsal = false;
    });
    turn.model.crew.page = CrewPage::menu;
}

void take(Turn& turn, const BeginAssisted&) {
    if (!is_open(turn.model)) return;
    end_visit(turn);
    turn.model.visit.assisted = true;
    go_to(turn, Step::note);
}

void take(Turn& turn, const CrewTold& message) {
    Crew& crew = turn.model.crew;
    if (!turn.model.crew_talk.take_answer() || turn.model.at != Step::crew) return;
    if (!turn.model.crew_talk.waits()) crew.wanted.reset();
    if (const auto* word = std::get_if<local::PinWord>(&message.reply)) return take_in(turn, *word);
    if (crew.page == CrewPage::pin) return;
    if (const auto* facts = std::get_if<local::CrewFacts>(&message.reply)) {
        crew.facts = *facts;
        crew.imports = false;
    }
    if (const auto* report = std::get_if<local::DayReport>(&message.reply)) crew.report = *report;
    if (const auto* exported = std::get_if<local::CrewExported>(&message.reply)) {
        crew.exports = false;
        somebody_is_there(turn.model);  // a slow stick took their minute
        look(turn);
        crew.exported = *exported;
    }
}

void take(Turn& turn, const CrewFailed& message) {
    Crew& crew = turn.model.crew;
    if (!turn.model.crew_talk.take_answer() || turn.model.at != Step::crew) return;
    crew.pin.clear();
    crew.wanted.reset();
    crew.failed = message.kind;
    crew.failed_export = std::exchange(crew.exports, false);
    crew.failed_import = std::exchange(crew.imports, false);
}

std::optional<std::int64_t> crew_looks_at(const Model& model) {
    const Crew& crew = model.crew;
    const bool watches = model.at == Step::crew && (crew.page == CrewPage::menu || crew.page == CrewPage::close);
    // What failed stays to be read until something is touched.
    if (!watches || model.crew_talk.waits() || (crew.failed && crew.facts)) return {};
    return crew.looked_ms + crew_look_ms;
}

bool crew_goes_on(Turn& turn) {
    Model& model = turn.model;
    // While a stick is written somebody waits before it; the answer, or its failure, comes for certain.
    if (model.crew.exports) model.touched_ms = model.now_ms;
    if (model.now_ms - model.touched_ms >= crew_idle_ms) {
        end_visit(turn);
        return false;
    }
    if (const auto looks = crew_looks_at(model); looks && model.now_ms >= *looks) look(turn);
    return true;
}

}  // namespace monter::kiosk
