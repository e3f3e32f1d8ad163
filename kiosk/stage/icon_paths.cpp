#include "kiosk/stage/icon_paths.hpp"

#include <cctype>
#include <charconv>
#include <string_view>

namespace monter::kiosk {

namespace {

// Paths as SVG writes them, with the absolute commands M L C Z only.
constexpr std::string_view path_of(Icon icon) {
    switch (icon) {
        case Icon::none:
            return "";
        case Icon::back:
            return "M30 10L16 24L30 38";
        case Icon::forward:
            return "M18 10L32 24L18 38";
        case Icon::check:
            return "M10 25L20 35L38 14";
        case Icon::close:
            return "M12 12L36 36M36 12L12 36";
        case Icon::heart:
        case Icon::heart_full:
            return "M24 39C8 28 6 19 10 14C14 9 21 10 24 16C27 10 34 9 38 14C42 19 40 28 24 39Z";
        case Icon::access:
            return "M24 7.5L24 8M10 16L24 19L38 16M24 19L24 28M24 28L16 42M24 28L32 42";
        case Icon::pin:
            return "M24 44C14 32 10 26 10 19C10 11.3 16.3 5 24 5C31.7 5 38 11.3 38 19C38 26 34 32 24 44Z"
                   "M24 24C26.8 24 29 21.8 29 19C29 16.2 26.8 14 24 14C21.2 14 19 16.2 19 19C19 21.8 21.2 24 24 24";
        case Icon::people:
            return "M17 22C20.9 22 24 18.9 24 15C24 11.1 20.9 8 17 8C13.1 8 10 11.1 10 15C10 18.9 13.1 22 17 22"
                   "M5 41C5 31 11 27 17 27C23 27 29 31 29 41M32 22C35.2 21.8 37.6 19.2 37.5 16C37.4 12.7 34.5 10 31 10"
                   "M34 27C40 28 43 33 43 40";
        case Icon::mail:
            return "M6 12L42 12L42 36L6 36ZM6 13L24 27L42 13";
        case Icon::lock:
            return "M12 22L36 22L36 42L12 42ZM16 22L16 15C16 10.6 19.6 7 24 7C28.4 7 32 10.6 32 15L32 22";
        case Icon::home:
            return "M8 24L24 10L40 24M13 21L13 39L35 39L35 21";
        case Icon::shift:
            return "M24 8L40 24L31 24L31 38L17 38L17 24L8 24Z";
        case Icon::backspace:
            return "M16 10L42 10L42 38L16 38L6 24ZM23 18L35 30M35 18L23 30";
        case Icon::clock:
            return "M24 42C34 42 42 34 42 24C42 14 34 6 24 6C14 6 6 14 6 24C6 34 14 42 24 42M24 13L24 25L32 30";
        case Icon::briefcase:
            return "M6 16L42 16L42 38L6 38ZM17 16L17 10L31 10L31 16M6 26L42 26";
        case Icon::info:
            return "M24 42C34 42 42 34 42 24C42 14 34 6 24 6C14 6 6 14 6 24C6 34 14 42 24 42M24 22L24 33M24 14.5L24 15";
        case Icon::globe:
            return "M24 43C34.5 43 43 34.5 43 24C43 13.5 34.5 5 24 5C13.5 5 5 13.5 5 24C5 34.5 13.5 43 24 43"
                   "M5 24L43 24M24 5C12 16 12 32 24 43M24 5C36 16 36 32 24 43";
        case Icon::talk:
            return "M7 10L41 10L41 33L25 33L16 41L16 33L7 33Z";
        case Icon::sun:
            return "M24 32C28.4 32 32 28.4 32 24C32 19.6 28.4 16 24 16C19.6 16 16 19.6 16 24C16 28.4 19.6 32 24 32"
                   "M24 5L24 10M24 38L24 43M5 24L10 24M38 24L43 24M11 11L14 14M34 34L37 37M37 11L34 14M14 34L11 37";
        case Icon::moon:
            return "M38 30C30 33.5 20.5 30 17 22.5C14.9 18 15.9 12.6 20 9C12 11.2 7 19 8.6 27C10.2 35 17.4 40.6 25.5 40"
                   "C31 39.6 35.8 35.8 38 30Z";
        case Icon::aurora:
            return "M6 40L6 18M13 40L13 12M20 40L20 16M27 40L27 8M34 40L34 13M41 40L41 18";
        case Icon::compare:
            return "M7 10L20 10L20 38L7 38ZM28 10L41 10L41 38L28 38Z";
        case Icon::play:
            return "M15 9L38 24L15 39Z";
        case Icon::pause:
            return "M17 10L17 38M31 10L31 38";
        case Icon::sound:
            return "M7 19L15 19L25 10L25 38L15 29L7 29ZM32 17C36 21 36 27 32 31M37 11C44 19 44 29 37 37";
        case Icon::muted:
            return "M7 19L15 19L25 10L25 38L15 29L7 29ZM32 19L42 29M42 19L32 29";
        case Icon::captions:
            return "M6 10L42 10L42 38L6 38ZM13 23L21 23M28 23L35 23M13 30L35 30";
        case Icon::usb:
            return "M24 6L24 42M18 12L24 5L30 12M24 34L13 27L13 20M24 28L35 22L35 16M10 20L16 20L16 14L10 14Z"
                   "M35 16C37 16 38 15 38 13C38 11 37 10 35 10C33 10 32 11 32 13C32 15 33 16 35 16";
        case Icon::send:
            return "M40 22C39 13 32 7 24 7C17 7 11 11 9 17M8 8L9 18L19 17M8 26C9 35 16 41 24 41C31 41 37 37 39 31"
                   "M40 40L39 30L29 31";
        case Icon::report:
            return "M8 40L40 40M13 33L13 24M24 33L24 10M35 33L35 18";
        case Icon::mask:
            return "M8 11C18 15 30 15 40 11L40 25C40 35 32 41 24 41C16 41 8 35 8 25ZM15 22L19 22M29 22L33 22"
                   "M16 30C20 34 28 34 32 30";
        case Icon::arrive:
            return "M24 6L24 29M14 20L24 30L34 20M8 34L8 41L40 41L40 34";
        case Icon::undo:
            return "M10 20L30 20C36 20 40 24.5 40 30C40 35.5 36 40 30 40L16 40M19 10L9 20L19 30";
    }
    return "";
}

class Pen {
public:
    explicit Pen(std::string_view path) : path_(path) {}

    bool next(IconStep& step) {
        skip();
        if (at_ >= path_.size()) return false;
        if (std::isalpha(static_cast<unsigned char>(path_[at_]))) command_ = path_[at_++];
        switch (command_) {
            case 'M':
                step = {IconStep::Does::move, {}, {}, point()};
                break;
            case 'L':
                step = {IconStep::Does::line, {}, {}, point()};
                break;
            case 'C': {
                const Point a = point(), b = point();
                step = {IconStep::Does::curve, a, b, point()};
                break;
            }
            default:
                step = {IconStep::Does::close, {}, {}, {}};
                break;
        }
        return true;
    }

private:
    void skip() {
        while (at_ < path_.size() && path_[at_] == ' ') ++at_;
    }
    float number() {
        skip();
        float value = 0;
        const char* const first = path_.data() + at_;
        at_ += static_cast<std::size_t>(std::from_chars(first, path_.data() + path_.size(), value).ptr - first);
        return value;
    }
    Point point() {
        const float x = number();
        return {x, number()};
    }
    std::string_view path_;
    std::size_t at_ = 0;
    char command_ = 'M';
};

}  // namespace

std::vector<IconStep> icon_steps(Icon icon) {
    std::vector<IconStep> steps;
    Pen pen(path_of(icon));
    IconStep step;
    while (pen.next(step)) steps.push_back(step);
    return steps;
}

}  // namespace monter::kiosk
