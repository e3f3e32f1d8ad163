// The colours of kiosk/ui/scene.hpp as they are mixed on the screen, in the ordinary dress and in high contrast
// (black, white and one yellow: 15 to 1 on black).
#pragma once

#include <imgui.h>

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

class Palette {
public:
    explicit Palette(bool high_contrast = false) : contrast_(high_contrast) {}
    [[nodiscard]] bool high_contrast() const { return contrast_; }

    // What is filled: paper, panels, cards, buttons. In high contrast every surface is black but the sun.
    [[nodiscard]] ImU32 surface(Colour colour) const;
    // What is written or stroked on such a surface; `bright` says that the surface under it is a bright one in high
    // contrast too (the sun, a selection).
    [[nodiscard]] ImU32 ink(Colour colour, bool bright = false) const;
    // An outline round a surface; high contrast draws every one white and 5 px.
    [[nodiscard]] ImU32 outline(Colour colour) const;
    [[nodiscard]] float outline_width(float ordinary) const { return contrast_ ? 5.0F : ordinary; }
    // The ring of focus and of selection.
    [[nodiscard]] ImU32 halo() const;

private:
    bool contrast_;
};

[[nodiscard]] ImU32 rgb(Colour colour);                     // the ordinary dress
[[nodiscard]] ImU32 with_alpha(ImU32 colour, float alpha);  // multiplies
[[nodiscard]] ImU32 mix(ImU32 from, ImU32 to, float part);

}  // namespace monter::kiosk
