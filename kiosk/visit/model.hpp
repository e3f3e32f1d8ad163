// Everything the kiosk knows while it runs: the world it reads, and the model of the visit it is in.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/light/shown_light.hpp"
#include "kiosk/ui/keyboard.hpp"
#include "kiosk/visit/visit.hpp"
#include "kiosk/visit/watching.hpp"
#include "sync/lead/event.hpp"
#include "sync/local/crew.hpp"
#include "sync/pack/content.hpp"

namespace monter::kiosk {

// Where the staff who write a pack look at it before it is built for the stands (monter-pack preview): no wish is kept,
// no tap is counted, and the screen stays where it is however long nobody touches it.
struct Preview {
    std::vector<std::string> faults;  // of the last save, each with its remedy; what is shown is the last good content
};

// What the kiosk reads and never changes.
struct World {
    std::shared_ptr<const pack::Content> content;
    lead::Event event;
    std::string portal_url;          // the event's, or stand.json's: goes into the QR
    std::size_t recipient_keys = 0;  // of root.json; fewer than two and no form opens
    local::CrewSettings crew;        // what the crew has chosen here
    std::uint32_t seed = 0;          // of the order in which the attract screen shows the posters
    float text_scale = 1.0F;         // of all texts of this stand, 1.0 to 1.5
    std::optional<Preview> preview;  // on no stand at a fair

    [[nodiscard]] bool may_keep() const { return !preview && recipient_keys >= 2 && !portal_url.empty(); }
    // A rehearsal's wishes carry the mark, and nothing of it is counted.
    [[nodiscard]] bool rehearses() const { return event.rehearsal || crew.rehearsal; }
    // Municipalities that stand here: as the crew says while its day lasts, else as the event does.
    [[nodiscard]] const std::vector<std::string>& present() const;
    // What the stand offers: what the crew chose, else the fair's languages the pack has (and that have UI texts), else
    // all the pack has.
    [[nodiscard]] std::vector<std::string> languages() const { return languages(crew); }
    [[nodiscard]] std::vector<std::string> languages(const local::CrewSettings& chosen) const;
    [[nodiscard]] const pack::Notice& notice(const std::string& language) const;
};

enum class Step {
    attract,
    dream,
    places,
    list,
    showcase,
    contact,
    details,
    words,
    consent,
    thanks,
    young,
    closed,  // no wish can be kept now
    waynorth,
    pulse,
    compare,
    note,  // the guide's, before an assisted visit
    crew,
    takeback  // a wish, by its code
};

// Reading aids of this visit.
struct Access {
    bool large_text = false;  // 1.5
    bool high_contrast = false;
    bool less_motion = false;
    bool large_stand = false;  // the stand's own letters are large already; no visitor's choice

    // The one place that decides whether things move: where they don't, nothing drifts, travels, grows or slides,
    // changes are fades of 120 ms, and the attract screen is a still. Large letters and high contrast are asked for by
    // people who can't use movement either, so they bring it along.
    [[nodiscard]] bool calm() const { return less_motion || is_calm_anyway(); }
    [[nodiscard]] bool is_calm_anyway() const { return large_text || high_contrast || large_stand; }
    [[nodiscard]] bool is_chosen() const { return large_text || high_contrast || less_motion; }
};

// Where a lead that was sent stands. "Thank you" comes after kept, never before.
struct Keeping {
    enum class State { no, sent, waiting, stuck, kept };
    State state = State::no;
    std::int64_t since_ms = 0;  // boot time of the first send
    Kind why = Kind::network;   // of waiting and stuck
};

// A wish back: on the thanks screen; or by its code, where it may be no code at all (wrong) or none that this stand
// knows (unknown: kept and sent all the same).
enum class Taking { no, asked, done, failed, wrong, unknown };

// The crew's questions to monter-sync are answered in order, one each, and may be answered when whoever asked has gone:
// an answer to what was asked before the last knock is nobody's.
struct CrewTalk {
    std::uint64_t asked = 0, answered = 0;
    std::uint64_t before = 0;  // how many had been asked when somebody knocked last
    [[nodiscard]] bool waits() const { return asked > std::max(answered, before); }
    // Counts an answer; whether it is one to whoever stands there.
    [[nodiscard]] bool take_answer() {
        answered = std::min(answered + 1, asked);
        return answered > before;
    }
};

// What the crew's menu knows, while it is up.
struct Crew {
    CrewPage page = CrewPage::pin;
    Secret pin;  // as typed so far
    std::int64_t looked_ms = 0;
    std::optional<local::PinWord> word;  // of the last try
    std::int64_t wait_until_ms = 0;      // no try before
    std::optional<local::CrewFacts> facts;
    std::optional<local::CrewSettings> wanted;  // asked for and not yet told back: the next choice builds on it
    std::optional<local::DayReport> report;
    bool exports = false;  // the question under way
    std::optional<local::CrewExported> exported;
    std::optional<Kind> failed;  // of the last question
    bool failed_export = false;
    bool imports = false;  // the question under way
    bool failed_import = false;
};

struct Model {
    std::string language;  // of everything on the screen
    Access access;
    Step at = Step::attract;
    Sheet sheet = Sheet::none;
    Sheet below_languages = Sheet::none;           // the sheet the language switch was touched on: it comes back
    int page_below_languages = 0;                  // its page
    int page = 0, facts_page = 0, sheet_page = 0;  // by Pager
    std::string place;                             // the showcase's municipality
    Step before_showcase = Step::places;           // places, the list or the comparison: where back leads
    ShownLight light;                              // there
    Watching watching;                             // there, while Sheet::video is open

    std::array<std::string, 2> compared;    // the two kept places side by side; empty before the first comparison
    Step before_contact = Step::showcase;   // the showcase, the comparison or the way north; of the closed screen too
    Step before_waynorth = Step::showcase;  // the showcase or the end for the young
    Step before_pulse = Step::attract;      // the attract screen or the thanks
    bool plan_shown = false;                // of the way north: its list, after its questions
    bool citizen_missing = false;           // the list was asked for without it
    std::string step;                       // of the open step sheet
    std::size_t pulse_at = 0;               // the question being asked

    Visit visit;
    std::vector<lead::Match> matches;  // of visit.wish, best first; kept up by update
    Keyboard keyboard;
    std::set<Field> checked;  // fields whose fault stands beside them; a field being filled in is left in peace
    bool age_checked = false;
    bool dream_hint = false;            // a sixth dream, or none at "Show my places"
    bool closed_hint = false;           // no form could open when it was asked for
    std::optional<bool> store_answers;  // as it was last heard; nothing = not yet: the form opens, and saving waits
    bool full_hint = false;             // the field in hand can take no more
    bool consent_missing = false;       // sent without the box
    bool last_recipient = false;        // tried to take the last one off

    Crew crew;
    CrewTalk crew_talk;  // the stand's, not the visitor's

    Keeping keeping;
    Taking taking = Taking::no;
    Secret first_name, take_home_url;  // all that is left of a person on the thanks screen
    std::string reference;

    // Films of this content that could not be shown: they are offered to nobody again. The stand's, not the visitor's.
    std::set<std::string> broken_films;

    std::int64_t now_ms = 0, wall_ms = 0;
    std::int64_t opened_ms = 0;             // of the first tick: since then the attract screen's programme runs
    std::int64_t touched_ms = 0;            // when somebody last touched
    std::optional<std::int64_t> warned_ms;  // since when the countdown runs

    [[nodiscard]] bool is_form() const;
};

// The model of a stand nobody stands at.
[[nodiscard]] Model first_model(const World& world);
// The same after `before`, whose visitor has gone: what is the stand's own goes on. Films that could not be shown are
// the content's; they are forgotten with it.
[[nodiscard]] Model next_model(const World& world, const Model& before);

}  // namespace monter::kiosk
