// Inside update(): one message's turn at the model. One function a message; the files say what about.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/app/app.hpp"

namespace monter::kiosk {

struct Turn {
    Model& model;
    const World& world;
    std::vector<Effect>& effects;
};

// going_about.cpp
void take(Turn& turn, const Begin&);
void take(Turn& turn, const SetLanguage& message);
void take(Turn& turn, const Back&);
void take(Turn& turn, const OpenSheet& message);
void take(Turn& turn, const CloseSheet&);
void take(Turn& turn, const TurnPage& message);
void take(Turn& turn, const ToggleLargeText&);
void take(Turn& turn, const ToggleContrast&);
void take(Turn& turn, const ToggleLessMotion&);

// choosing.cpp
void take(Turn& turn, const PickDream& message);
void take(Turn& turn, const ShowPlaces&);
void take(Turn& turn, const ShowAllPlaces&);
void take(Turn& turn, const OpenPlace& message);
void take(Turn& turn, const ToggleHeart&);
void take(Turn& turn, const WriteToPlace& message);

void take(Turn& turn, const TakeHomeMinted& message);
void take(Turn& turn, const StoreTold& message);

// light_of_year.cpp
void take(Turn& turn, const DragLight& message);
void take(Turn& turn, const StepLight& message);
void take(Turn& turn, const ShowLight& message);

// film.cpp
void take(Turn& turn, const OpenVideo&);
void take(Turn& turn, const ToggleVideo&);
void take(Turn& turn, const ToggleSound&);
void take(Turn& turn, const ToggleCaptions&);
void take(Turn& turn, const FilmTold& message);

// comparing.cpp
void take(Turn& turn, const ComparePlaces&);
void take(Turn& turn, const CompareNext& message);
// Brings the compared pair in line with what is kept; false where there are no two.
[[nodiscard]] bool settle_compared(Model& model);
// Where to go back to from a showcase: the comparison only while there are still two kept places to compare.
[[nodiscard]] Step back_from_showcase(Model& model);
[[nodiscard]] Step back_from_compare(const Model& model);  // the showcase it was opened in, else the map

// way_north.cpp
void take(Turn& turn, const PlanWay&);
void take(Turn& turn, const PickCitizen& message);
void take(Turn& turn, const ShowPlan&);
void take(Turn& turn, const OpenStep& message);

// pulse.cpp
void take(Turn& turn, const AskPulse&);
void take(Turn& turn, const TapPulse& message);

// taking_back.cpp
void take(Turn& turn, const AskCode&);
void take(Turn& turn, const TakeBackByCode&);
void take_back_is(Turn& turn, Taking verdict);  // what became of the code that was sent

// form.cpp
void take(Turn& turn, const SetAge& message);
void take(Turn& turn, const ContactNext&);
void take(Turn& turn, const PickWhen& message);
void take(Turn& turn, const ToggleWith& message);
void take(Turn& turn, const PickWork& message);
void take(Turn& turn, const ToggleSpeaks& message);

// writing.cpp
void take(Turn& turn, const FocusField& message);
void take(Turn& turn, const PressKey& message);
void take(Turn& turn, const PressShift&);
void take(Turn& turn, const PressKeyPage& message);
void take(Turn& turn, const PressBackspace&);
void take(Turn& turn, const PressWordDelete&);
void take(Turn& turn, const PressKeyNext&);

// sending.cpp
void take(Turn& turn, const ToggleRecipient& message);
void take(Turn& turn, const ToggleConsent& message);
void take(Turn& turn, const Refuse&);
void take(Turn& turn, const Send&);
void take(Turn& turn, const LeadKept& message);
void take(Turn& turn, const LeadNotKept& message);
void take(Turn& turn, const Withdraw&);
void take(Turn& turn, const Withdrawn& message);
void take(Turn& turn, const NotWithdrawn& message);

// idle.cpp
void take(Turn& turn, const Tick& message);
void take(Turn& turn, const Touched&);
void take(Turn& turn, const Stay&);
void take(Turn& turn, const Finish&);

// crew.cpp
void take(Turn& turn, const KnockCrew&);
void take(Turn& turn, const PressPin& message);
void take(Turn& turn, const DropPin&);
void take(Turn& turn, const EnterPin&);
void take(Turn& turn, const OpenCrewPage& message);
void take(Turn& turn, const CrewSendNow&);
void take(Turn& turn, const CrewExportNow&);
void take(Turn& turn, const CrewImportNow&);
void take(Turn& turn, const CrewPause&);
void take(Turn& turn, const CrewRehearse&);
void take(Turn& turn, const CrewPresent& message);
void take(Turn& turn, const CrewOffer& message);
void take(Turn& turn, const CrewCloseDay&);
void take(Turn& turn, const BeginAssisted&);
void take(Turn& turn, const CrewTold& message);
void take(Turn& turn, const CrewFailed& message);
// When the crew's page looks at the stand again (boot time); nothing where it waits for an answer or a touch. What acts
// on it and what sleeps until then must agree, or the loop never rests.
[[nodiscard]] std::optional<std::int64_t> crew_looks_at(const Model& model);
// Time alone: locks after a minute, and looks again while the menu is up. False where the visit has ended.
bool crew_goes_on(Turn& turn);

// What several of them need.
void go_to(Turn& turn, Step step);    // another screen: its first page, no sheet, no keyboard, no hints
void rematch(Turn& turn);             // the wish has changed
void light_evening(Turn& turn);       // the showcase opens in the light of today
void light_on(Model& model);          // a light that travels comes to where it is now
void focus(Turn& turn, Field field);  // the keyboard comes up for a field, or goes away
void forget_the_young(Turn& turn);    // all that was typed and answered; the pictures and places may stay
void count_visit(Turn& turn);         // begun in this language, once, with the three shown; of a rehearsal never
void count_opened(Turn& turn);        // the place on screen, once a visit; of a rehearsal never
void end_visit(Turn& turn);           // everything a visitor said is wiped; the attract screen
void somebody_is_there(Model& model);

}  // namespace monter::kiosk
