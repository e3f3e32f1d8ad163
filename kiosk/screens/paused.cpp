// While the crew has paused the stand: a poster, that somebody is soon back, and nothing to begin.
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

void draw_paused(Page& page, const View& view) {
    const pack::Content& content = view.content();
    constexpr double arctic_circle = 66.56;
    const std::int64_t run = view.model.now_ms - view.model.opened_ms;
    const Light light = evening_light(arctic_circle, attract_day(run));
    draw_poster(page, content.attract_landscape, content.attract_portrait, view.texts.in(content.region_name), light)
        .aurora_from = 960;
    const std::string title = view.texts.say(Text::paused_title), text = view.texts.say(Text::paused_text);
    const float room = page.portrait() ? 860.0F : 1100.0F;
    const TextStyle large =
        page.fitted(title, page.style(Type::place_name, Colour::snow), room, 1, page.large() ? 76.0F : 72.0F);
    const TextStyle small = page.style(Type::title, Colour::birch);
    const Laid above = page.lay(title, large, room), below = page.lay(text, small, room);
    const float h = above.h + below.h + 104;
    const Rect plate{0, 200, space::margin + room + 56, h};
    page.surface("paused.plate", plate, Look::plate).fill = Colour::night;
    page.text("paused.title", {space::margin, plate.y + 40, room, above.h}, title, large, Role::heading).on_dark = true;
    page.text("paused.text", {space::margin, plate.y + 40 + above.h + 24, room, below.h}, text, small).on_dark = true;
    draw_chrome(page, view, {Ground::poster, -1, false, true});
    draw_crew_door(page, view);
}

}  // namespace monter::kiosk
