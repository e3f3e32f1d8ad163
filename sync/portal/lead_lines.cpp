#include "sync/portal/lead_lines.hpp"

#include <nlohmann/json.hpp>

#include "sync/portal/person_json.hpp"
#include "sync/portal/store/accounts.hpp"

namespace monter::portal {
namespace {

constexpr int rows_at_once = 50;
constexpr std::size_t bytes_at_once = 64UL * 1024;  // half a local message; one opened lead stays under 32 KiB

}  // namespace

Result<LeadLines> lead_lines(Portal& portal, std::int64_t after, bool open, std::int64_t now_ms) {
    std::vector<store::Person> people;
    {
        auto work = portal.database().begin();
        if (!work) return fail(work.error());
        auto found = store::people_after(*work, after, rows_at_once);
        if (!found) return fail(found.error());
        people = std::move(*found);
        if (open) {
            for (const auto& person : people) {
                auto logged = store::log_access(*work, store::Access::command, "", person.sealed.lead_id, now_ms);
                if (!logged) return fail(logged.error());
            }
        }
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    const auto content = portal.library().content();
    LeadLines out;
    std::size_t bytes = 0;
    for (const auto& person : people) {
        out.lines.push_back(
            person_json(portal.desk(), person, content.get(), open ? Detail::all : Detail::routing).dump());
        out.next = person.portal_seq;
        bytes += out.lines.back().size();
        if (bytes > bytes_at_once) return out;
    }
    if (people.size() < rows_at_once) out.next = 0;
    return out;
}

}  // namespace monter::portal
