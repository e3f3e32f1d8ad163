// Finding somebody who telephones or writes: by the reference they took home, or by name among one's own people.
#include "sync/base/utf8.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/web/person_row.hpp"

namespace monter::portal::web {
namespace {

constexpr std::size_t words_bytes_max = 320;  // 80 letters of any alphabet

}  // namespace

Response find_people(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    const std::string words = without_edges(form_fields(visit.request.body)["words"]);
    if (words.empty() || words.size() > words_bytes_max || !is_plain_text(words, false)) return see_other("/people");
    const auto found = guides::find(parts.database, parts.desk, visit.reader.account, words, visit.now.wall_ms);
    if (!found) return broken_page(parts, visit, "looking for a person", found.error());
    Data::Named data = frame_data(parts, visit, texts.get("find.title"));
    data["at_people"] = true;
    data["words"] = words;
    data["hint"] = texts.get(visit.reader.sees_all() ? "find.hint_region" : "find.hint_own");
    const auto n = static_cast<std::int64_t>(found->size());
    data["found"] = n == 0                       ? texts.get("find.none")
                    : n == guides::found_at_most ? texts.fill("find.more", {{"n", std::to_string(n)}})
                                                 : texts.count("find.found", n);
    data["has_people"] = n > 0;
    const auto content = parts.library.content();
    Data::List rows;
    for (const auto& person : *found) rows.push_back(person_row(person, content.get(), visit));
    data["people_rows"] = std::move(rows);
    return page("frame", "find", std::move(data), texts);
}

}  // namespace monter::portal::web
