// The measures of the art direction: type, spacing, sizes of what is touched. Design pixels. Colours are tokens
// (kiosk/ui/scene.hpp); what they look like is the painter's.
#pragma once

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

namespace space {
inline constexpr float margin = 72;   // at the sides
inline constexpr float gutter = 24;   // between columns and cards
inline constexpr float between = 16;  // least gap between targets other than keys
inline constexpr float between_keys = 11;
inline constexpr float chrome_top = 44;
inline constexpr float chrome = 88;  // circles of the chrome row: 32 mm on a 32-inch panel
inline constexpr float question_top = 152;
inline constexpr float content_top = 256;
inline constexpr float foot = 40;          // the last control ends this far above the lower edge
inline constexpr float target_least = 56;  // 20 mm on the declared 32-inch panel: what standing people hit
inline constexpr float main_action = 104;  // height
inline constexpr float chip = 72;
inline constexpr float key = 92;
inline constexpr float preview_strip = 148;  // below the screen in monter-pack preview: three lines of small text
}  // namespace space

// From here on letters are large: screens are composed for them, and nothing moves.
constexpr bool is_large(float text_scale) {
    return text_scale > 1.2F;
}

// Roles of text. `least` is how far a crowded screen may go down; nothing is ever smaller than 28 (40 in large text).
enum class Type {
    sentence,
    sentence_portrait,
    place_name,
    thanks,
    question,
    question_small,  // above the keyboard
    title_large,
    title,
    button_main,
    button,
    field,
    key,
    label,
    body,
    small
};

struct TypeSize {
    Face face;
    float line;                // height, of the size
    float size, least;         // at text scale 1.0
    float large, large_least;  // at 1.5
};

constexpr TypeSize size_of(Type type) {
    switch (type) {
        case Type::sentence:
            return {Face::display, 1.02F, 118, 88, 132, 96};
        case Type::sentence_portrait:
            return {Face::display, 1.04F, 128, 96, 132, 96};
        case Type::place_name:
            return {Face::display, 1.1F, 112, 72, 124, 76};
        case Type::thanks:
            return {Face::display, 1.1F, 92, 64, 108, 72};
        case Type::question:
            return {Face::display, 1.12F, 72, 52, 92, 60};
        case Type::question_small:
            return {Face::display, 1.12F, 64, 48, 72, 56};
        case Type::title_large:
            return {Face::display, 1.15F, 52, 42, 64, 52};
        case Type::title:
            return {Face::display, 1.15F, 40, 34, 54, 44};
        case Type::button_main:
            return {Face::bold, 1.2F, 40, 32, 46, 40};
        case Type::button:
            return {Face::bold, 1.2F, 36, 28, 46, 40};
        case Type::field:
            return {Face::semibold, 1.2F, 40, 36, 52, 44};
        case Type::key:
            return {Face::semibold, 1.1F, 40, 36, 52, 44};
        case Type::label:
            return {Face::semibold, 1.25F, 32, 28, 46, 40};
        case Type::body:
            return {Face::medium, 1.3F, 30, 28, 46, 40};
        case Type::small:
            return {Face::medium, 1.3F, 28, 28, 40, 40};
    }
    return {Face::medium, 1.3F, 30, 28, 46, 40};
}

// `tight` 0 = as roomy as the art direction wants, 1 = as small as it allows.
constexpr float points(Type type, float text_scale, float tight) {
    const TypeSize s = size_of(type);
    const float t = text_scale <= 1.0F ? 0.0F : text_scale >= 1.5F ? 1.0F : (text_scale - 1.0F) * 2;
    const float wanted = s.size + (s.large - s.size) * t;
    const float least = s.least + (s.large_least - s.least) * t;
    return wanted + (least - wanted) * tight;
}

}  // namespace monter::kiosk
