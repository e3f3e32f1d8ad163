// The film of a municipality, over its showcase: as large as fits, what is said in it over its foot, its controls
// below.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

constexpr float wide = 16, high = 9;
constexpr float bar_height = 18;

const std::string& captions_of(const pack::Video& video, const std::string& language) {
    static const std::string none;
    const auto own = video.captions.find(language);
    return own == video.captions.end() ? none : own->second;
}

std::string minutes(double seconds) {
    const auto whole = static_cast<long>(std::floor(seconds));
    const std::string s = std::to_string(whole % 60);
    return std::to_string(whole / 60) + (s.size() < 2 ? ":0" : ":") + s;
}

void draw_film(Page& page, const View& view, const pack::Place& place, const Rect& rect) {
    const Model& model = view.model;
    const pack::Video& video = *place.video;
    Element film;
    film.id = "video.film";
    film.role = Role::image;
    film.look = Look::film;
    film.rect = rect;
    film.text = view.texts.in(place.alt);
    film.picture = video.still.empty() ? place.card : video.still;
    // While somebody is asked whether they are still there it waits for them.
    if (!model.watching.is_broken) {
        film.film = FilmView{video.film, captions_of(video, model.language), model.watching.plays && !model.warned_ms,
                             model.watching.sounds};
    }
    page.add(std::move(film));
}

// Over the film's foot, on a plate of its own: in our letters, as large and as strong as the visitor asked for.
void draw_caption(Page& page, const View& view, const Rect& film) {
    const Watching& watching = view.model.watching;
    if (!watching.captions || watching.caption.empty()) return;
    const float pad = 20, most = film.w - 4 * pad;
    const TextStyle style = page.fitted(watching.caption, page.style(Type::label, Colour::snow, Align::centre), most, 3,
                                        page.large() ? 40.0F : 28.0F);
    const Laid laid = page.lay(watching.caption, style, most);
    const Rect plate{film.centre().x - laid.w / 2 - pad, film.bottom() - pad - laid.h - pad, laid.w + 2 * pad,
                     laid.h + pad};
    Element& caption = page.surface("video.caption", plate, Look::plate);
    caption.role = Role::text;
    caption.text = watching.caption;
    Page::put(caption, laid, {plate.x + pad, plate.y + pad / 2, laid.w, laid.h}, false);
}

// How far it is: a bar, and the same in figures.
void draw_progress(Page& page, const View& view, const Rect& row) {
    const Watching& watching = view.model.watching;
    if (watching.length_s <= 0) return;
    const TextStyle style = page.style(Type::small);
    const std::string time = minutes(watching.at_s) + " / " + minutes(watching.length_s);
    const float w = std::ceil(page.width(minutes(watching.length_s) + " / " + minutes(watching.length_s), style)) + 16;
    Element& bar =
        page.surface("video.bar", {row.x, row.y + (row.h - bar_height) / 2, row.w - w - space::gutter, bar_height},
                     Look::weight_bar);
    bar.value = static_cast<float>(std::clamp(watching.at_s / watching.length_s, 0.0, 1.0));
    page.text("video.time", {row.right() - w, row.y, w, row.h}, time, style);
}

struct Controls {
    bool stacked = false;  // sound and captions below the button that plays
    float h = 0;           // of one
    [[nodiscard]] float all() const { return stacked ? 2 * h + space::between : h; }
};

void draw_control(Page& page, const std::string& id, const Rect& rect, const std::string& label, Look look, Message tap,
                  Icon icon, std::optional<bool> on) {
    const float room = rect.w - 120;  // less the round ends and the icon
    const TextStyle style = page.fitted(label, page.style(Type::button), room, 1, page.large() ? 40.0F : 28.0F);
    Element& button = page.button(id, rect, label, style, look, std::move(tap), icon);
    if (!on) return;
    button.role = Role::toggle;
    button.states.on = *on;
}

void draw_controls(Page& page, const View& view, const Controls& controls, bool has_captions, const Rect& rect) {
    const Watching& watching = view.model.watching;
    const int toggles = has_captions ? 2 : 1, beside = controls.stacked ? toggles : toggles + 1;
    const float w = (rect.w - space::gutter * static_cast<float>(beside - 1)) / static_cast<float>(beside);
    const float step = w + space::gutter;
    draw_control(page, "video.play", {rect.x, rect.y, controls.stacked ? rect.w : w, controls.h},
                 view.texts.say(watching.plays ? Text::video_pause : Text::video_play), Look::sun_button, ToggleVideo{},
                 watching.plays ? Icon::pause : Icon::play, std::nullopt);
    float x = controls.stacked ? rect.x : rect.x + step;
    const float y = rect.bottom() - controls.h;
    if (watching.has_sound) {
        draw_control(page, "video.sound", {x, y, w, controls.h}, view.texts.say(Text::video_sound), Look::chip,
                     ToggleSound{}, watching.sounds ? Icon::sound : Icon::muted, watching.sounds);
    } else {
        const std::string silent = view.texts.say(Text::video_silent);
        const TextStyle style = page.fitted(silent, page.style(Type::body, Colour::slate, Align::centre), w, 2,
                                            page.large() ? 40.0F : 28.0F);
        const float h = page.lay(silent, style, w).h;
        page.text("video.silent", {x, y + (controls.h - h) / 2, w, h}, silent, style);
    }
    x += step;
    if (!has_captions) return;
    draw_control(page, "video.captions", {x, y, w, controls.h}, view.texts.say(Text::video_captions), Look::chip,
                 ToggleCaptions{}, watching.captions ? Icon::check : Icon::captions, watching.captions);
}

}  // namespace

void draw_video(Page& page, const View& view) {
    const pack::Place* const place = view.place();
    if (place == nullptr || !place->video) return;
    const bool has_captions = !captions_of(*place->video, view.model.language).empty();
    const Controls controls{page.portrait(), second_height(page)};
    const float gap = page.gap(space::gutter), row = page.style(Type::small).size * 1.3F + 2;
    const float below = controls.all() + row + 2 * gap;
    // A standing sheet is no higher than the film and its controls need.
    Size size{1640, 1000};
    if (page.portrait()) {
        size.w = 1000;
        size.h = 2 * page.gap(48) + space::chrome + gap + (size.w - 2 * sheet_padding) * high / wide + below;
    }
    Column room = open_sheet(page, view, "video", place->name, size);
    const float w = std::min(room.w, (room.bottom - below - room.y) * wide / high);
    const Rect film{room.x + (room.w - w) / 2, room.y, w, w * high / wide};
    draw_film(page, view, *place, film);
    if (view.model.watching.is_broken) {
        page.text("video.failed", {room.x, film.bottom() + gap, room.w, room.bottom - film.bottom() - gap},
                  view.texts.say(Text::video_failed), page.style(Type::body));
        return;
    }
    draw_caption(page, view, film);
    draw_progress(page, view, {room.x, film.bottom() + gap, room.w, row});
    draw_controls(page, view, controls, has_captions, {room.x, film.bottom() + 2 * gap + row, room.w, controls.all()});
}

}  // namespace monter::kiosk
