// The way north begins with four answers, of which the list needs one; the others are the form's own.
#include <algorithm>

#include "kiosk/screens/answers.hpp"
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

void draw_way_questions(Page& page, const View& view) {
    const bool beside = page.large() && !page.portrait();
    draw_chrome(page, view, {Ground::paper, beside ? -1 : 3});
    Column column = content_column(page, space::question_top);
    const std::vector<AnswerGroup> groups{citizen_group(view), when_group(view, "waynorth"),
                                          with_group(view, "waynorth"), work_group(view, "waynorth")};
    const float h = main_height(page);
    const std::string show = view.texts.say(Text::way_show);
    const TextStyle label = page.style(Type::button_main);
    const float w = page.portrait() ? column.w : page.button_width(show, label, true) + 40;
    const Rect button{column.x + column.w - w, column.bottom - h, w, h};
    float foot = button.y - 24;
    const std::string question = view.texts.say(Text::way_question);
    if (beside) {
        draw_question_in_chrome(page, question);
    } else {
        column.y = draw_question(page, question, column.take(0)) + page.gap(40);
    }
    column.bottom = foot;
    draw_groups(page, column, groups, 36);
    if (view.model.citizen_missing) {
        const std::string missing = view.texts.say(Text::way_missing);
        const float hint_w = page.portrait() ? column.w : button.x - column.x - space::gutter;
        const float hint_h = hint_height(page, hint_w, missing);
        const float y = page.portrait() ? button.y - 16 - hint_h : button.y + (h - hint_h) / 2;
        draw_hint(page, "waynorth.missing", {column.x, y, hint_w, 0}, missing);
        foot = std::min(foot, y);
    }
    if (column.y > foot) page.crowded();
    page.button("waynorth.show", button, show, label, Look::sun_button, ShowPlan{}, Icon::forward);
}

}  // namespace monter::kiosk
