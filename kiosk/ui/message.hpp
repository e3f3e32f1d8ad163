// Everything that can happen to the kiosk, as plain data. A touch becomes the message its element carries
// (Element::tap); time, luck and answers from outside come in the same way, so that update() needs nothing else.
//
// No message carries what a visitor typed but one: PressKey, and it carries one key. What their take-home code holds is
// a Secret all the way.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "sync/base/bytes.hpp"
#include "sync/base/result.hpp"
#include "sync/base/secret.hpp"
#include "sync/local/crew.hpp"

namespace monter::kiosk {

// What lies over the screen; the screen below stays as it is.
enum class Sheet { none, language, access, why, notice, withdraw, step, facts, work, video };
// note: the guide's, of an assisted visit; code: of a wish that is taken back
enum class Field { none, name, email, phone, words, note, code };
enum class KeyPage { letters, latin, accents, more_accents, signs };  // latin: beside letters of another alphabet
enum class Pager { screen, facts, sheet };                            // what on the screen has pages
enum class Purpose { contact, share };
enum class CrewPage { pin, menu, present, languages, report, close };  // of the crew's menu
enum class LightMark { midsummer, aurora, midwinter };                 // times of the year that a chip leads to

// Getting about.
struct Begin {};
struct SetLanguage {
    std::string code;
};
struct Back {};
struct OpenSheet {
    Sheet sheet = Sheet::none;
};
struct CloseSheet {};
struct TurnPage {
    Pager pager = Pager::screen;
    int to = 0;
};
struct ToggleLargeText {};
struct ToggleContrast {};
struct ToggleLessMotion {};

// Dream, places, showcase.
struct PickDream {
    std::string code;
};
struct ShowPlaces {};
struct ShowAllPlaces {};
struct OpenPlace {
    std::string place;
};
struct ToggleHeart {};  // of the place shown
struct WriteToPlace {
    std::string place;  // empty = the place shown
};
// Two kept places side by side.
struct ComparePlaces {};  // the first two kept
struct CompareNext {      // on that side (0 or 1), the next kept place that is on neither
    int side = 0;
};

// The light of the year.
struct DragLight {  // where on the carpet the finger is, shares from its upper left corner: 0 to 1
    float x = 0, y = 0;
};
struct StepLight {  // with keys
    int days = 0, minutes = 0;
};
struct ShowLight {
    LightMark mark = LightMark::midsummer;
};

// The film of the place shown.
struct OpenVideo {};
struct ToggleVideo {};  // plays or stands still
struct ToggleSound {};
struct ToggleCaptions {};

// The way north.
struct PlanWay {};  // its questions
struct PickCitizen {
    std::string code;  // of lead::track_codes
};
struct ShowPlan {};
struct OpenStep {
    std::string id;
};

// The temperature.
struct AskPulse {};
struct TapPulse {
    std::string value;  // empty = skipped: nothing is counted
};

// A wish taken back by its code, by whoever comes again with it.
struct AskCode {};
struct TakeBackByCode {};  // what is typed

// The form.
struct SetAge {
    bool sixteen = false;
};
struct FocusField {  // none puts the keyboard away
    Field field = Field::none;
};
struct PressKey {
    std::string text;  // UTF-8: a character, or an e-mail ending
};
struct PressShift {};
struct PressKeyPage {
    KeyPage page = KeyPage::letters;
};
struct PressBackspace {};
struct PressWordDelete {};
struct PressKeyNext {};  // field by field, then the keyboard goes away
struct ContactNext {};   // is this page complete? then on
struct PickWhen {
    std::string code;
};
struct ToggleWith {
    std::string code;
};
struct PickWork {
    std::string code;
};
struct ToggleSpeaks {
    std::string code;
};

// Consent and after.
struct ToggleRecipient {
    std::string place;
};
struct ToggleConsent {
    Purpose purpose = Purpose::contact;
};
struct Refuse {};  // "No, delete it now"
struct Send {};
struct Withdraw {};
struct Finish {};  // done: to the attract screen, everything wiped
struct Stay {};

// The crew's menu.
struct KnockCrew {};  // its hidden corner, held (kiosk/ui/gestures.hpp)
struct PressPin {
    int digit = 0;
};
struct DropPin {};   // the last digit
struct EnterPin {};  // is it right?
struct OpenCrewPage {
    CrewPage page = CrewPage::menu;
};
struct CrewSendNow {};
struct CrewExportNow {};
struct CrewImportNow {};
struct CrewPause {};  // on or off
struct CrewRehearse {};
struct CrewPresent {
    std::string municipality;  // comes or goes; empty: as the portal says
};
struct CrewOffer {
    std::string language;  // comes or goes; empty: as the fair wants
};
struct CrewCloseDay {};
struct BeginAssisted {};  // a visit filled in together with a guide

// From outside.
struct CrewTold {  // by monter-sync
    local::CrewReply reply;
};
struct CrewFailed {
    Kind kind = Kind::network;
};
struct Tick {  // the two clocks of base/clock.hpp; at least once a second while Model::next_change() asks for it
    std::int64_t boot_ms = 0;
    std::int64_t wall_ms = 0;
};
struct Touched {};  // a finger anywhere, also where nothing answers: somebody is there
struct TakeHomeMinted {
    Id lead_id{};
    Secret secret;  // 16 bytes
};
struct StoreTold {  // whether the stand's store answers
    bool answers = false;
};
struct FilmTold {            // how the film on the screen stands
    std::string film;        // its name in the pack
    std::string caption;     // what is being said; empty = nothing
    double at_s = 0;         // falls back when it begins anew
    double length_s = 0;     // 0 = not known yet
    bool has_sound = true;   // as long as it isn't known
    bool is_broken = false;  // it will never show anything
};
struct LeadKept {
    Id lead_id{};
    std::uint64_t seq = 0;
};
struct LeadNotKept {  // not yet, or (refused, corrupt, bug) never with these bytes
    Id lead_id{};
    Kind kind = Kind::network;
};
struct Withdrawn {
    Id lead_id{};       // zero where only a code was typed
    bool known = true;  // the stand has, or had, the wish of that code
};
struct NotWithdrawn {
    Id lead_id{};
    Kind kind = Kind::network;
};

using Message =
    std::variant<Begin, SetLanguage, Back, OpenSheet, CloseSheet, TurnPage, ToggleLargeText, ToggleContrast,
                 ToggleLessMotion, PickDream, ShowPlaces, ShowAllPlaces, OpenPlace, ToggleHeart, WriteToPlace,
                 ComparePlaces, CompareNext, DragLight, StepLight, ShowLight, OpenVideo, ToggleVideo, ToggleSound,
                 ToggleCaptions, PlanWay, PickCitizen, ShowPlan, OpenStep, AskPulse, TapPulse, AskCode, TakeBackByCode,
                 SetAge, FocusField, PressKey, PressShift, PressKeyPage, PressBackspace, PressWordDelete, PressKeyNext,
                 ContactNext, PickWhen, ToggleWith, PickWork, ToggleSpeaks, ToggleRecipient, ToggleConsent, Refuse,
                 Send, Withdraw, Finish, Stay, Tick, Touched, TakeHomeMinted, StoreTold, FilmTold, KnockCrew, PressPin,
                 DropPin, EnterPin, OpenCrewPage, CrewSendNow, CrewExportNow, CrewImportNow, CrewPause, CrewRehearse,
                 CrewPresent, CrewOffer, CrewCloseDay, BeginAssisted, CrewTold, CrewFailed, LeadKept, LeadNotKept,
                 Withdrawn, NotWithdrawn>;

}  // namespace monter::kiosk
