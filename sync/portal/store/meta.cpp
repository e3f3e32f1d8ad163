#include "sync/portal/store/meta.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<std::string> read_meta(Work& work, std::string_view key) {
    return guarded("reading a setting", [&]() -> Result<std::string> {
        const std::string k(key);
        std::string value;
        work.sql() << "SELECT v FROM meta WHERE k=:k", soci::use(k), soci::into(value);
        return value;
    });
}

Result<void> write_meta(Work& work, std::string_view key, const std::string& value) {
    return guarded("writing a setting", [&]() -> Result<void> {
        const std::string k(key);
        work.sql() << "INSERT INTO meta(k,v) VALUES(:k,:v) ON CONFLICT(k) DO UPDATE SET v=excluded.v", soci::use(k),
            soci::use(value);
        return {};
    });
}

}  // namespace monter::portal::store
