// From touch to new resident: how far people came, by event, municipality, language and dream, how soon they heard from
// us, and what the one-tap answers say. Counts only, with the small ones hidden (statistics/hidden.hpp); the same as
// CSV. It has no filters on purpose: two tables of the same people, taken from each other, would tell of a few.
#include <algorithm>

#include "sync/portal/guides/words.hpp"
#include "sync/portal/statistics/tables.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/statistics_charts.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

namespace st = portal::statistics;

struct Told {
    st::All all;
    std::vector<st::Temperature> temperatures;
};

st::Names names_of(guides::Content content, const Texts& texts) {
    st::Names out;
    out.nobody = texts.get("statistics.nobody");
    if (content == nullptr) return out;
    for (const auto& place : content->places) out.municipalities.emplace_back(place.id, place.name);
    for (const std::string& code : content->languages) {
        out.languages.emplace_back(code, guides::begun_large(guides::language_name(code, texts)));
    }
    for (const auto& dream : content->dreams) {
        out.dreams.emplace_back(dream.id, pack::in(dream.name, texts.language()));
    }
    return out;
}

Result<Told> told(Parts& parts, const Texts& texts) {
    const auto content = parts.library.content();
    auto work = parts.database.look();
    if (!work) return fail(work.error());
    const auto figures = store::figures(*work);
    if (!figures) return fail(figures.error());
    const auto cells = store::pulse_cells(*work);
    if (!cells) return fail(cells.error());
    return Told{st::tables(*figures, names_of(content.get(), texts)), st::temperatures(*cells)};
}

std::string bar_of(const std::optional<std::int64_t>& n, std::int64_t largest) {
    return std::to_string(largest > 0 ? 100 * n.value_or(0) / largest : 0);
}

std::int64_t largest_in(const st::Column& column) {
    std::int64_t out = 0;
    for (const auto& cell : column.cells) out = std::max(out, cell.value_or(0));
    return out;
}

Data table_data(const st::Table& table, const Texts& texts) {
    const auto found = std::find(table.stages.begin(), table.stages.end(), store::stage_names.front());
    const auto lead = static_cast<std::size_t>(found - table.stages.begin());
    const std::size_t contacted = lead + 2, visited = lead + 3;
    const std::int64_t largest = largest_in(table.columns[lead]);
    Data::List heads, rows, sums;
    for (const std::string& stage : table.stages) heads.emplace_back(texts.get("statistics.stage_" + stage));
    bool adds_up = false;
    for (const st::Column& column : table.columns) {
        adds_up = adds_up || column.sum;
        sums.emplace_back(count_text(column.sum, texts));
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        Data::List cells;
        for (const st::Column& column : table.columns) {
            cells.push_back(Data::Named{{"text", count_text(column.cells[i], texts)}, {"hidden", !column.cells[i]}});
        }
        Data::Named row{{"name", table.rows[i]},
                        {"cells", std::move(cells)},
                        {"lead", bar_of(table.columns[lead].cells[i], largest)},
                        {"contacted", bar_of(table.columns[contacted].cells[i], largest)},
                        {"visited", bar_of(table.columns[visited].cells[i], largest)},
                        {"no_visited", !table.columns[visited].cells[i]}};
        if (!table.first_word.empty()) {
            row["first_word"] =
                table.first_word[i]
                    ? texts.fill("statistics.hours",
                                 {{"n", std::to_string(*table.first_word[i])},
                                  {"working", table.working[i] ? std::to_string(*table.working[i]) : std::string("–")}})
                    : std::string("–");
        }
        rows.emplace_back(std::move(row));
    }
    return Data::Named{{"title", texts.get("statistics.by_" + table.id)},
                       {"head", texts.get("statistics.head_" + table.id)},
                       {"heads", std::move(heads)},
                       {"rows", std::move(rows)},
                       {"sums", std::move(sums)},
                       {"adds_up", adds_up},
                       {"overlaps", table.id == "dream"},
                       {"has_first_word", !table.first_word.empty()}};
}

const pack::PulseQuestion* question_of(const std::string& id, guides::Content content) {
    if (content == nullptr) return nullptr;
    for (const auto& one : content->pulse) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

Data temperature_data(const st::Temperature& one, guides::Content content, const Texts& texts) {
    const pack::PulseQuestion* question = question_of(one.question, content);
    const auto answer_name = [&](const std::string& id) {
        if (question != nullptr) {
            for (const auto& answer : question->answers) {
                if (answer.id == id) return pack::in(answer.text, texts.language());
            }
        }
        return id;
    };
    Data::List events, rows, sums;
    for (std::size_t i = 0; i < one.events.size(); ++i) {
        events.emplace_back(one.events[i]);
        sums.emplace_back(count_text(one.columns[i].sum, texts));
    }
    const std::int64_t largest = largest_in(one.columns.back());
    for (std::size_t i = 0; i < one.answers.size(); ++i) {
        Data::List cells;
        for (const st::Column& column : one.columns) {
            cells.push_back(Data::Named{{"text", count_text(column.cells[i], texts)}, {"hidden", !column.cells[i]}});
        }
        rows.push_back(Data::Named{{"name", answer_name(one.answers[i])},
                                   {"cells", std::move(cells)},
                                   {"bar", bar_of(one.columns.back().cells[i], largest)}});
    }
    return Data::Named{{"title", question == nullptr ? one.question : pack::in(question->text, texts.language())},
                       {"events", std::move(events)},
                       {"rows", std::move(rows)},
                       {"sums", std::move(sums)}};
}

void add_charts(Data::Named& data, const st::All& all, const Texts& texts) {
    const auto stage = [&](const std::string& name) { return texts.get("statistics.stage_" + name); };
    data["at_stand"] =
        funnel({{stage("visit"), all.visits}, {stage("match"), all.matches}, {stage("lead"), all.stages.cells[0]}}, 430,
               texts);
    std::vector<Measure> after, bins;
    for (std::size_t i = 0; i < store::stage_names.size(); ++i) {
        after.push_back({stage(store::stage_names[i]), all.stages.cells[i]});
    }
    data["after_stand"] = funnel(after, 660, texts);
    std::int64_t from = 0;
    for (std::size_t i = 0; i < all.hours.cells.size(); ++i) {
        const bool last = i == st::hour_bins.size();
        bins.push_back(
            {last ? std::to_string(from) + "+" : std::to_string(from) + "–" + std::to_string(st::hour_bins[i]),
             all.hours.cells[i]});
        if (!last) from = st::hour_bins[i];
    }
    data["hours"] = histogram(bins, texts.get("statistics.hours_title"), texts);
    data["half"] = all.first_word
                       ? texts.fill("statistics.half",
                                    {{"n", std::to_string(*all.first_word)},
                                     {"working", all.working ? std::to_string(*all.working) : std::string("–")}})
                       : texts.get("statistics.too_few");
}

}  // namespace

Response statistics_page(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    const auto is = told(parts, texts);
    if (!is) return broken_page(parts, visit, "the statistics", is.error());
    Data::Named data = frame_data(parts, visit, texts.get("statistics.title"));
    data["at_statistics"] = true;
    data["as_of"] = texts.fill("statistics.as_of", {{"when", date_time_long(visit.now.wall_ms, texts)}});
    data["foot"] = texts.get("statistics.foot");
    add_charts(data, is->all, texts);
    Data::List tables, temperatures;
    for (const st::Table& one : is->all.tables) tables.push_back(table_data(one, texts));
    const auto content = parts.library.content();
    for (const st::Temperature& one : is->temperatures) {
        temperatures.push_back(temperature_data(one, content.get(), texts));
    }
    data["tables"] = std::move(tables);
    data["temperatures"] = std::move(temperatures);
    return page("frame", "statistics", std::move(data), texts);
}

Response statistics_csv(Parts& parts, const Visit& visit) {
    const auto is = told(parts, visit.texts);
    if (!is) return broken_page(parts, visit, "the statistics", is.error());
    Response out{.type = "text/csv; charset=utf-8", .body = st::csv(is->all, is->temperatures)};
    add_page_headers(out);
    out.headers.emplace_back("Cache-Control", "no-store");
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"monter-statistics.csv\"");
    return out;
}

}  // namespace monter::portal::web
