// Every screen and sheet, each in the file of its name. A screen lays itself out on a page; it decides nothing.
#pragma once

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

void draw_attract(Page& page, const View& view);
// The boot time at which the poster of the attract or the paused screen or of a showcase next looks different by
// itself; nothing where it stands still, or under a sheet. How many of these moments are drawn is the stage's to say.
[[nodiscard]] std::optional<std::int64_t> picture_lives(const Model& model);
void draw_dream(Page& page, const View& view);
void draw_places(Page& page, const View& view);
void draw_list(Page& page, const View& view);
void draw_showcase(Page& page, const View& view);
void draw_contact(Page& page, const View& view);
void draw_details(Page& page, const View& view);
void draw_words(Page& page, const View& view);
void draw_consent(Page& page, const View& view);
void draw_thanks(Page& page, const View& view);
void draw_closed(Page& page, const View& view);
void draw_young(Page& page, const View& view);
void draw_way_questions(Page& page, const View& view);
void draw_way_north(Page& page, const View& view);
void draw_pulse(Page& page, const View& view);
void draw_compare(Page& page, const View& view);
void draw_paused(Page& page, const View& view);
void draw_take_back(Page& page, const View& view);
// The quiet way there from the attract screen: at the right of its foot where the last row of languages leaves room,
// else at the right of the second way in or, where there is none, of the first; else above it. Gives where it stands.
Rect draw_take_back_entry(Page& page, const View& view, const Rect& languages, const Rect& begin, const Rect& pulse);
// The hidden corner of the attract and the paused screen that lets the crew in.
void draw_crew_door(Page& page, const View& view);
// The crew's menu: which of its pages is up is the model's.
void draw_crew(Page& page, const View& view);
void draw_crew_pin(Page& page, const View& view);
void draw_crew_menu(Page& page, const View& view);
void draw_crew_choices(Page& page, const View& view);  // who is here, which languages
void draw_crew_report(Page& page, const View& view);
void draw_crew_close(Page& page, const View& view);

// Over a screen.
void draw_language(Page& page, const View& view);
void draw_access(Page& page, const View& view);
void draw_why(Page& page, const View& view);
void draw_notice(Page& page, const View& view);
void draw_withdraw(Page& page, const View& view);
void draw_video(Page& page, const View& view);
void draw_step_sheet(Page& page, const View& view);
void draw_facts(Page& page, const View& view);
void draw_work(Page& page, const View& view);
void draw_saving(Page& page, const View& view);
void draw_idle(Page& page, const View& view);

// At the upper edge of every visitor's screen and sheet, while a rehearsal lasts.
void draw_rehearsal(Page& page, const View& view);

// Below the screen, where a pack is previewed: that nothing is kept, and what is wrong with the pack. The page is as
// high as the screen and the strip together; `screen` is the visitor's part of it.
void draw_preview(Page& page, const View& view, Size screen);

// The keyboard, from `top` to the foot of the screen.
void draw_keyboard(Page& page, const View& view, float top);
[[nodiscard]] float keyboard_top(const Page& page);

}  // namespace monter::kiosk
