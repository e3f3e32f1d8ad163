// The full privacy notice, readable without a network, page by page.
#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

struct Block {
    std::string words;
    bool heading = false;
    bool bullet = false;
};

// The little of Markdown a notice uses: headings, lists, paragraphs; marks for emphasis and links are taken off.
std::string plain(std::string text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '*' || c == '`') continue;
        if (c == '[') {
            const std::size_t middle = text.find("](", i),
                              end = middle == std::string::npos ? middle : text.find(')', middle);
            if (end != std::string::npos) {
                out += text.substr(i + 1, middle - i - 1);
                i = end;
                continue;
            }
        }
        out += c;
    }
    return out;
}

std::vector<Block> blocks_of(const std::string& markdown) {
    std::vector<Block> blocks;
    bool open = false;  // the paragraph before goes on
    std::size_t at = 0;
    while (at <= markdown.size()) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        std::string line = markdown.substr(at, end - at);
        at = end + 1;
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
        if (line.empty()) {
            open = false;
        } else if (line.front() == '#') {
            blocks.push_back({plain(line.substr(std::min(line.find_first_not_of("# "), line.size()))), true, false});
            open = false;
        } else if (line.starts_with("- ") || line.starts_with("* ")) {
            blocks.push_back({plain(line.substr(2)), false, true});
            open = true;
        } else if (open) {
            blocks.back().words += " " + plain(line);
        } else {
            blocks.push_back({plain(line), false, false});
            open = true;
        }
    }
    return blocks;
}

// A line as it will stand; pages break between lines, and never right below a heading.
struct NoticeLine {
    std::string words;
    TextStyle style;
    float h = 0, indent = 0;
    bool heading = false, bullet = false, last = false;
};

std::vector<NoticeLine> lines_of(const Page& page, const std::string& markdown, float width) {
    std::vector<NoticeLine> lines;
    for (const Block& block : blocks_of(markdown)) {
        TextStyle style = page.style(Type::body);
        if (block.heading) style.face = Face::bold;
        const float indent = block.bullet ? 36 : 0;
        const Laid laid = page.lay(block.words, style, width - indent);
        for (const std::string& words : laid.lines) {
            lines.push_back({words, style, style.size * style.line, indent, block.heading, block.bullet, false});
        }
        if (!laid.lines.empty()) lines.back().last = !block.heading;
        if (!laid.lines.empty() && block.bullet) lines[lines.size() - laid.lines.size()].words.insert(0, "– ");
    }
    return lines;
}

std::vector<std::vector<NoticeLine>> pages_of(const std::vector<NoticeLine>& lines, float room) {
    std::vector<std::vector<NoticeLine>> pages(1);
    float used = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        float needs = lines[i].h;
        if (lines[i].heading && i + 1 < lines.size()) needs += lines[i + 1].h;
        if (used > 0 && used + needs > room) {
            pages.emplace_back();
            used = 0;
        }
        used += lines[i].h + (lines[i].last ? 16 : 0);
        pages.back().push_back(lines[i]);
    }
    return pages;
}

}  // namespace

void draw_notice(Page& page, const View& view) {
    const bool portrait = page.portrait();
    Column room = open_sheet(page, view, "notice", view.texts.say(Text::notice_title),
                             portrait ? Size{980, 1780} : Size{1560, 1000});
    const auto lines = lines_of(page, view.world.notice(view.model.language).full, room.w - 40);
    const auto pages = pages_of(lines, room.left() - pager_height(page) - page.gap(space::gutter));
    const int count = static_cast<int>(pages.size());
    const int at = std::clamp(view.model.sheet_page, 0, count - 1);
    draw_pager(page, view, "notice", room, Pager::sheet, at, count);
    int n = 0;
    for (const NoticeLine& line : pages[static_cast<std::size_t>(at)]) {
        const Rect rect = room.take(line.h, line.last ? 16 : 0);
        const bool hangs = line.bullet && line.words.starts_with("– ");
        const float indent = hangs ? 0 : line.indent;
        page.text("notice." + std::to_string(++n), {rect.x + indent, rect.y, rect.w - indent, rect.h}, line.words,
                  line.style, line.heading ? Role::heading : Role::text);
    }
}

}  // namespace monter::kiosk
