#include "sync/portal/store/promises.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

std::optional<std::int64_t> Promises::of(const std::string& municipality) const {
    for (const std::string& whose : {municipality, std::string()}) {
        if (const auto found = minutes.find(whose); found != minutes.end()) return found->second;
    }
    return std::nullopt;
}

Result<Promises> promises(Work& work) {
    return guarded("reading what municipalities promise", [&]() -> Result<Promises> {
        Promises out;
        std::string municipality;
        long long minutes = 0;
        soci::statement rows = (work.sql().prepare << "SELECT municipality,minutes FROM promise",
                                soci::into(municipality), soci::into(minutes));
        rows.execute();
        while (rows.fetch()) out.minutes[municipality] = minutes;
        return out;
    });
}

Result<void> set_promise(Work& work, const std::string& municipality, std::int64_t minutes) {
    return guarded("keeping a promise", [&]() -> Result<void> {
        const long long wanted = minutes;
        work.sql() << "INSERT INTO promise(municipality,minutes) VALUES(:m,:n) "
                      "ON CONFLICT(municipality) DO UPDATE SET minutes=excluded.minutes",
            soci::use(municipality), soci::use(wanted);
        return {};
    });
}

Result<void> drop_promise(Work& work, const std::string& municipality) {
    return guarded("dropping a promise", [&]() -> Result<void> {
        work.sql() << "DELETE FROM promise WHERE municipality=:m", soci::use(municipality);
        return {};
    });
}

}  // namespace monter::portal::store
