#include "sync/portal/store/api_keys.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> add_api_key(Work& work, const Hash& key_hash, const ApiKey& key) {
    return guarded("keeping a key", [&]() -> Result<void> {
        const std::string hash = to_base64url(key_hash);
        const long long created = key.created_ms;
        const auto added =
            changed((work.sql().prepare << "INSERT INTO api_key(key_hash,name,municipality,created_ms) "
                                           "VALUES(:h,:n,:m,:c) ON CONFLICT(name) DO NOTHING",
                     soci::use(hash), soci::use(key.name), soci::use(key.municipality), soci::use(created)));
        if (added == 1) return {};
        return fail(Kind::refused, "there is a key named \"" + key.name + "\" already", "choose another name");
    });
}

Result<std::optional<ApiKey>> find_api_key(Work& work, const Hash& key_hash) {
    return guarded("looking for a key", [&]() -> Result<std::optional<ApiKey>> {
        const std::string hash = to_base64url(key_hash);
        ApiKey key;
        long long created = 0;
        work.sql() << "SELECT name,municipality,created_ms FROM api_key WHERE key_hash=:h AND closed_ms IS NULL",
            soci::use(hash), soci::into(key.name), soci::into(key.municipality), soci::into(created);
        if (!work.sql().got_data()) return std::optional<ApiKey>();
        key.created_ms = created;
        return std::optional(key);
    });
}

Result<std::vector<ApiKey>> api_keys(Work& work) {
    return guarded("listing keys", [&]() -> Result<std::vector<ApiKey>> {
        std::vector<ApiKey> out;
        ApiKey key;
        long long created = 0;
        int closed = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT name,municipality,created_ms,CASE WHEN closed_ms IS NULL THEN 0 ELSE 1 END "
                                   "FROM api_key ORDER BY name",
             soci::into(key.name), soci::into(key.municipality), soci::into(created), soci::into(closed));
        rows.execute();
        while (rows.fetch()) {
            key.created_ms = created;
            key.closed = closed != 0;
            out.push_back(key);
        }
        return out;
    });
}

Result<bool> close_api_key(Work& work, const std::string& name, std::int64_t now_ms) {
    return guarded("closing a key", [&]() -> Result<bool> {
        const long long now = now_ms;
        return changed((work.sql().prepare << "UPDATE api_key SET closed_ms=:n WHERE name=:m AND closed_ms IS NULL",
                        soci::use(now), soci::use(name))) == 1;
    });
}

}  // namespace monter::portal::store
