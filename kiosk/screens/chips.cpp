#include <algorithm>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

float chip_height(const Page& page) {
    return page.large() ? 80.0F - 8 * page.tight() : space::chip - 8 * page.tight();
}

void draw_chips(Page& page, Column& column, const std::vector<Chip>& chips, const TextStyle& style, bool on_dark,
                float gap_below) {
    const float h = chip_height(page);
    float x = column.x;
    for (const Chip& chip : chips) {
        // Narrower than a button's: many stand side by side, and the ends are round anyway.
        const float wanted = page.button_width(chip.label, style, chip.icon != Icon::none) - 24;
        const float w = std::min(column.w, std::max(wanted, space::chrome));
        if (x > column.x && x + w > column.x + column.w + 0.5F) {
            x = column.x;
            column.y += h + space::between;
        }
        Element& element =
            page.button(chip.id, {x, column.y, w, h}, chip.label, style, Look::chip, chip.tap, chip.icon);
        element.role = chip.role;
        element.states.on = chip.on;
        element.on_dark = on_dark;
        if (!chip.lang.empty()) element.lang = chip.lang;
        x += w + space::between;
    }
    column.y += h + gap_below;
    if (column.y - gap_below > column.bottom + 0.5F) page.crowded();
}

namespace {
constexpr float bar = 12, hint_padding = 24;
}

float hint_height(const Page& page, float width, std::string_view text) {
    return page.lay(text, page.style(Type::small), width - bar - 2 * hint_padding).h + hint_padding;
}

Rect draw_hint(Page& page, const std::string& id, const Rect& where, std::string_view text, bool good) {
    const TextStyle style = page.style(Type::small);
    const Laid laid = page.lay(text, style, where.w - bar - 2 * hint_padding);
    Element element;
    element.id = id;
    element.role = Role::text;
    element.look = Look::notice;
    element.states.on = good;
    element.rect = {where.x, where.y, where.w, laid.h + hint_padding};
    element.text = text;
    Page::put(element, laid,
              {where.x + bar + hint_padding, where.y + hint_padding / 2, where.w - bar - 2 * hint_padding, laid.h},
              false);
    return page.add(std::move(element)).rect;
}

}  // namespace monter::kiosk
