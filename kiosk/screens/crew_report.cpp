// The day by its hours: wishes kept, visits begun and their languages. Counts alone; nothing leads to anybody.
#include <algorithm>
#include <map>

#include "kiosk/screens/crew.hpp"

namespace monter::kiosk {
namespace {

struct Line {
    std::string id, hour, leads, visits;
};

// "12: nl 8, en 4"
std::string visits_of(const View& view, const std::map<std::string, std::int64_t>& visits) {
    std::vector<std::pair<std::string, std::int64_t>> sorted(visits.begin(), visits.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::int64_t all = 0;
    std::string text;
    for (const auto& [language, n] : sorted) {
        all += n;
        text += (text.empty() ? ": " : ", ") + language + " " + view.texts.number(n);
    }
    return view.texts.number(all) + text;
}

std::vector<Line> lines_of(const View& view, const local::DayReport& report) {
    std::vector<Line> lines;
    std::int64_t leads = 0;
    std::map<std::string, std::int64_t> visits;
    for (const local::HourOfDay& hour : report.hours) {
        const std::string number = std::to_string(hour.hour);
        leads += hour.leads;
        for (const auto& [language, n] : hour.visits) visits[language] += n;
        lines.push_back({"crew.report." + number, number + "–" + std::to_string(hour.hour + 1),
                         view.texts.number(hour.leads), visits_of(view, hour.visits)});
    }
    lines.push_back(
        {"crew.report.all", view.texts.say(Text::crew_report_all), view.texts.number(leads), visits_of(view, visits)});
    return lines;
}

void draw_line(Page& page, const Column& column, float y, const Line& line, const TextStyle& style) {
    const float hour_w = page.portrait() ? 230.0F : 340.0F, leads_w = page.portrait() ? 180.0F : 260.0F;
    const auto put = [&](const std::string& id, float x, float w, const std::string& text) {
        // Standing, a line is short: what visitors speak may take two.
        const std::size_t lines = page.portrait() ? 2 : 1;
        const TextStyle fitting = page.fitted(text, style, w - 16, lines, 28);
        const Laid laid = page.lay(text, fitting, w - 16);
        page.text(id, {x, y, w - 16, laid.h}, text, fitting).on_dark = true;
    };
    put(line.id + ".hour", column.x, hour_w, line.hour);
    put(line.id + ".leads", column.x + hour_w, leads_w, line.leads);
    put(line.id + ".visits", column.x + hour_w + leads_w, column.w - hour_w - leads_w, line.visits);
}

}  // namespace

void draw_crew_report(Page& page, const View& view) {
    Column column = open_crew_page(page, view, view.texts.say(Text::crew_report));
    const auto& report = view.model.crew.report;
    if (!report || report->hours.empty()) {
        const CrewWord word = crew_word(view);
        const std::string text = view.model.crew.failed ? word.text : view.texts.say(Text::crew_report_none);
        page.flow(column, "crew.report.none", text, page.style(Type::title, Colour::snow), 0).on_dark = true;
        return;
    }
    const TextStyle head = page.style(Type::label, Colour::mist), body = page.style(Type::label, Colour::snow);
    draw_line(page, column, column.y,
              {"crew.report.head", view.texts.say(Text::crew_report_hour), view.texts.say(Text::crew_report_leads),
               view.texts.say(Text::crew_report_visits)},
              head);
    float y = column.y + 64;
    const auto lines = lines_of(view, *report);
    // A day of twenty-four hours stands closer than a fair's eight.
    const float step =
        std::min(page.portrait() ? 100.0F : 60.0F, (column.bottom - y) / static_cast<float>(lines.size()));
    for (const Line& line : lines) {
        draw_line(page, column, y, line, body);
        y += step;
    }
    if (step < body.size * body.line * (page.portrait() ? 2 : 1)) page.crowded();
}

}  // namespace monter::kiosk
