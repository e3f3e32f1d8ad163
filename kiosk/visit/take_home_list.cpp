#include "kiosk/visit/take_home_list.hpp"

namespace monter::kiosk {
namespace {

constexpr std::size_t part_bytes = 24;  // "Part 2 of 3" in any language, and its line break

std::vector<std::string> lines_of(const std::vector<lead::Planned>& way, const pack::Place* place,
                                  const pack::Content& content, const Texts& texts) {
    std::vector<std::string> lines;
    std::size_t phase = lead::phase_codes.size();
    for (std::size_t i = 0; i < way.size(); ++i) {
        const pack::Step* step = content.steps.find(way[i].id);
        if (!step) continue;
        std::string line;
        // A phase's name goes with its first step: it never stands alone at the end of a code.
        if (way[i].phase != phase) {
            phase = way[i].phase;
            line = "\n" + texts.say("way." + std::string(lead::phase_codes[phase])) + "\n";
        }
        line += std::to_string(i + 1) + " " + texts.in(step->title);
        if (const std::string host = host_of(content.page_of(*step, place)); !host.empty()) line += ": " + host;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

std::vector<lead::Planned> way_of(const Visit& visit, const pack::Content& content) {
    return lead::plan(content.steps.rules(), {visit.citizen, visit.with, visit.wish.work});
}

std::string host_of(const std::string& url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string::npos) return {};
    std::string host = url.substr(begin + 3);
    host = host.substr(0, host.find('/'));
    return host.starts_with("www.") ? host.substr(4) : host;
}

std::vector<std::string> take_home_list(const std::vector<lead::Planned>& way, const pack::Place* place,
                                        const pack::Content& content, const Texts& texts) {
    const std::string title =
        place == nullptr ? texts.say(Text::way_title_north) : texts.say(Text::way_title, {{"place", place->name}});
    std::vector<std::string> pages(1);
    for (const std::string& line : lines_of(way, place, content, texts)) {
        const std::size_t used = title.size() + part_bytes + pages.back().size() + 1 + line.size();
        if (!pages.back().empty() && used > take_home_bytes_max) pages.emplace_back();
        pages.back() += "\n" + line;
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::string head = title;
        if (pages.size() > 1) {
            head += "\n" +
                    texts.say(Text::way_part, {{"n", std::to_string(i + 1)}, {"most", std::to_string(pages.size())}});
        }
        pages[i] = head + pages[i];
    }
    return pages;
}

}  // namespace monter::kiosk
