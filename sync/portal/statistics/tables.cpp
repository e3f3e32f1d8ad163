#include "sync/portal/statistics/tables.hpp"

#include <algorithm>

namespace monter::portal::statistics {
namespace {

using store::Stages;
using Named = std::vector<std::pair<std::string, std::string>>;  // id, name

std::int64_t of(const std::map<std::string, std::int64_t>& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

Stages of(const std::map<std::string, Stages>& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? Stages{} : found->second;
}

// Every id that is named, and those that are only counted, under their ids.
Named rows_for(Named named, const std::map<std::string, Stages>& counts, const std::string& nobody) {
    for (const auto& [id, stages] : counts) {
        const bool there = std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.first == id; });
        if (!there) named.emplace_back(id, id.empty() ? nobody : id);
    }
    return named;
}

// What stands count, before the stages of people.
using AtStand = std::vector<std::pair<const char*, const std::map<std::string, std::int64_t>*>>;

// `adds_up`: everybody is in one row. What stands count by municipality never does: a visit is shown three.
Table table(const std::string& id, const Named& rows, const std::map<std::string, Stages>& counts,
            const AtStand& at_stand, bool adds_up) {
    Table out{.id = id};
    for (const auto& [key, name] : rows) out.rows.push_back(name);
    const auto add = [&](const std::string& stage, const std::vector<std::int64_t>& cells, bool with_sum) {
        out.stages.push_back(stage);
        out.columns.push_back(with_sum ? hide(cells) : Column{hide_small(cells), std::nullopt});
    };
    for (const auto& [stage, counted] : at_stand) {
        std::vector<std::int64_t> cells;
        for (const auto& [key, name] : rows) cells.push_back(of(*counted, key));
        add(stage, cells, adds_up && id != "municipality");
    }
    for (std::size_t i = 0; i < store::stage_names.size(); ++i) {
        std::vector<std::int64_t> cells;
        for (const auto& [key, name] : rows) cells.push_back(of(counts, key)[i]);
        add(store::stage_names[i], cells, adds_up);
    }
    return out;
}

std::vector<Spread> spread_of(const std::map<std::int64_t, std::int64_t>& hours) {
    std::vector<Spread> out;
    for (const auto& [hour, n] : hours) out.push_back({hour, n});
    return out;
}

void add_hours(All& to, const store::Figures& figures) {
    std::vector<std::int64_t> bins(hour_bins.size() + 1, 0);
    std::vector<Spread> everybody;
    for (const auto& [municipality, hours] : figures.hours) {
        for (const auto& [hour, n] : hours) {
            const auto* const bin = std::upper_bound(hour_bins.begin(), hour_bins.end(), hour);
            bins[static_cast<std::size_t>(bin - hour_bins.begin())] += n;
            everybody.push_back({hour, n});
        }
    }
    std::vector<Spread> at_work;
    for (const auto& [municipality, hours] : figures.working) {
        for (const auto& [hour, n] : hours) at_work.push_back({hour, n});
    }
    to.working = median_hours(at_work);
    to.hours = hide(bins);
    to.first_word = median_hours(everybody);
}

std::string field(const std::string& text) {
    // A leading sign would be a formula to a spreadsheet.
    std::string safe =
        !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos ? "'" + text : text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string out = "\"";
    for (const char c : safe) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

void add_line(std::string& to, const std::string& table, const std::string& row, const std::string& stage,
              const std::optional<std::int64_t>& n) {
    to += field(table) + "," + field(row) + "," + field(stage) + "," + (n ? std::to_string(*n) : "hidden") + "\r\n";
}

}  // namespace

All tables(const store::Figures& figures, const Names& names) {
    All out;
    out.stages.cells = hide_small({figures.all.begin(), figures.all.end()});
    const auto sum = [](const std::map<std::string, std::int64_t>& counts) -> std::optional<std::int64_t> {
        std::int64_t all = 0;
        for (const auto& [event, n] : counts) all += n;
        return all >= smallest_shown ? std::optional(all) : std::nullopt;
    };
    out.visits = sum(figures.visits);
    out.matches = sum(figures.opened_visits);
    const Named events(figures.event_titles.begin(), figures.event_titles.end());
    out.tables.push_back(table("event", rows_for(events, figures.events, names.nobody), figures.events,
                               {{"visit", &figures.visits}, {"match", &figures.opened_visits}}, true));
    const Named places = rows_for(names.municipalities, figures.municipalities, names.nobody);
    out.tables.push_back(table("municipality", places, figures.municipalities,
                               {{"shown", &figures.shown}, {"opened", &figures.opened}}, true));
    for (const auto& [id, name] : places) {
        const auto hours = figures.hours.find(id);
        out.tables.back().first_word.push_back(hours == figures.hours.end() ? std::nullopt
                                                                            : median_hours(spread_of(hours->second)));
        const auto at_work = figures.working.find(id);
        out.tables.back().working.push_back(
            at_work == figures.working.end() ? std::nullopt : median_hours(spread_of(at_work->second)));
    }
    out.tables.push_back(table("language", rows_for(names.languages, figures.languages, names.nobody),
                               figures.languages, {{"visit", &figures.visits_by_language}}, true));
    out.tables.push_back(
        table("dream", rows_for(names.dreams, figures.dreams, names.nobody), figures.dreams, {}, false));
    add_hours(out, figures);
    return out;
}

std::vector<Temperature> temperatures(const std::vector<store::Cell>& cells) {
    std::map<std::string, std::map<std::string, std::map<std::string, std::int64_t>>> sorted;
    for (const store::Cell& cell : cells) sorted[cell.question][cell.event][cell.value] += cell.n;
    std::vector<Temperature> out;
    for (const auto& [question, events] : sorted) {
        Temperature one{.question = question};
        for (const auto& [event, values] : events) {
            one.events.push_back(event);
            for (const auto& [value, n] : values) {
                if (std::find(one.answers.begin(), one.answers.end(), value) == one.answers.end()) {
                    one.answers.push_back(value);
                }
            }
        }
        std::sort(one.answers.begin(), one.answers.end());
        for (const auto& [event, values] : events) {
            std::vector<std::int64_t> column;
            for (const std::string& answer : one.answers) column.push_back(of(values, answer));
            one.columns.push_back(hide(column));
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::string csv(const All& all, const std::vector<Temperature>& temperatures) {
    std::string out = "table,row,stage,people\r\n";
    add_line(out, "all", "all", "visit", all.visits);
    add_line(out, "all", "all", "match", all.matches);
    for (std::size_t i = 0; i < store::stage_names.size(); ++i) {
        add_line(out, "all", "all", store::stage_names[i], all.stages.cells[i]);
    }
    add_line(out, "all", "all", "hours", all.first_word);
    add_line(out, "all", "all", "working_hours", all.working);
    for (const Table& table : all.tables) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t i = 0; i < table.stages.size(); ++i) {
                add_line(out, table.id, table.rows[row], table.stages[i], table.columns[i].cells[row]);
            }
            if (!table.first_word.empty()) add_line(out, table.id, table.rows[row], "hours", table.first_word[row]);
            if (!table.working.empty()) add_line(out, table.id, table.rows[row], "working_hours", table.working[row]);
        }
    }
    for (const Temperature& one : temperatures) {
        for (std::size_t event = 0; event < one.events.size(); ++event) {
            for (std::size_t answer = 0; answer < one.answers.size(); ++answer) {
                add_line(out, "temperature " + one.question, one.answers[answer], one.events[event],
                         one.columns[event].cells[answer]);
            }
        }
    }
    return out;
}

}  // namespace monter::portal::statistics
