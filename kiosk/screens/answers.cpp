#include "kiosk/screens/answers.hpp"

#include <algorithm>

#include "sync/lead/plan.hpp"

namespace monter::kiosk {
namespace {

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

template <class Codes, class Label, class Make, class IsOn>
AnswerGroup group_of(const std::string& id, std::string title, const Codes& codes, Label label, Make make, IsOn is_on) {
    AnswerGroup group{id, std::move(title), {}};
    for (const auto& code : codes) {
        const std::string text(code);
        const bool on = is_on(text);
        group.chips.push_back({id + "." + text, label(text), make(text), on, on ? Icon::check : Icon::none, ""});
    }
    return group;
}

}  // namespace

AnswerGroup when_group(const View& view, const std::string& screen) {
    return group_of(
        screen + ".when", view.texts.say(Text::when_title), lead::when_codes,
        [&](const auto& c) { return view.texts.say("when." + c); }, [](const auto& c) { return PickWhen{c}; },
        [&](const auto& c) { return view.model.visit.when == c; });
}

AnswerGroup with_group(const View& view, const std::string& screen) {
    return group_of(
        screen + ".with", view.texts.say(Text::with_title), lead::with_codes,
        [&](const auto& c) { return view.texts.say("with." + c); }, [](const auto& c) { return ToggleWith{c}; },
        [&](const auto& c) { return has(view.model.visit.with, c); });
}

AnswerGroup work_group(const View& view, const std::string& screen) {
    return group_of(
        screen + ".work", view.texts.say(Text::work_title), lead::work_codes,
        [&](const auto& c) { return view.texts.say("work." + c); }, [](auto c) { return PickWork{c}; },
        [&](const auto& c) { return view.model.visit.wish.work == c; });
}

AnswerGroup speaks_group(const View& view) {
    // The stand's languages beside the six everybody is asked for.
    std::vector<std::string> languages(lead::speaks_codes.begin(), lead::speaks_codes.end());
    for (const std::string& code : view.world.languages()) {
        if (!has(languages, code)) languages.push_back(code);
    }
    return group_of(
        "contact.speaks", view.texts.say(Text::speaks_title), languages,
        [&](const auto& c) { return view.texts.spoken(c); }, [](auto c) { return ToggleSpeaks{c}; },
        [&](const auto& c) { return has(view.model.visit.wish.speaks, c); });
}

AnswerGroup citizen_group(const View& view) {
    return group_of(
        "waynorth.citizen", view.texts.say(Text::way_citizen), lead::track_codes,
        [&](const auto& c) { return view.texts.say("way." + c); }, [](auto c) { return PickCitizen{c}; },
        [&](const auto& c) { return view.model.visit.citizen == c; });
}

void draw_group(Page& page, Column& column, const AnswerGroup& group, float gap_below) {
    const TextStyle title = page.style(Type::label);
    TextStyle chip = page.style(Type::small);
    chip.face = Face::semibold;
    page.flow(column, group.id, group.title, title, page.large() ? 8 : 12);
    draw_chips(page, column, group.chips, chip, false, gap_below);
}

void draw_group_beside(Page& page, Column& column, const AnswerGroup& group, float title_w, float gap_below) {
    const TextStyle title = page.style(Type::small);
    TextStyle chip = page.style(Type::small);
    chip.face = Face::semibold;
    const Laid laid = page.lay(group.title, title, title_w);
    page.text(group.id, {column.x, column.y, title_w, laid.h}, group.title, title);
    Column chips{column.x + title_w + 24, column.y, column.w - title_w - 24, column.bottom};
    draw_chips(page, chips, group.chips, chip, false, 0);
    column.y = std::max(chips.y, column.y + laid.h) + gap_below;
}

void draw_groups(Page& page, Column& column, const std::vector<AnswerGroup>& groups, float gap_below) {
    constexpr float between_columns = 64, title_w = 330;
    if (page.large() && !page.portrait()) {
        for (const AnswerGroup& group : groups) draw_group_beside(page, column, group, title_w, page.gap(18));
        column.y -= page.gap(18);
    } else if (page.portrait()) {
        for (const AnswerGroup& group : groups) draw_group(page, column, group, page.gap(gap_below));
        column.y -= page.gap(gap_below);
    } else {
        const float w = (column.w - between_columns) / 2;
        Column left{column.x, column.y, w, column.bottom};
        Column right{column.x + w + between_columns, column.y, w, column.bottom};
        for (std::size_t i = 0; i < groups.size(); ++i) {
            Column& half = i < (groups.size() + 1) / 2 ? left : right;
            draw_group(page, half, groups[i], i % 2 == 0 ? page.gap(gap_below) : 0);
        }
        column.y = std::max(left.y, right.y);
    }
    if (column.y > column.bottom) page.crowded();
}

}  // namespace monter::kiosk
