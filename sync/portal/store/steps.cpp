#include "sync/portal/store/steps.hpp"

#include <algorithm>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 21> what_names = {
    "routed",   "guide",  "deputy",     "region",    "accepted",  "transferred", "shared",
    "note",     "call",   "mail",       "next",      "next_done", "outcome",     "ticked",
    "unticked", "looked", "downloaded", "corrected", "unshared",  "eures_yes",   "eures_no"};

What what_from(const std::string& text) {
    const auto* found = std::find(what_names.begin(), what_names.end(), text);
    if (found == what_names.end()) throw std::runtime_error("an unknown step");
    return static_cast<What>(found - what_names.begin());
}

}  // namespace

const char* name(What what) {
    return what_names[static_cast<std::size_t>(what)];
}

Result<void> add_step(Work& work, const Step& step) {
    return guarded("keeping a step", [&]() -> Result<void> {
        const std::string id = to_base64url(step.lead_id);
        const std::string what = name(step.what);
        const std::string note = to_base64url(step.note);
        const long long at = step.at_ms;
        work.sql() << "INSERT INTO step(lead_id,at_ms,who,municipality,what,detail,note) "
                      "VALUES(:i,:a,:w,:m,:t,:d,NULLIF(:n,''))",
            soci::use(id), soci::use(at), soci::use(step.who), soci::use(step.municipality), soci::use(what),
            soci::use(step.detail), soci::use(note);
        return {};
    });
}

Result<std::vector<Step>> decisions_since(Work& work, std::int64_t from_ms, int limit) {
    return guarded("reading decisions", [&]() -> Result<std::vector<Step>> {
        std::vector<Step> out;
        const long long from = from_ms;
        std::string id;
        std::string note;
        std::string detail;
        long long at = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT lead_id,at_ms,detail,note FROM step WHERE what='routed' AND at_ms>=:f AND "
                                   "note IS NOT NULL ORDER BY step_id DESC LIMIT :m",
             soci::use(from), soci::use(limit), soci::into(id), soci::into(at), soci::into(detail), soci::into(note));
        rows.execute();
        while (rows.fetch()) {
            out.push_back(
                {.lead_id = raw<16>(id), .at_ms = at, .what = What::routed, .detail = detail, .note = bytes(note)});
        }
        return out;
    });
}

Result<std::vector<Step>> steps_of(Work& work, const Id& lead_id) {
    return guarded("reading a person's steps", [&]() -> Result<std::vector<Step>> {
        std::vector<Step> out;
        const std::string id = to_base64url(lead_id);
        Step one{.lead_id = lead_id};
        long long at = 0;
        std::string what;
        std::string note;
        soci::statement rows =
            (work.sql().prepare << "SELECT at_ms,who,municipality,what,detail,COALESCE(note,'') FROM step "
                                   "WHERE lead_id=:i ORDER BY step_id",
             soci::use(id), soci::into(at), soci::into(one.who), soci::into(one.municipality), soci::into(what),
             soci::into(one.detail), soci::into(note));
        rows.execute();
        while (rows.fetch()) {
            one.at_ms = at;
            one.what = what_from(what);
            one.note = bytes(note);
            out.push_back(one);
        }
        return out;
    });
}

}  // namespace monter::portal::store
