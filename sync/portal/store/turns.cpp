#include "sync/portal/store/turns.hpp"

#include <algorithm>
#include <array>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 3> holder_names = {"guide", "deputy", "region"};
constexpr std::array<const char*, 3> because_names = {"", "late", "absent"};

std::size_t place_in(const std::array<const char*, 3>& names, const std::string& text) {
    const auto* found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) throw std::runtime_error("an unknown turn");
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

const char* name(Holder holder) {
    return holder_names[static_cast<std::size_t>(holder)];
}
const char* name(Because because) {
    return because_names[static_cast<std::size_t>(because)];
}
Holder holder_from(const std::string& text) {
    return static_cast<Holder>(place_in(holder_names, text));
}
Because because_from(const std::string& text) {
    return static_cast<Because>(place_in(because_names, text));
}

Result<std::vector<Waiting>> waiting(Work& work, std::int64_t after_portal_seq, int limit, bool fresh_only) {
    return guarded("looking who waits", [&]() -> Result<std::vector<Waiting>> {
        std::vector<Waiting> out;
        Waiting one;
        const long long after = after_portal_seq;
        const int fresh = fresh_only ? 1 : 0;
        std::string id;
        std::string holder;
        std::string because;
        long long seq = 0;
        long long routed = 0;
        long long due = 0;
        long long from = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT r.lead_id,l.portal_seq,COALESCE(r.municipality,''),r.routed_ms,r.due_ms,"
                                   "r.turn,r.turn_why,r.turn_ms FROM routing r JOIN lead l ON l.lead_id=r.lead_id "
                                   "WHERE r.status='new' AND l.erased_ms IS NULL AND l.portal_seq>:a AND "
                                   "(r.due_ms=0 OR (:f=0 AND NOT (r.turn='region' AND r.turn_why='late'))) "
                                   "ORDER BY l.portal_seq LIMIT :m",
             soci::use(after), soci::use(fresh), soci::use(limit), soci::into(id), soci::into(seq),
             soci::into(one.municipality), soci::into(routed), soci::into(due), soci::into(holder), soci::into(because),
             soci::into(from));
        rows.execute();
        while (rows.fetch()) {
            one.lead_id = raw<16>(id);
            one.portal_seq = seq;
            one.routed_ms = routed;
            one.due_ms = due;
            one.turn = {holder_from(holder), because_from(because), from};
            out.push_back(one);
        }
        return out;
    });
}

Result<void> keep_turn(Work& work, const Id& lead_id, const Turn& turn, std::int64_t due_ms) {
    return guarded("keeping whose turn it is", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const std::string holder = name(turn.holder);
        const std::string because = name(turn.because);
        const long long from = turn.from_ms;
        const long long due = due_ms;
        work.sql() << "UPDATE routing SET turn=:h,turn_why=:w,turn_ms=:f,due_ms=:d WHERE lead_id=:i AND status='new'",
            soci::use(holder), soci::use(because), soci::use(from), soci::use(due), soci::use(id);
        return {};
    });
}

}  // namespace monter::portal::store
