#include "kiosk/screens/compare_rows.hpp"

#include <algorithm>
#include <functional>

#include "kiosk/screens/reasons.hpp"

namespace monter::kiosk {
namespace {

using Places = std::array<const pack::Place*, 2>;

// The order of the rows; kinds a pack adds come after these under one name.
constexpr std::array<std::string_view, 6> kinds = {"nature", "culture", "family", "housing", "food", "everyday"};

bool is_named(std::string_view kind) {
    return kind == "community" || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

CompareRow about(const std::string& id, const std::string& label, const Places& places, const View& view,
                 const std::function<bool(const pack::Fact&)>& belongs) {
    CompareRow row{id, label, {}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (const pack::Fact* fact : facts_beside_work(*places[i], view)) {
            if (!belongs(*fact)) continue;
            row.cells[i].push_back({view.texts.in(fact->text), source_line(fact->sources, fact->year, view)});
        }
    }
    return row;
}

// The number alone where no fact says how people live there.
CompareRow people(const Places& places, const View& view) {
    CompareRow row = about("people", view.texts.say(Text::compare_people), places, view,
                           [](const pack::Fact& fact) { return fact.kind == "community"; });
    for (std::size_t i = 0; i < places.size(); ++i) {
        const pack::Place& place = *places[i];
        if (!row.cells[i].empty()) continue;
        row.cells[i].push_back({view.texts.count(Text::places_people, place.population),
                                source_line({place.population_source}, place.population_date, view)});
    }
    return row;
}

CompareRow work(const Places& places, const View& view) {
    CompareRow row{"work", view.texts.say(Text::showcase_work), {}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (const pack::Fact* fact = work_fact_of(*places[i], view)) {
            row.cells[i].push_back({view.texts.in(fact->text), source_line(fact->sources, fact->year, view)});
        }
        const auto jobs = jobs_in(*places[i], view);
        if (!jobs.words.empty()) row.cells[i].push_back(jobs);
    }
    return row;
}

}  // namespace

std::vector<CompareRow> compare_rows(const Places& places, const View& view) {
    std::vector<CompareRow> rows{people(places, view)};
    for (const auto kind : kinds) {
        const std::string id(kind);
        rows.push_back(about(id, view.texts.say(std::string_view("kind." + id)), places, view,
                             [&](const pack::Fact& fact) { return fact.kind == id; }));
    }
    // "work" beside the one the work row tells is about work too, but no row of its own.
    rows.push_back(about("more", view.texts.say(Text::compare_more), places, view,
                         [](const pack::Fact& fact) { return !is_named(fact.kind); }));
    std::erase_if(rows, [](const CompareRow& row) { return row.cells[0].empty() && row.cells[1].empty(); });
    rows.push_back(work(places, view));
    return rows;
}

}  // namespace monter::kiosk
