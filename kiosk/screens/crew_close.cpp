// The end of the day: it warns while a wish is neither sent nor on a stick, and can be closed all the same, for what is
// kept here stays kept. It warns of a rehearsal too, which somebody may have forgotten.
#include <algorithm>

#include "kiosk/screens/crew.hpp"

namespace monter::kiosk {

void draw_crew_close(Page& page, const View& view) {
    Column column = open_crew_page(page, view, view.texts.say(Text::crew_close));
    const Crew& crew = view.model.crew;
    const TextStyle style = page.style(Type::button_main);
    const float h = main_height(page);
    if (!crew.facts) {
        const CrewWord word = crew_word(view);
        if (!word.text.empty()) draw_hint(page, "crew.word", {column.x, column.y, column.w, 0}, word.text, word.good);
        return;
    }
    const bool open = crew.facts->unexported > 0;
    column.w = std::min(column.w, 1300.0F);
    const std::string said =
        open ? view.texts.count(Text::crew_close_open, crew.facts->unexported) : view.texts.say(Text::crew_close_good);
    page.flow(column, open ? "crew.close.open" : "crew.close.good", said,
              page.style(Type::title_large, open ? Colour::sun : Colour::aurora), 40)
        .on_dark = true;
    if (view.world.rehearses()) {
        const Text why = view.world.event.rehearsal ? Text::crew_close_rehearsal_event : Text::crew_close_rehearsal;
        const Rect room{column.x, column.y, column.w, 0};
        column.y = draw_hint(page, "crew.close.rehearsal", room, view.texts.say(why)).bottom() + 32;
    }
    const bool told = crew.failed || crew.exported || crew.facts->sends;
    if (told) {
        const CrewWord word = crew.facts->sends ? CrewWord{view.texts.say(Text::crew_sends), true} : crew_word(view);
        column.y = draw_hint(page, "crew.word", {column.x, column.y, column.w, 0}, word.text, word.good).bottom() + 32;
    }
    const auto button = [&](const char* id, Text text, Look look, Message tap, Icon icon) {
        const std::string label = view.texts.say(text);
        Rect rect = column.take(h, 24);
        rect.w = std::min(rect.w, 900.0F);
        page.button(id, rect, label, style, look, std::move(tap), icon).on_dark = true;
    };
    if (open) {
        button("crew.send", Text::crew_send, Look::outline_button, CrewSendNow{}, Icon::send);
        button("crew.export", Text::crew_export, Look::sun_button, CrewExportNow{}, Icon::usb);
        button("crew.close.anyway", Text::crew_close_anyway, Look::outline_button, CrewCloseDay{}, Icon::moon);
    } else {
        button("crew.close.now", Text::crew_close_now, Look::sun_button, CrewCloseDay{}, Icon::moon);
    }
}

}  // namespace monter::kiosk
