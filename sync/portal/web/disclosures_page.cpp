// Who opened whom, for auditors and the coordinator: a municipality's auditor reads what was done with its own people,
// the region's with everybody's. Reading it is logged, too.
#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/disclosures.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"

namespace monter::portal::web {
namespace {

constexpr int lines_per_page = 100;
constexpr std::size_t reference_bytes_max = 20;

store::Scope scope_of(const store::Account& account) {
    return {.all = account.municipality.empty(), .municipality = account.municipality};
}

std::int64_t before_of(const std::string& typed) {
    const bool number = !typed.empty() && typed.size() < 16 &&
                        std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
    return number ? std::stoll(typed) : 0;
}

// "k7qm 4d2x" as a reference is kept: K7QM-4D2X.
std::string reference_of(std::string typed) {
    std::string out;
    for (char c : typed.substr(0, reference_bytes_max)) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        const bool kept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (kept && out.size() == 4) out += '-';
        if (kept) out += c;
    }
    return out;
}

Result<std::vector<store::Disclosure>> read(Parts& parts, const Visit& visit, const std::string& reference,
                                            std::int64_t before) {
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    auto lines = store::disclosures(*work, scope_of(visit.reader.account), reference, before, lines_per_page + 1);
    if (!lines) return lines;
    auto logged =
        store::log_access(*work, store::Access::log, visit.reader.account.login, std::nullopt, visit.now.wall_ms);
    if (!logged) return fail(logged.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return lines;
}

Data row_data(const store::Disclosure& line, guides::Content content, const Texts& texts) {
    const std::string what = "disclosures.what_" + line.what;
    const bool somebody = !line.name.empty();
    return Data::Named{{"when", date_time(line.at_ms, texts)},
                       {"who", somebody ? line.name : texts.get("disclosures.command")},
                       {"role", somebody ? texts.get("role." + line.role) : line.login},
                       {"what", texts.has(what) ? texts.get(what) : line.what},
                       {"reference", line.reference},
                       {"place", line.municipality.empty() ? texts.get("disclosures.nobody")
                                                           : guides::place_name(line.municipality, content)}};
}

}  // namespace

Response disclosures_page(Parts& parts, const Visit& visit) {
    const Texts& texts = visit.texts;
    auto query = form_fields(visit.request.query);
    const std::string reference = reference_of(query["person"]);
    auto lines = read(parts, visit, reference, before_of(query["before"]));
    if (!lines) return broken_page(parts, visit, "who opened whom", lines.error());
    Data::Named data = frame_data(parts, visit, texts.get("disclosures.title"));
    data["at_disclosures"] = true;
    data["person"] = reference;
    if (lines->size() > lines_per_page) {
        lines->pop_back();
        data["older"] = "/disclosures?before=" + std::to_string(lines->back().access_id) +
                        (reference.empty() ? "" : "&person=" + reference);
    }
    const auto content = parts.library.content();
    Data::List rows;
    for (const auto& line : *lines) rows.push_back(row_data(line, content.get(), texts));
    data["has_rows"] = !rows.empty();
    data["rows"] = std::move(rows);
    return page("frame", "disclosures", std::move(data), texts);
}

}  // namespace monter::portal::web
