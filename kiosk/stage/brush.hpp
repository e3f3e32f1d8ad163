// What every look is painted with, for one frame.
#pragma once

#include "kiosk/stage/canvas.hpp"
#include "kiosk/stage/carpets.hpp"
#include "kiosk/stage/films.hpp"
#include "kiosk/stage/motion.hpp"
#include "kiosk/stage/palette.hpp"
#include "kiosk/stage/posters.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

inline constexpr float radius_picture = 16, radius_card = 28;  // and full for buttons and chips; no others

struct Brush {
    Canvas& canvas;
    Pictures& pictures;
    const Motion& motion;
    const Palette& palette;
    const Scene& scene;
    bool on_poster = false;  // the screen's ground is a picture
    const Posters& posters;
    Carpets& carpets;
    const Films& films;

    // The element's lines from the top of its text_rect, exactly as the layout broke them; what a person typed straight
    // from the Secret.
    void lines(const Element& element, ImU32 colour) const;
    // The same with a dark edge all round: names on the map.
    void names(const Element& element, ImU32 colour) const;
    // The lines, and the icon in its icon_rect.
    void label(const Element& element, ImU32 colour) const;
    // A texture where it is there, else the quiet colour that stands for it until then.
    void picture(const std::string& name, const Rect& rect, float radius, Corners corners = Corners::all) const;
    // A surface with an outline round it.
    void surface(const Rect& rect, float radius, Colour fill, float width, Colour edge) const;
};

// One for each family of looks.
void paint_ground(const Brush& brush, const Element& element);   // paper, night, poster, hills, dim
void paint_picture(const Brush& brush, const Element& element);  // picture, film, qr, weight_bar
void paint_chrome(const Brush& brush, const Element& element);   // sun_arc, chrome_circle, countdown
void paint_button(const Brush& brush, const Element& element);   // sun_button, outline_button, chip
void paint_tile(const Brush& brush, const Element& element);     // tile
void paint_card(const Brush& brush, const Element& element);   // card, place_card, row, plate, fact_, story_card, sheet
void paint_field(const Brush& brush, const Element& element);  // field, check_row, notice, bare
void paint_keyboard(const Brush& brush, const Element& element);      // keyboard_panel, key, key_dark, key_sun
void paint_light_carpet(const Brush& brush, const Element& element);  // light_carpet
void paint_map(const Brush& brush, const Element& element);           // map, map_dot

}  // namespace monter::kiosk
