#include "sync/portal/store/workers.hpp"

#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<bool> take_work(Work& work, const std::string& name, std::int64_t now_ms) {
    return guarded("taking work", [&]() -> Result<bool> {
        // A lease from far ahead is of a clock that went wrong.
        const long long now = now_ms, until = now_ms + worker_lease_ms;
        std::string mine;
        work.sql() << std::string("SELECT name FROM worker WHERE name=:n AND (leased_ms<=:t OR leased_ms>:u)") +
                          taking_rows(work.sql()),
            soci::use(name), soci::use(now), soci::use(until), soci::into(mine);
        if (!work.sql().got_data()) return false;
        work.sql() << "UPDATE worker SET leased_ms=:u WHERE name=:n", soci::use(until), soci::use(name);
        return true;
    });
}

Result<void> give_work_back(Work& work, const std::string& name) {
    return guarded("giving work back", [&]() -> Result<void> {
        work.sql() << "UPDATE worker SET leased_ms=0 WHERE name=:n", soci::use(name);
        return {};
    });
}

}  // namespace monter::portal::store
