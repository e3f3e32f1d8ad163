#include "kiosk/screens/light_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "kiosk/light/sun.hpp"
#include "kiosk/ui/dates.hpp"
#include "sync/base/swedish_clock.hpp"

namespace monter::kiosk {
namespace {

constexpr float carpet_w = 890, carpet_h = 150, handle = 92, hairline = 4, sun_icon = 40, icon_gap = 14;
constexpr float panel_least = 268;  // high, in landscape

struct MarkChip {
    LightMark mark;
    const char* id;
    Text words;
    Icon icon;
};
constexpr std::array<MarkChip, 3> marks = {{
    {LightMark::midsummer, "showcase.light.midsummer", Text::light_midsummer, Icon::sun},
    {LightMark::aurora, "showcase.light.aurora", Text::light_aurora, Icon::aurora},
    {LightMark::midwinter, "showcase.light.midwinter", Text::light_midwinter, Icon::moon},
}};

float height_of(const TextStyle& style, float lines = 1) {
    return std::ceil(style.size * style.line * lines);
}

std::string sun_words(const View& view, float elevation) {
    const int degrees = static_cast<int>(std::lround(std::abs(elevation)));
    const auto told = [&](Text text) { return view.texts.say(text, {{"n", view.texts.number(degrees)}}); };
    if (!is_up(static_cast<double>(elevation))) return told(Text::light_below);
    return elevation < 0.5F ? told(Text::light_horizon) : told(Text::light_above);
}

// The longest date of the year, and every sentence about the sun with two digits: what must have room at any time.
std::vector<std::string> all_dates(const View& view) {
    std::vector<std::string> out;
    for (unsigned month = 1; month <= 12; ++month) out.push_back(day_and_month(28, month, view.texts));
    return out;
}
std::vector<std::string> all_suns(const View& view) {
    return {sun_words(view, 44), sun_words(view, -44), sun_words(view, 0)};
}

TextStyle fitted_to_all(const Page& page, const std::vector<std::string>& all, TextStyle style, float width,
                        std::size_t lines, float least) {
    for (const std::string& text : all) style = page.fitted(text, style, width, lines, least);
    return style;
}

float most_lines(const Page& page, const std::vector<std::string>& all, const TextStyle& style, float width) {
    std::size_t n = 1;
    for (const std::string& text : all) n = std::max(n, page.lay(text, style, width).lines.size());
    return static_cast<float>(n);
}

void choose_styles(const Page& page, LightPanel& panel) {
    panel.date_style = page.style(Type::title_large, Colour::snow);
    panel.clock_style = panel.date_style;
    panel.clock_style.face = Face::medium;
    panel.sun_style = page.style(Type::body, Colour::sun);
    panel.sun_style.face = Face::semibold;
    panel.sun_style.line = 1.2F;
    panel.letter_style = page.style(Type::small, Colour::mist, Align::centre);
    panel.letter_style.face = Face::semibold;
    panel.chip_style = page.style(Type::body);
    panel.chip_style.face = Face::bold;
}

float least_size(const Page& page) {
    return page.large() ? 40.0F : 28.0F;
}

// A full-width row of three in portrait needs narrower ends than a button's.
float chip_w(const Page& page, const View& view, const LightPanel& panel, const MarkChip& chip) {
    const float w = page.button_width(view.texts.say(chip.words), panel.chip_style, panel.has_icons);
    return w - (page.portrait() ? 40.0F : 12.0F);
}

// Read-out, carpet and chips side by side.
LightPanel wide(const Page& page, const View& view) {
    LightPanel panel;
    choose_styles(page, panel);
    const bool large = page.large();
    panel.has_icons = !large;
    const float margin = space::margin, right = page.size().w - margin;
    const float read_w = large ? 516 : 462, gap = large ? 28 : 32;
    panel.chip_style.size = std::min(panel.chip_style.size, large ? 40.0F : 30.0F);
    float chips_w = large ? 300 : 352;
    for (const MarkChip& chip : marks) chips_w = std::max(chips_w, chip_w(page, view, panel, chip));

    panel.date_style = fitted_to_all(page, all_dates(view), panel.date_style, read_w, 1, large ? 48.0F : 42.0F);
    const auto suns = all_suns(view);
    const float sun_w = read_w - sun_icon - icon_gap;
    panel.sun_style = fitted_to_all(page, suns, panel.sun_style, sun_w, 2, least_size(page));
    const float date_h = height_of(panel.date_style), clock_h = height_of(panel.clock_style);
    const float sun_h = height_of(panel.sun_style, most_lines(page, suns, panel.sun_style, sun_w));
    const float read_h = date_h + clock_h + 22 + sun_h;
    const float chip_h = 70, chip_gap = 12, chips_h = 3 * chip_h + 2 * chip_gap;

    const float h = std::max({panel_least, read_h + 52, chips_h + 32});
    const float top = page.size().h - h;
    panel.rect = {0, top, page.size().w, h};
    Column column{margin, top + std::min(26.0F, (h - read_h) / 2), read_w, top + h};
    panel.date = column.take(date_h);
    panel.clock = column.take(clock_h, 22);
    panel.sun = column.take(sun_h);
    const float letters_h = height_of(panel.letter_style), left = margin + read_w + gap;
    const float w = std::min(carpet_w, right - chips_w - gap - left);
    const float carpet_top = top + std::floor((h - carpet_h - 10 - letters_h) / 2);
    panel.carpet = {left + std::floor((right - chips_w - gap - left - w) / 2), carpet_top, w, carpet_h};
    panel.letters = {panel.carpet.x, panel.carpet.bottom() + 10, w, letters_h};
    Column chips{right - chips_w, top + std::floor((h - chips_h) / 2), chips_w, top + h};
    for (std::size_t i = 0; i < marks.size(); ++i) panel.chips.push_back(chips.take(chip_h, chip_gap));
    return panel;
}

// Chips in one row over all the width, or in as many as they need; from `top` on. Gives where they end.
float lay_chip_rows(const Page& page, const View& view, LightPanel& panel, float top) {
    const float h = page.large() ? 80 : 72, all = page.size().w - 2 * space::margin;
    std::vector<float> wants;
    for (const MarkChip& chip : marks) wants.push_back(chip_w(page, view, panel, chip));
    for (std::size_t first = 0; first < wants.size();) {
        std::size_t end = first;
        float w = -space::between;
        while (end < wants.size() && w + space::between + wants[end] <= all) w += space::between + wants[end++];
        if (end == first) w = std::min(all, wants[end++]);
        const float more = (all - w) / static_cast<float>(end - first);
        float x = space::margin;
        for (; first < end; ++first) {
            panel.chips.push_back({x, top, std::min(all, wants[first] + more), h});
            x += panel.chips.back().w + space::between;
        }
        top += h + space::between;
    }
    return top - space::between;
}

// Read-out above the carpet, chips below it.
LightPanel tall(const Page& page, const View& view) {
    LightPanel panel;
    choose_styles(page, panel);
    const bool large = page.large();
    panel.has_icons = !large;
    if (large) panel.chip_style.size = std::min(panel.chip_style.size, 42.0F);
    const float margin = space::margin, all = page.size().w - 2 * margin;
    const auto suns = all_suns(view);
    const float clock_w = std::ceil(page.width("00:00", panel.clock_style)) + 8, read_h = height_of(panel.date_style);
    Column column{margin, 24, all, 10'000};
    // The clock at the right margin, where a longer date does not push it.
    const Rect row = column.take(read_h, 2);
    panel.clock = {row.right() - clock_w, row.y, clock_w, read_h};
    panel.date = {row.x, row.y, panel.clock.x - 24 - row.x, read_h};
    const float sun_w = all - sun_icon - icon_gap;
    panel.sun_style = fitted_to_all(page, suns, panel.sun_style, sun_w, 1, least_size(page));
    panel.sun = column.take(height_of(panel.sun_style, most_lines(page, suns, panel.sun_style, sun_w)), 18);
    panel.carpet = column.take(carpet_h, 8);
    panel.letters = column.take(height_of(panel.letter_style), 16);
    const float h = lay_chip_rows(page, view, panel, column.y) + space::foot;
    const float top = page.size().h - h;
    for (Rect* rect : {&panel.date, &panel.clock, &panel.sun, &panel.carpet, &panel.letters}) rect->y += top;
    for (Rect& rect : panel.chips) rect.y += top;
    panel.rect = {0, top, page.size().w, h};
    return panel;
}

void draw_read_out(Page& page, const View& view, const LightPanel& panel, const Light& light) {
    const ClockTime clock = swedish_clock(utc_ms_of(view.model.light.time));
    page.text("showcase.light.date", panel.date, day_and_month(clock.day, clock.month, view.texts), panel.date_style)
        .on_dark = true;
    const std::string time = time_of_day(clock.hour, clock.minute, view.texts);
    Rect there = panel.clock;
    if (page.portrait()) {  // it stands at the right margin, whatever its figures' width
        there.w = std::ceil(page.width(time, panel.clock_style)) + 1;
        there.x = panel.clock.right() - there.w;
    }
    page.text("showcase.light.clock", there, time, panel.clock_style).on_dark = true;
    TextStyle style = panel.sun_style;
    const bool up = is_up(static_cast<double>(light.elevation));
    style.colour = up ? Colour::sun : Colour::aurora;
    const float inset = sun_icon + icon_gap;
    const Rect words{panel.sun.x + inset, panel.sun.y, panel.sun.w - inset, panel.sun.h};
    Element& sun = page.text("showcase.light.sun", words, sun_words(view, light.elevation), style);
    sun.on_dark = true;
    sun.icon = up ? Icon::sun : Icon::moon;
    sun.icon_rect = {panel.sun.x, panel.sun.y + (height_of(style) - sun_icon) / 2, sun_icon, sun_icon};
}

void draw_slider(Page& page, const View& view, const pack::Place& place, const LightPanel& panel, const Light& light) {
    const YearTime& time = view.model.light.time;
    const Share at = share_of(time);
    const Rect& rect = panel.carpet;
    const float x = rect.x + at.x * rect.w, y = rect.y + at.y * rect.h, half = handle / 2;
    const ClockTime clock = swedish_clock(utc_ms_of(time));
    Element slider;
    slider.id = "showcase.light";
    slider.role = Role::slider;
    slider.look = Look::light_carpet;
    slider.rect = rect;
    slider.text = view.texts.say(Text::light_label, {{"date", day_and_month(clock.day, clock.month, view.texts)},
                                                     {"time", time_of_day(clock.hour, clock.minute, view.texts)}});
    slider.carpet = CarpetOf{place.lat, place.lon, time.year};
    slider.picture_rect = {x - hairline / 2, rect.y, hairline, rect.h};
    // The handle stays inside the carpet; the hairline tells the day where it can't follow.
    slider.icon_rect = {std::clamp(x, rect.x + half, rect.right() - half) - half,
                        std::clamp(y, rect.y + half, rect.bottom() - half) - half, handle, handle};
    const bool up = is_up(static_cast<double>(light.elevation));
    slider.icon = up ? Icon::sun : Icon::moon;
    slider.style.colour = up ? Colour::sun : Colour::aurora;
    slider.on_dark = true;
    slider.tap = DragLight{at.x, at.y};
    page.add(std::move(slider));
}

void draw_letters(Page& page, const View& view, const LightPanel& panel) {
    const std::string letters = view.texts.say(Text::light_letters);
    const float w = panel.letters.w / 12;
    std::size_t at = 0;
    for (int month = 0; month < 12 && at <= letters.size(); ++month) {
        const std::size_t end = std::min(letters.find(' ', at), letters.size());
        const Rect rect{panel.letters.x + static_cast<float>(month) * w, panel.letters.y, w, panel.letters.h};
        page.text("showcase.light.month." + std::to_string(month + 1), rect, letters.substr(at, end - at),
                  panel.letter_style, Role::decoration)
            .on_dark = true;
        at = end + 1;
    }
}

void draw_marks(Page& page, const View& view, const LightPanel& panel) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const MarkChip& mark = marks[i];
        Element& chip = page.button(mark.id, panel.chips[i], view.texts.say(mark.words), panel.chip_style, Look::chip,
                                    ShowLight{mark.mark}, panel.has_icons ? mark.icon : Icon::none);
        chip.states.on = view.model.light.mark == mark.mark;
        chip.on_dark = true;
        if (page.portrait()) continue;
        // Under each other their words begin at one line.
        const float left = chip.rect.x + 28, beside = panel.has_icons ? chip.icon_rect.w + icon_gap + 4 : 0;
        chip.icon_rect.x = left;
        chip.text_rect.x = left + beside;
    }
}

}  // namespace

LightPanel measure_light_panel(const Page& page, const View& view) {
    return page.portrait() ? tall(page, view) : wide(page, view);
}

void draw_light_panel(Page& page, const View& view, const pack::Place& place, const LightPanel& panel) {
    const Light light = light_shown(view, place);
    page.surface("showcase.light.panel", panel.rect, Look::night).fill = Colour::night;
    draw_read_out(page, view, panel, light);
    draw_slider(page, view, place, panel, light);
    draw_letters(page, view, panel);
    draw_marks(page, view, panel);
}

Light light_shown(const View& view, const pack::Place& place) {
    return light_at(place.lat, place.lon, view.model.light.time);
}

}  // namespace monter::kiosk
