// Films and their captions: each is opened by what will show it, and held against what a visitor at a stand can use.
#include <algorithm>
#include <array>
#include <cmath>
#include <regex>
#include <sstream>

#include "sync/base/utf8.hpp"
#include "sync/pack/check_parts.hpp"
#include "sync/pack/film_look.hpp"

namespace monter::pack {
namespace {

constexpr int film_side_max = 1920;       // standing or lying; a stand's picture of it is never larger
constexpr double film_seconds_max = 180;  // it is watched standing; and until its end nobody is asked whether they left
// Two lines of 42, the measure of the trade (Netflix Timed Text Style Guide, general requirements).
// Longer than any line of times with its settings; the regular expression below takes a piece of stack a character.
constexpr std::size_t time_line_max = 200;
constexpr std::size_t caption_characters_max = 84, caption_lines_max = 2;

void check_film(const std::string& name, Bytes bytes, Faults& faults) {
    const auto look = look_at_film(std::move(bytes));
    const auto fault = [&](std::string what, std::string remedy) {
        faults.push_back({name, 1, std::move(what), std::move(remedy)});
    };
    if (!look) return fault(look.error().message, look.error().remedy);
    // WebM is Matroska to libmpv ("mkv"), and MP4 one name of a family ("mov,mp4,…").
    constexpr std::array<std::string_view, 2> containers = {"mkv", "mp4"};
    constexpr std::array<std::string_view, 4> codecs = {"vp8", "vp9", "av1", "h264"};
    if (std::none_of(containers.begin(), containers.end(),
                     [&](std::string_view one) { return look->container.find(one) != std::string::npos; })) {
        fault("the film is '" + look->container + "', whatever its name says", "Save it as WebM, MP4 or Matroska");
    }
    if (std::find(codecs.begin(), codecs.end(), look->codec) == codecs.end()) {
        fault("the film's pictures are '" + look->codec + "', which a stand's machine may not keep up with",
              "Save it with VP9, AV1 or H.264");
    }
    if (look->width > film_side_max || look->height > film_side_max) {
        fault("the film is " + std::to_string(look->width) + " x " + std::to_string(look->height) + " pixels",
              "Save it at 1920 x 1080 or smaller");
    }
    if (look->seconds > film_seconds_max) {
        fault("the film runs " + std::to_string(std::lround(look->seconds)) + " seconds",
              "Cut it to three minutes: it is watched standing");
    }
}

// Captions as WebVTT and SubRip write them: a line with two times, and below it the words up to an empty line.
class Captions {
public:
    Captions(const std::string& name, const std::string& text, Faults& faults) : name_(name), faults_(faults) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            ++line_;
            if (!line.empty() && line.back() == '\r') line.pop_back();
            take(line);
        }
        end_caption();
        if (count_ == 0) {
            fault(1, "there is no caption in it",
                  "Write two times and below them the words: 00:00:01.000 --> 00:00:04.000");
        }
    }

private:
    void take(const std::string& line) {
        static const std::regex times(R"((\d+:)?\d\d:\d\d[.,]\d{3} --> (\d+:)?\d\d:\d\d[.,]\d{3}.*)");
        if (line.find("-->") != std::string::npos) {
            end_caption();
            begun_ = line_;
            ++count_;
            if (!std::regex_match(line.substr(0, time_line_max), times)) {
                fault(line_, "these are not two times", "Write them as 00:00:01.000 --> 00:00:04.000");
            }
        } else if (line.empty()) {
            end_caption();
        } else if (begun_ > 0) {
            ++lines_;
            characters_ += count_characters(line);
        }
    }
    void end_caption() {
        if (begun_ > 0 && lines_ == 0)
            fault(begun_, "there are no words under these times", "Write them, or take the times out");
        if (lines_ > caption_lines_max || characters_ > caption_characters_max) {
            fault(begun_, "this caption is too long to be read in passing",
                  "Write at most two lines of 42 characters, and a caption of its own for the rest");
        }
        begun_ = 0;
        lines_ = characters_ = 0;
    }
    void fault(int line, std::string what, std::string remedy) {
        faults_.push_back({name_, line, std::move(what), std::move(remedy)});
    }

    const std::string& name_;
    Faults& faults_;
    int line_ = 0, begun_ = 0, count_ = 0;
    std::size_t lines_ = 0, characters_ = 0;
};

void check_captions(const std::string& name, const Bytes& bytes, Faults& faults) {
    const std::string text(bytes.begin(), bytes.end());
    if (!is_utf8(text)) {
        faults.push_back({name, 1, "these captions are not UTF-8", "Save the file as UTF-8"});
        return;
    }
    if (name.ends_with(".vtt") && !text.starts_with("WEBVTT") && !text.starts_with("\xEF\xBB\xBFWEBVTT")) {
        faults.push_back({name, 1, "a .vtt file begins with the word WEBVTT", "Write it into the first line"});
    }
    Captions(name, text, faults);
}

}  // namespace

void check_videos(const Pack& pack, Faults& faults) {
    for (const auto* names : {&pack.known.videos, &pack.known.captions}) {
        for (const std::string& name : *names) {
            auto bytes = pack.source.read(name);
            if (!bytes) {
                faults.push_back({name, 1, bytes.error().message, bytes.error().remedy});
            } else if (names == &pack.known.videos) {
                check_film(name, std::move(*bytes), faults);
            } else {
                check_captions(name, *bytes, faults);
            }
        }
    }
}

}  // namespace monter::pack
