#include <algorithm>
#include <cmath>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/light/season.hpp"
#include "kiosk/light/sun.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/view.hpp"
#include "kiosk/ui/letter_case.hpp"

namespace monter::kiosk {
namespace {

std::string in_capitals(const std::string& code) {
    std::string out;
    for (const char letter : code) out += to_upper(std::string(1, letter));
    return out;
}

Element& circle(Page& page, std::string id, Point at, std::string text, Icon icon, Message tap, bool on_dark) {
    Element element;
    element.id = std::move(id);
    element.role = Role::button;
    element.rect = {at.x, at.y, space::chrome, space::chrome};
    element.icon = icon;
    element.icon_rect = element.rect.inset(18);
    element.look = Look::chrome_circle;
    element.text = std::move(text);
    element.on_dark = on_dark;
    element.tap = std::move(tap);
    return page.add(std::move(element));
}

void arc(Page& page, const View& view, const Chrome& chrome) {
    Element element;
    element.id = "progress";
    element.role = Role::image;
    element.rect = {page.size().w / 2 - 124, space::chrome_top - 8, 248, 104};
    element.look = Look::sun_arc;
    element.value = static_cast<float>(chrome.station);
    element.on_dark = chrome.ground != Ground::paper;
    element.text = view.texts.say(Text::common_progress, {{"n", std::to_string(chrome.station + 1)}});
    page.add(std::move(element));
}

}  // namespace

void draw_language_switch(Page& page, const View& view, Point at, bool on_dark) {
    const std::string spoken = view.texts.say(Text::common_language) + ": " + own_name(view.model.language);
    Element& element = circle(page, "language", at, spoken, Icon::none, OpenSheet{Sheet::language}, on_dark);
    TextStyle style = page.style(Type::small, on_dark ? Colour::night : Colour::snow, Align::centre);
    style.face = Face::bold;
    Page::put(element, page.lay(in_capitals(view.model.language), style, space::chrome), element.rect, true);
}

void draw_chrome(Page& page, const View& view, const Chrome& chrome) {
    const Rect all{0, 0, page.size().w, page.size().h};
    if (chrome.ground == Ground::paper) page.surface("ground", all, Look::paper);
    if (chrome.ground == Ground::night) page.surface("ground", all, Look::night);
    const bool on_dark = chrome.ground != Ground::paper;
    if (chrome.station >= 0) arc(page, view, chrome);
    if (chrome.back)
        circle(page, "back", {space::margin, space::chrome_top}, view.texts.say(Text::common_back), Icon::back, Back{},
               on_dark);
    const float right = page.size().w - space::margin - space::chrome;
    if (chrome.language) {
        draw_language_switch(page, view, {right - space::chrome - space::between, space::chrome_top}, on_dark);
    }
    circle(page, "access", {right, space::chrome_top}, view.texts.say(Text::common_access), Icon::access,
           OpenSheet{Sheet::access}, on_dark);
}

const std::string& poster_on(const pack::Poster& poster, float day) {
    const bool winter = is_winter_day(day);
    const std::string& mesh = winter ? poster.winter_mesh : poster.summer_mesh;
    return !mesh.empty() ? mesh : winter ? poster.winter : poster.summer;
}

Light evening_light(double latitude, float day) {
    return sun_at(latitude, day, attract_solar_hour(day));
}

Light tonight(const View& view, const pack::Place& place) {
    // 1970 began with a first of January; a day more or less makes no other sky.
    constexpr double day_ms = 86'400'000, year_days = 365.2425;
    const double day = std::fmod(static_cast<double>(view.model.wall_ms) / day_ms, year_days);
    return evening_light(place.lat, std::min(static_cast<float>(std::floor(day)), 364.0F));
}

const std::string& mesh_to_come(const Page& page, const View& view, const pack::Place& place) {
    const pack::Poster& poster = page.portrait() ? place.portrait : place.landscape;
    return winter_share(tonight(view, place).day) < 1 ? poster.summer_mesh : poster.winter_mesh;
}

Element& draw_poster(Page& page, const pack::Poster& landscape, const pack::Poster& portrait, const std::string& alt,
                     const Light& light) {
    const pack::Poster& poster = page.portrait() ? portrait : landscape;
    Element element;
    element.id = "poster";
    element.role = Role::image;
    element.rect = {0, 0, page.size().w, page.size().h};
    element.look = Look::poster;
    element.picture = poster_on(poster, light.day);
    if (!poster.summer_mesh.empty()) element.light = light;
    element.text = alt;
    return page.add(std::move(element));
}

void follow_seasons(Element& poster, const pack::Poster& of) {
    if (!poster.light || of.winter_mesh.empty()) return;
    poster.picture = of.summer_mesh;
    poster.winter_picture = of.winter_mesh;
    poster.winter = winter_share(poster.light->day);
}

float draw_question(Page& page, std::string_view text, const Rect& place, Colour colour, Type type) {
    TextStyle style = page.style(type, colour);
    const TypeSize sizes = size_of(type);
    const std::size_t lines = page.portrait() ? 2 : 1;
    style = page.fitted(text, style, place.w, lines, page.large() ? sizes.large_least : sizes.least);
    const Laid laid = page.lay(text, style, place.w);
    page.text("question", {place.x, place.y, place.w, laid.h}, text, style, Role::heading);
    return place.y + laid.h;
}

void draw_question_in_chrome(Page& page, std::string_view text) {
    const float left = space::margin + space::chrome + 32;
    const Rect room{left, 0, page.size().w - left - 2 * space::chrome - space::margin - 48, 0};
    const TextStyle style = page.fitted(text, page.style(Type::question_small), room.w, 1, 52);
    const Laid laid = page.lay(text, style, room.w);
    page.text("question", {room.x, space::chrome_top + (space::chrome - laid.h) / 2, room.w, laid.h}, text, style,
              Role::heading);
}

Column content_column(const Page& page, float top) {
    return {space::margin, top, page.size().w - 2 * space::margin, page.size().h - space::foot};
}

float main_height(const Page& page) {
    return page.large() ? 116 : page.portrait() ? 120 : space::main_action;
}

float second_height(const Page& page) {
    return page.large() ? 96 : space::chrome;
}

}  // namespace monter::kiosk
