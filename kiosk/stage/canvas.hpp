// The verbs of painting, in design pixels, over one Dear ImGui draw list: surfaces, outlines, pictures, icons, letters.
// Knows no screens. UI thread.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/stage/glyph_atlas.hpp"
#include "kiosk/stage/pictures.hpp"
#include "kiosk/ui/ruler.hpp"

namespace monter::kiosk {

enum class Corners { all, top, left, right, bottom };

class Canvas {
public:
    Canvas(GlyphAtlas& atlas, const Ruler& ruler) : atlas_(atlas), ruler_(ruler) {}
    // Begins a frame on `list`; `scale` = window pixels a design pixel.
    void begin(ImDrawList& list, float scale);
    [[nodiscard]] ImDrawList& list() { return *list_; }
    [[nodiscard]] float scale() const { return scale_; }

    void fill(const Rect& rect, float radius, ImU32 colour, Corners corners = Corners::all);
    // A colour for each corner, from the upper left clockwise.
    void shade(const Rect& rect, ImU32 upper_left, ImU32 upper_right, ImU32 lower_right, ImU32 lower_left);
    // The stroke lies inside the rectangle; a negative inset by the caller lays it around.
    void outline(const Rect& rect, float radius, float width, ImU32 colour);
    void disc(Point centre, float radius, ImU32 colour);
    void ring(Point centre, float radius, float width, ImU32 colour);
    void line(Point from, Point to, float width, ImU32 colour);
    void path(const std::vector<Point>& points, float width, ImU32 colour, bool closed);
    void triangle(Point a, Point b, Point c, ImU32 colour);
    // Any simple polygon, cut by ear_clip(); edges are hard, so stroke it or lay something over them.
    void polygon(const std::vector<Point>& points, const std::vector<unsigned>& corners, ImU32 colour);
    // All below a line that runs from left to right, down to `bottom`, with a soft upper edge.
    void ground(const std::vector<Point>& line, float bottom, ImU32 colour);

    // The middle of the picture, cut so that it fills the rectangle.
    void picture(const Texture& texture, const Rect& rect, float radius, float alpha, Corners corners = Corners::all);
    // All of a texture whose first row is the lowest.
    void frame(GLuint texture, const Rect& rect, float alpha);

    void icon(Icon icon, Point centre, float size, float stroke, ImU32 colour);

    // One line whose line box begins at `y`; returns where the pen stands after it. `grow` px of `edge` lie around it.
    float text(Face face, float size, float line_height, Point at, std::string_view text, ImU32 colour, float grow = 0,
               ImU32 edge = 0);
    [[nodiscard]] float width(Face face, float size, std::string_view text) const {
        return ruler_.width(face, size, text);
    }
    [[nodiscard]] const Ruler& ruler() const { return ruler_; }

    // All that was drawn since `mark()` gets smaller or larger about a point, moves, or fades.
    [[nodiscard]] int mark() const { return list_->VtxBuffer.Size; }
    void scale_since(int mark, Point about, float factor);
    void move_since(int mark, Point by);
    void fade_since(int mark, float alpha);

private:
    void letters(Face face, float size, Point pen, std::string_view text, ImU32 colour, float grow);
    void stamp(const Spot& spot, float x, float y, ImU32 colour);
    GlyphAtlas& atlas_;
    const Ruler& ruler_;
    ImDrawList* list_ = nullptr;
    float scale_ = 1;
};

}  // namespace monter::kiosk
