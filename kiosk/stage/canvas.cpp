#include "kiosk/stage/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/stage/palette.hpp"
#include "sync/base/utf8.hpp"

namespace monter::kiosk {

namespace {

ImVec2 vec(Point p) {
    return {p.x, p.y};
}
ImVec2 upper(const Rect& r) {
    return {r.x, r.y};
}
ImVec2 lower(const Rect& r) {
    return {r.right(), r.bottom()};
}

ImDrawFlags flags(Corners corners) {
    switch (corners) {
        case Corners::all:
            return ImDrawFlags_RoundCornersAll;
        case Corners::top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::left:
            return ImDrawFlags_RoundCornersLeft;
        case Corners::right:
            return ImDrawFlags_RoundCornersRight;
        case Corners::bottom:
            return ImDrawFlags_RoundCornersBottom;
    }
    return ImDrawFlags_RoundCornersAll;
}

void push_texture(ImDrawList& list, GLuint texture) {
#if IMGUI_VERSION_NUM >= 19200
    list.PushTexture(texture_id(texture));
#else
    list.PushTextureID(texture_id(texture));
#endif
}

void pop_texture(ImDrawList& list) {
#if IMGUI_VERSION_NUM >= 19200
    list.PopTexture();
#else
    list.PopTextureID();
#endif
}

}  // namespace

void Canvas::begin(ImDrawList& list, float scale) {
    list_ = &list;
    scale_ = scale;
    list._FringeScale = 1 / scale;  // soft edges stay one window pixel wide
}

void Canvas::fill(const Rect& rect, float radius, ImU32 colour, Corners corners) {
    if (rect.w <= 0 || rect.h <= 0) return;
    list_->AddRectFilled(upper(rect), lower(rect), colour, std::min({radius, rect.w / 2, rect.h / 2}), flags(corners));
}

void Canvas::shade(const Rect& rect, ImU32 upper_left, ImU32 upper_right, ImU32 lower_right, ImU32 lower_left) {
    list_->AddRectFilledMultiColor(upper(rect), lower(rect), upper_left, upper_right, lower_right, lower_left);
}

void Canvas::outline(const Rect& rect, float radius, float width, ImU32 colour) {
    // AddRect draws around the middle of a stroke that lies half a pixel inside.
    const Rect r = rect.inset(width / 2 - 0.5F);
    list_->AddRect(upper(r), lower(r), colour, std::min({radius - width / 2, r.w / 2, r.h / 2}),
                   ImDrawFlags_RoundCornersAll, width);
}

void Canvas::disc(Point centre, float radius, ImU32 colour) {
    list_->AddCircleFilled(vec(centre), radius, colour);
}

void Canvas::ring(Point centre, float radius, float width, ImU32 colour) {
    list_->AddCircle(vec(centre), radius, colour, 0, width);
}

void Canvas::line(Point from, Point to, float width, ImU32 colour) {
    list_->PathLineTo(vec(from));
    list_->PathLineTo(vec(to));
    list_->PathStroke(colour, 0, width);
}

void Canvas::path(const std::vector<Point>& points, float width, ImU32 colour, bool closed) {
    for (const Point& p : points) list_->PathLineTo(vec(p));
    list_->PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
}

void Canvas::triangle(Point a, Point b, Point c, ImU32 colour) {
    // Clockwise, or Dear ImGui's soft edge lies inside.
    const bool clockwise = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    list_->AddTriangleFilled(vec(a), vec(clockwise ? b : c), vec(clockwise ? c : b), colour);
}

void Canvas::polygon(const std::vector<Point>& points, const std::vector<unsigned>& corners, ImU32 colour) {
    const auto count = static_cast<int>(corners.size());
    if (count == 0) return;
    list_->PrimReserve(count, static_cast<int>(points.size()));
    const unsigned first = list_->_VtxCurrentIdx;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (const Point& p : points) list_->PrimWriteVtx(vec(p), white, colour);
    for (const unsigned corner : corners) list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
}

void Canvas::ground(const std::vector<Point>& line, float bottom, ImU32 colour) {
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const ImU32 clear = colour & ~IM_COL32_A_MASK;
    const float edge = 1 / scale_;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        for (const bool soft : {true, false}) {
            list_->PrimReserve(6, 4);
            const unsigned first = list_->_VtxCurrentIdx;
            list_->PrimWriteVtx({a.x, a.y - (soft ? edge : 0)}, white, soft ? clear : colour);
            list_->PrimWriteVtx({b.x, b.y - (soft ? edge : 0)}, white, soft ? clear : colour);
            list_->PrimWriteVtx({b.x, soft ? b.y : bottom}, white, colour);
            list_->PrimWriteVtx({a.x, soft ? a.y : bottom}, white, colour);
            for (const unsigned corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
                list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
            }
        }
    }
}

void Canvas::picture(const Texture& texture, const Rect& rect, float radius, float alpha, Corners corners) {
    if (texture.id == 0 || rect.w <= 0 || rect.h <= 0) return;
    const float shape = rect.w / rect.h;
    const float own = static_cast<float>(texture.width) / static_cast<float>(texture.height);
    const float u = own > shape ? (1 - shape / own) / 2 : 0;
    const float v = own < shape ? (1 - own / shape) / 2 : 0;
    list_->AddImageRounded(texture_id(texture.id), upper(rect), lower(rect), {u, v}, {1 - u, 1 - v},
                           with_alpha(IM_COL32_WHITE, alpha), radius, flags(corners));
}

void Canvas::frame(GLuint texture, const Rect& rect, float alpha) {
    list_->AddImage(texture_id(texture), upper(rect), lower(rect), {0, 1}, {1, 0}, with_alpha(IM_COL32_WHITE, alpha));
}

void Canvas::stamp(const Spot& spot, float x, float y, ImU32 colour) {
    const float left = (x + static_cast<float>(spot.left)) / scale_;
    const float top = (y + static_cast<float>(spot.top)) / scale_;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({left, top},
                      {left + static_cast<float>(spot.width) / scale_, top + static_cast<float>(spot.height) / scale_},
                      {spot.u0, spot.v0}, {spot.u1, spot.v1}, colour);
}

void Canvas::icon(Icon icon, Point centre, float size, float stroke, ImU32 colour) {
    if (icon == Icon::none) return;
    push_texture(*list_, atlas_.texture());
    const Spot& spot = atlas_.icon(icon, size * scale_, stroke * scale_ * size / 48);
    stamp(spot, std::round((centre.x - size / 2) * scale_), std::round((centre.y - size / 2) * scale_), colour);
    pop_texture(*list_);
}

void Canvas::letters(Face face, float size, Point pen, std::string_view text, ImU32 colour, float grow) {
    const float y = std::round(pen.y * scale_);
    float x = pen.x;
    char32_t before = 0;
    std::size_t at = 0;
    while (const auto character = next_character(text, at)) {
        if (before != 0) x += ruler_.kern(face, size, before, *character);
        before = *character;
        const float quarter = std::floor(x * scale_ * GlyphAtlas::shifts + 0.5F);
        const float whole = std::floor(quarter / GlyphAtlas::shifts);
        const auto shift = static_cast<int>(quarter - whole * GlyphAtlas::shifts);
        const Spot& spot = atlas_.letter(face, size * scale_, *character, shift, grow * scale_);
        if (spot.width > 0) stamp(spot, whole, y, colour);
        x += ruler_.advance(face, size, *character);
    }
}

float Canvas::text(Face face, float size, float line_height, Point at, std::string_view text, ImU32 colour, float grow,
                   ImU32 edge) {
    const Point pen{at.x, at.y + atlas_.baseline(face, line_height) * size};
    push_texture(*list_, atlas_.texture());
    if (grow > 0) letters(face, size, pen, text, edge, grow);
    letters(face, size, pen, text, colour, 0);
    pop_texture(*list_);
    return at.x + ruler_.width(face, size, text);
}

void Canvas::scale_since(int mark, Point about, float factor) {
    for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
        ImVec2& p = list_->VtxBuffer[i].pos;
        p = {about.x + (p.x - about.x) * factor, about.y + (p.y - about.y) * factor};
    }
}

void Canvas::move_since(int mark, Point by) {
    for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
        ImVec2& p = list_->VtxBuffer[i].pos;
        p = {p.x + by.x, p.y + by.y};
    }
}

void Canvas::fade_since(int mark, float alpha) {
    for (int i = mark; i < list_->VtxBuffer.Size; ++i) {
        ImU32& colour = list_->VtxBuffer[i].col;
        colour = with_alpha(colour, alpha);
    }
}

}  // namespace monter::kiosk
