// What every screen is drawn from, and the pieces they share: chrome, sheets, chips, pagers.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/page.hpp"
#include "kiosk/ui/texts.hpp"
#include "kiosk/visit/model.hpp"

namespace monter::kiosk {

struct View {
    const Model& model;
    const World& world;
    Texts texts;

    [[nodiscard]] const pack::Content& content() const { return *world.content; }
    // The municipality the showcase, the form and the thanks are about; never null where one was opened.
    [[nodiscard]] const pack::Place* place() const { return content().place(model.place); }
};

// chrome.cpp
enum class Ground { paper, night, poster };
struct Chrome {
    Ground ground = Ground::paper;
    int station = -1;  // of the sun's arc, 0 to 4; -1 = no arc
    bool back = true;
    bool language = true;
};
// Background and the row of circles. Call it first.
void draw_chrome(Page& page, const View& view, const Chrome& chrome);
// The background picture of the season (winter 1 November to 30 April) and the shape of the screen.
// A drawn poster stands in `light`.
Element& draw_poster(Page& page, const pack::Poster& landscape, const pack::Poster& portrait, const std::string& alt,
                     const Light& light);
// The circle that opens the languages, with its upper left corner there.
void draw_language_switch(Page& page, const View& view, Point at, bool on_dark);
// A poster whose light a visitor moves: summer and winter at hand, the one growing out of the other.
void follow_seasons(Element& poster, const pack::Poster& of);
// The name of what shows the poster on that day: its mesh where it is drawn.
[[nodiscard]] const std::string& poster_on(const pack::Poster& poster, float day);
// The light there at the hour the attract screen shows on that day of the year.
[[nodiscard]] Light evening_light(double latitude, float day);
[[nodiscard]] Light tonight(const View& view, const pack::Place& place);
// The mesh that the showcase of this place opens with: empty where its poster is photographs.
[[nodiscard]] const std::string& mesh_to_come(const Page& page, const View& view, const pack::Place& place);
// The question of a paper or night screen; gives the y where the content may begin.
float draw_question(Page& page, std::string_view text, const Rect& place, Colour colour = Colour::night,
                    Type type = Type::question);
// The same between the circles of the chrome row, where large letters leave no room below; the arc is left out then.
void draw_question_in_chrome(Page& page, std::string_view text);
// Margins of the screen, from `top` to the last line a control may touch.
[[nodiscard]] Column content_column(const Page& page, float top);

// sheet.cpp
inline constexpr float sheet_padding = 56;  // at the sides of a sheet
// Dims what is below and lays an opaque sheet of that size in the middle, with its title and a close circle
// ("<id>.close"), beside it the language switch; gives the room inside.
[[nodiscard]] Column open_sheet(Page& page, const View& view, const std::string& id, std::string_view title, Size size);
// The same without a close circle: a question that wants an answer.
[[nodiscard]] Column open_dialog(Page& page, const std::string& id, std::string_view title, Size size);
// "1 of 3" with a button on either side, where there is more than one page. Takes its height from the bottom of `room`.
void draw_pager(Page& page, const View& view, const std::string& id, Column& room, Pager pager, int at, int count);
[[nodiscard]] float pager_height(const Page& page);

// chips.cpp
struct Chip {
    std::string id, label;
    Message tap;
    bool on = false;
    Icon icon = Icon::none;
    std::string lang;  // of the label, where it is not the screen's
    Role role = Role::toggle;
};
// Left to right, wrapping; takes its height from the column.
void draw_chips(Page& page, Column& column, const std::vector<Chip>& chips, const TextStyle& style, bool on_dark,
                float gap_below);
[[nodiscard]] float chip_height(const Page& page);

// A hint or an error: a card with a lingon bar, as high as its text; where it tells of something that went well, the
// bar is green. Gives its rectangle.
Rect draw_hint(Page& page, const std::string& id, const Rect& where, std::string_view text, bool good = false);
[[nodiscard]] float hint_height(const Page& page, float width, std::string_view text);

[[nodiscard]] float main_height(const Page& page);    // of the main actions
[[nodiscard]] float second_height(const Page& page);  // of the others

}  // namespace monter::kiosk
