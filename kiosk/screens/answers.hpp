// The coded answers as chips, asked by the form and by the way north: the same answers, so that nobody gives one twice.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

struct AnswerGroup {
    std::string id, title;
    std::vector<Chip> chips;
};

// `screen` begins the ids: "contact" makes contact.when.soon.
[[nodiscard]] AnswerGroup when_group(const View& view, const std::string& screen);
[[nodiscard]] AnswerGroup with_group(const View& view, const std::string& screen);
[[nodiscard]] AnswerGroup work_group(const View& view, const std::string& screen);
[[nodiscard]] AnswerGroup speaks_group(const View& view);   // contact.speaks.<code>
[[nodiscard]] AnswerGroup citizen_group(const View& view);  // waynorth.citizen.<code>

// Four groups on one screen, from the column's top to its bottom: beside their titles where letters are large on a wide
// panel, one below the other on a high one, else two and two. The column then begins below them.
void draw_groups(Page& page, Column& column, const std::vector<AnswerGroup>& groups, float gap_below);

void draw_group(Page& page, Column& column, const AnswerGroup& group, float gap_below);
// The title to the left of its chips: for large letters on a wide screen.
void draw_group_beside(Page& page, Column& column, const AnswerGroup& group, float title_w, float gap_below);

}  // namespace monter::kiosk
