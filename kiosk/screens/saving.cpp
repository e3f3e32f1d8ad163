// Over the consent while the wish is on its way to the disk: "one moment", never "saved"; or what to do when it can't
// be kept.
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

void draw_saving(Page& page, const View& view) {
    const Keeping& keeping = view.model.keeping;
    const bool preview = view.world.preview.has_value();
    const bool stuck = keeping.state == Keeping::State::stuck;
    const Size size =
        page.portrait() ? Size{936, page.large() ? 860.0F : 720.0F} : Size{1240, page.large() ? 680.0F : 560.0F};
    Column room = open_dialog(page, "saving",
                              view.texts.say(preview ? Text::preview_title
                                             : stuck ? Text::saving_stuck
                                                     : Text::saving_title),
                              size);
    const Text told = preview                     ? Text::preview_text
                      : !stuck                    ? Text::saving_text
                      : keeping.why == Kind::full ? Text::saving_stuck_full
                                                  : Text::saving_stuck_text;
    page.flow(room, "saving.text", view.texts.say(told), page.style(Type::body), page.gap(24));
    const TextStyle style = page.style(Type::button);
    const float h = main_height(page);
    const std::string no = view.texts.say(Text::saving_stop);
    float y = room.bottom - h;
    page.button("saving.stop", {room.x, y, room.w, h}, no, style, Look::outline_button, Refuse{});
    if (stuck && !preview) {
        y -= h + space::between;
        page.button("saving.again", {room.x, y, room.w, h}, view.texts.say(Text::saving_again), style, Look::sun_button,
                    Send{});
    }
    if (room.y > y) page.crowded();
}

}  // namespace monter::kiosk
