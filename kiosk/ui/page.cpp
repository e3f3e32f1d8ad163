#include "kiosk/ui/page.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/typed_lines.hpp"

namespace monter::kiosk {
namespace {

constexpr float slack = 0.5F;         // rounding of sums of advances
constexpr float icon_of_text = 1.2F;  // an icon beside a text, of the text's size
constexpr float icon_gap = 20;
constexpr float button_sides = 44;

float icon_size(const TextStyle& style) {
    return std::round(style.size * icon_of_text);
}

}  // namespace

Page::Page(const Frame& frame, std::string screen, float tight) : frame_(frame), tight_(tight) {
    scene_.screen = std::move(screen);
    scene_.size = frame.size;
    scene_.high_contrast = frame.high_contrast;
}

float Page::gap(float wanted) const {
    const float least = std::max(space::between, wanted / 2);
    return std::round(wanted + (std::min(least, wanted) - wanted) * tight_);
}

TextStyle Page::style(Type type, Colour colour, Align align) const {
    const TypeSize of = size_of(type);
    return {of.face, std::round(points(type, frame_.text_scale, tight_)), of.line, colour, align};
}

float Page::width(std::string_view text, const TextStyle& style) const {
    return frame_.ruler->width(style.face, style.size, text);
}

Laid Page::lay(std::string_view text, const TextStyle& style, float width_most) const {
    Laid laid;
    laid.style = style;
    laid.lines = frame_.ruler->wrap(style.face, style.size, text, width_most);
    for (const std::string& line : laid.lines) laid.w = std::max(laid.w, width(line, style));
    laid.h = std::ceil(static_cast<float>(laid.lines.size()) * style.size * style.line);
    laid.one_word_wide = laid.w <= width_most + slack;
    return laid;
}

TextStyle Page::fitted(std::string_view text, TextStyle style, float width_most, std::size_t lines, float least) const {
    while (style.size > least) {
        const Laid laid = lay(text, style, width_most);
        if (laid.one_word_wide && laid.lines.size() <= lines) break;
        style.size = std::max(least, style.size - 2);
    }
    return style;
}

void Page::put(Element& element, const Laid& laid, const Rect& rect, bool middle) {
    element.style = laid.style;
    element.lines = laid.lines;
    element.fits = laid.w <= rect.w + slack && laid.h <= rect.h + slack;
    element.text_rect = rect;
    if (middle && laid.h < rect.h) {
        element.text_rect.y = rect.y + std::floor((rect.h - laid.h) / 2);
        element.text_rect.h = laid.h;
    }
}

Element& Page::add(Element element) {
    if (element.lang.empty()) element.lang = frame_.language;
    scene_.elements.push_back(std::move(element));
    return scene_.elements.back();
}

Element& Page::text(std::string id, const Rect& rect, std::string_view text, const TextStyle& style, Role role) {
    Element element;
    element.id = std::move(id);
    element.role = role;
    element.rect = rect;
    element.look = Look::bare;
    element.text = text;
    put(element, lay(text, style, rect.w), rect, false);
    return add(std::move(element));
}

Element& Page::flow(Column& column, std::string id, std::string_view words, const TextStyle& style, float gap_below,
                    Role role) {
    const Laid laid = lay(words, style, column.w);
    Element& element = text(std::move(id), column.take(laid.h, gap_below), words, style, role);
    if (element.rect.bottom() > column.bottom + slack) crowded();
    return element;
}

float Page::button_width(std::string_view label, const TextStyle& style, bool icon) const {
    return std::ceil(width(label, style) + 2 * button_sides + (icon ? icon_size(style) + icon_gap : 0));
}

Element& Page::button(std::string id, const Rect& rect, std::string_view label, const TextStyle& style, Look look,
                      Message tap, Icon icon) {
    Element element;
    element.id = std::move(id);
    element.role = Role::button;
    element.rect = rect;
    element.look = look;
    element.text = label;
    element.icon = icon;
    element.tap = std::move(tap);
    const float side = icon_size(style);
    const float beside = icon == Icon::none ? 0 : side + icon_gap;
    const Laid laid = lay(label, style, std::max(1.0F, rect.w - beside - button_sides));
    put(element, laid, {rect.x, rect.y, rect.w, rect.h}, true);
    const float left = rect.x + std::floor((rect.w - laid.w - beside) / 2);
    const bool behind = icon == Icon::forward;
    element.text_rect.x = behind ? left : left + beside;
    element.text_rect.w = std::ceil(laid.w + slack);
    element.fits = laid.h <= rect.h && laid.w + beside <= rect.w - button_sides / 2;
    if (icon != Icon::none) {
        element.icon_rect = {behind ? left + laid.w + icon_gap : left, rect.y + (rect.h - side) / 2, side, side};
    }
    return add(std::move(element));
}

Element& Page::surface(std::string id, const Rect& rect, Look look) {
    Element element;
    element.id = std::move(id);
    element.rect = rect;
    element.look = look;
    return add(std::move(element));
}

Element& Page::typed(std::string id, const Rect& box, const Secret& secret, const TextStyle& style, bool lines) {
    Element element;
    element.id = std::move(id);
    element.role = Role::text;
    element.rect = box;
    element.text_rect = box;
    element.look = Look::bare;
    element.secret = &secret;
    element.style = style;
    if (lines) {
        element.secret_lines = typed_lines(*frame_.ruler, style, secret.view(), box.w);
        const auto most = static_cast<std::size_t>(std::max(1.0F, box.h / (style.size * style.line)));
        if (element.secret_lines.size() > most) {
            element.secret_lines.erase(element.secret_lines.begin(),
                                       element.secret_lines.end() - static_cast<std::ptrdiff_t>(most));
        }
    } else {
        element.secret_lines = {typed_end(*frame_.ruler, style, secret.view(), box.w)};
    }
    element.fits = style.size * style.line <= box.h + slack;
    return add(std::move(element));
}

bool Page::fits() const {
    if (crowded_) return false;
    const Rect screen{0, 0, frame_.size.w, frame_.size.h};
    return std::all_of(scene_.elements.begin(), scene_.elements.end(), [&](const Element& element) {
        return element.fits && (!element.tap || screen.holds(element.rect));
    });
}

Scene compose(const Frame& frame, const std::string& screen, const std::function<void(Page&)>& draw) {
    constexpr float attempts[] = {0, 0.5F, 1};
    for (const float tight : attempts) {
        Page page(frame, screen, tight);
        draw(page);
        if (page.fits() || tight >= 1) return page.take();
    }
    return {};
}

}  // namespace monter::kiosk
