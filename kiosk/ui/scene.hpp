// A screen described once. scene(model, frame) makes it; the painter, the hit test, the voice, the keyboard walk and
// the tests only read it, so that what is drawn, what is touched and what is tested can't drift apart.
//
// A Scene points into the model it was made from (Secrets are not copied): read it before the model changes.
// Elements stand in drawing order, which is also reading order; ids are unique.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/light.hpp"
#include "kiosk/ui/message.hpp"
#include "sync/base/secret.hpp"

namespace monter::kiosk {

enum class Role { heading, text, button, tile, toggle, field, key, slider, image, map, qr, dialog, decoration };

// How the painter draws it (kiosk/ui/theme.hpp holds the measures).
enum class Look {
    none,            // an area to touch or to read, drawn by another element
    paper,           // birch background, full screen
    night,           // night background, full screen
    poster,          // a full-screen picture with cover crop, or a mesh in a light; `value` = parallax drift -1..1
    veil,            // the sky darkened behind the sentence; `value` = how much of it is night, 0..1
    picture,         // a picture in its rectangle, radius 16
    hills,           // the paper screens' foot: hills and spruces
    sun_arc,         // the five stations; `value` = current station 0..4; on a poster it hangs on a night tab
    sun_button,      // THE action
    outline_button,  // secondary; on night with a snow outline, on paper with a night one
    chrome_circle,   // back, language, access
    tile,            // dream: picture above, label below; state on = sun halo and badge
    chip,            // rounded choice; on = night fill (paper) or snow fill (night)
    check_row,       // tick box and sentence; on = ticked
    card,            // snow card, radius 28
    place_card,      // rank, picture, name, reasons
    row,             // one municipality in the list
    plate,           // night plate flush left, on posters
    fact_card,
    story_card,
    field,  // the box only: label and fault are elements of their own. Draws secret_lines in text_rect; focused = halo
            // and caret behind the last line; invalid = lingon outline
    keyboard_panel,
    key,
    key_dark,
    key_sun,
    dim,           // 72 % deep over everything below
    sheet,         // opaque snow card of a dialog
    countdown,     // ring and number; `value` = share left 0..1
    light_carpet,  // the year's light (`carpet`) with a hairline in picture_rect and the disc and icon in icon_rect, in
                   // the style's colour
    map,           // the outlines; `map` says what to colour
    map_dot,       // dot or rank disc with the name beside it
    film,          // a film, and `picture` until its first frame is there; `film` says which and how
    weight_bar,    // how much a reason weighs: a bar in an outline; `value` = share filled, 0..1
    qr,            // the code's content is `secret` where set, else `text`
    notice,        // an error or a hint: lingon bar, sentence
    bare,          // text without a surface
};

enum class Icon {
    none,
    back,
    forward,
    check,
    close,
    heart,
    heart_full,
    access,
    pin,
    people,
    mail,
    lock,
    home,
    shift,
    backspace,
    clock,
    briefcase,
    info,
    globe,
    undo,
    talk,
    sun,
    moon,
    aurora,
    compare,
    play,
    pause,
    sound,
    muted,
    captions,
    usb,
    send,
    report,
    mask,
    arrive
};

enum class Face { regular, medium, semibold, bold, display };  // Inter 400 500 600 700, Inter Display 800
enum class Align { left, centre };
enum class Colour : std::uint8_t {
    night,
    deep,
    slate,
    ink2,
    line,
    mist,
    snow,
    birch,
    sun,
    aurora,
    lingon,
    aurora_deep,
    sun_deep,
    lingon_light,
    key2,
    raised,
    map_match,
    white
};

struct TextStyle {
    Face face = Face::medium;
    float size = 30;    // design pixels; already scaled by the text scale
    float line = 1.3F;  // line height, of size
    Colour colour = Colour::night;
    Align align = Align::left;
};

struct States {
    bool pressed = false, on = false, disabled = false, invalid = false, busy = false, focused = false;
};

// Coloured areas and dots of the map, for the painter; dots are elements of their own.
struct MapShape {
    std::string place;
    std::vector<std::vector<Point>> polygons;  // design pixels, outer rings
    Colour colour = Colour::key2;
};

// Bytes [begin, end) of a Secret.
struct Span {
    std::size_t begin = 0, end = 0;
};

// A film in its place: one on a scene at most. What no longer stands there is closed.
struct FilmView {
    std::string film, captions;  // names in the pack; no captions = empty. They come back as FilmTold.
    bool plays = false, sounds = false;
    friend bool operator==(const FilmView&, const FilmView&) = default;
};

// Where a poster's motif is to be seen.
struct Framing {
    Rect clear;      // nothing stands before it; the motif lies in there, whole
    float foot = 0;  // from here down something opaque covers the poster; 0 = nothing does
};

struct Element {
    std::string id;  // names stay for ever (architecture); decoration may be numbered
    Role role = Role::decoration;
    Rect rect;         // what is drawn
    Rect target;       // what answers a touch; empty = rect. At least 56 px on the declared panel.
    std::string text;  // as read aloud and as judged (a field: its label); empty for pictures with an alt text of none
    // What a person typed, or the take-home QR's content, straight from the model; never copied into a string. Where it
    // is set it is what stands there: lines are empty and secret_lines says which bytes stand on which line.
    const Secret* secret = nullptr;
    std::vector<Span> secret_lines;
    std::string lang;
    States states;

    Look look = Look::none;
    TextStyle style;
    Rect text_rect;                  // where the lines stand; empty = no text drawn
    std::vector<std::string> lines;  // as broken by the ruler; the painter draws exactly these
    bool fits = true;                // all lines inside text_rect at style.size
    Icon icon = Icon::none;
    Rect icon_rect;              // where the icon stands
    std::string picture;         // a name in the pack
    std::optional<Light> light;  // poster: the light its mesh stands in; absent = the pack's still picture
    std::optional<FilmView> film;
    std::string next_picture;    // what will soon be a poster here, asked for ahead (of a row or a dot: when touched)
    std::string winter_picture;  // poster: the same land in winter; both meshes are kept ready
    float winter = 0;            // poster: how much of that one covers `picture`, 0..1
    std::optional<Framing> framing;  // poster: how its land is laid around what stands before it
    std::optional<CarpetOf> carpet;
    float drifts = 0;        // poster: how far its layers move by themselves, there and back, beside `value`: 0..1
    float aurora_from = 0;   // poster: the aurora begins right of this x, so that it never passes behind a text
    float aurora_below = 0;  // poster: above this y it is dimmed and hangs lower, so that letters can be read before it
    Rect picture_rect;       // where it stands inside a tile or card; poster and picture fill rect
    float value = 0;  // place_card and map_dot: the rank, row: the number; 0 = none; sun_arc and countdown: see Look
    Colour fill = Colour::snow;
    bool on_dark = false;  // stands on night or on a poster
    std::shared_ptr<const std::vector<MapShape>> shapes;
    std::optional<Message> tap;  // what touching it says; nothing = not touchable
};

struct Scene {
    std::string screen;  // "attract", "dream", "places", "showcase", "contact", "consent", "thanks" …
    Size size;
    std::vector<Element> elements;
    bool modal = false;          // only elements after the `dim` answer
    bool high_contrast = false;  // black, white and #FFD84D instead of the palette

    [[nodiscard]] const Element* find(std::string_view id) const;
    // The element a finger at `p` means: the last one drawn that carries a tap and whose target holds it; on a modal
    // scene only above the dim. On a map: dots first, then the place whose outline holds the finger.
    [[nodiscard]] const Element* at(Point p) const;
};

// Everything a scene depends on beside the model.
class Ruler;
struct Frame {
    Size size{1920, 1080};    // design pixels
    float px_per_mm = 2.71F;  // of the declared panel, in design pixels (32 inches: 708 x 398 mm)
    std::string language = "en";
    float text_scale = 1.0F;
    bool high_contrast = false;
    const Ruler* ruler = nullptr;
};

}  // namespace monter::kiosk
