// A sheet of paper to lay a screen out on: makes elements with their text broken, measured and judged. It decides
// nothing about screens and knows no texts.
//
// A screen is laid out roomy first and again tighter until all of it fits (compose below): text sizes shrink towards
// the least the art direction allows, and what can be paged is paged.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/ruler.hpp"
#include "kiosk/ui/scene.hpp"
#include "kiosk/ui/theme.hpp"

namespace monter::kiosk {

// A text as it will stand: its lines, and how much room they take.
struct Laid {
    std::vector<std::string> lines;
    TextStyle style;
    float w = 0, h = 0;         // of the lines
    bool one_word_wide = true;  // no word is wider than asked for
};

// Space from top to bottom that is used up bit by bit.
struct Column {
    float x = 0, y = 0, w = 0, bottom = 0;
    [[nodiscard]] float left() const { return bottom - y; }
    Rect take(float h, float gap = 0) {
        const Rect rect{x, y, w, h};
        y += h + gap;
        return rect;
    }
};

class Page {
public:
    Page(const Frame& frame, std::string screen, float tight);

    [[nodiscard]] const Frame& frame() const { return frame_; }
    [[nodiscard]] Size size() const { return frame_.size; }
    [[nodiscard]] bool portrait() const { return frame_.size.portrait(); }
    [[nodiscard]] bool large() const { return is_large(frame_.text_scale); }
    [[nodiscard]] float tight() const { return tight_; }
    // A gap that gives way on a crowded screen, down to half; never below the least between targets.
    [[nodiscard]] float gap(float wanted) const;

    [[nodiscard]] TextStyle style(Type type, Colour colour = Colour::night, Align align = Align::left) const;
    [[nodiscard]] Laid lay(std::string_view text, const TextStyle& style, float width) const;
    [[nodiscard]] float width(std::string_view text, const TextStyle& style) const;
    // `style` smaller in steps, down to `least`, until the text stands on at most `lines` lines of `width`.
    [[nodiscard]] TextStyle fitted(std::string_view text, TextStyle style, float width, std::size_t lines,
                                   float least) const;

    Element& add(Element element);
    // Text at the top of `rect`; it fits when its lines do.
    Element& text(std::string id, const Rect& rect, std::string_view text, const TextStyle& style,
                  Role role = Role::text);
    // Takes what the text needs from the column.
    Element& flow(Column& column, std::string id, std::string_view text, const TextStyle& style, float gap_below,
                  Role role = Role::text);
    // Text (and icon) in the middle of a touchable surface.
    Element& button(std::string id, const Rect& rect, std::string_view label, const TextStyle& style, Look look,
                    Message tap, Icon icon = Icon::none);
    // How wide that button wants to be.
    [[nodiscard]] float button_width(std::string_view label, const TextStyle& style, bool icon) const;
    // A surface without text.
    Element& surface(std::string id, const Rect& rect, Look look);
    // What a person typed: one line (its end, where it is longer), or as many lines as fit (the last ones).
    Element& typed(std::string id, const Rect& box, const Secret& secret, const TextStyle& style, bool lines);

    // Puts `element`'s text (already laid) into `rect`, from its top or in its middle.
    static void put(Element& element, const Laid& laid, const Rect& rect, bool middle);

    // Says that something did not find room; compose tries again tighter.
    void crowded() { crowded_ = true; }
    [[nodiscard]] bool fits() const;
    [[nodiscard]] Scene take() { return std::move(scene_); }
    [[nodiscard]] Scene& scene() { return scene_; }

private:
    Frame frame_;
    float tight_;
    bool crowded_ = false;
    Scene scene_;
};

// Lays `draw` out roomy, then tighter, and gives the first that fits; the tightest where none does.
[[nodiscard]] Scene compose(const Frame& frame, const std::string& screen, const std::function<void(Page&)>& draw);

}  // namespace monter::kiosk
