#include "sync/portal/store/second_step.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<SecondStep> second_step(Work& work, const std::string& login) {
    return guarded("reading a second step", [&]() -> Result<SecondStep> {
        std::string seed;
        int proven = 0;
        work.sql() << "SELECT COALESCE(totp_seed,''),CASE WHEN totp_since_ms IS NULL THEN 0 ELSE 1 END FROM account "
                      "WHERE login=:l",
            soci::use(login), soci::into(seed), soci::into(proven);
        if (!work.sql().got_data()) return SecondStep{};
        return SecondStep{bytes(seed), proven != 0};
    });
}

Result<void> set_seed(Work& work, const std::string& login, const Bytes& sealed) {
    return guarded("keeping a second step", [&]() -> Result<void> {
        const std::string seed = to_base64url(sealed);
        work.sql() << "UPDATE account SET totp_since_ms=NULL,totp_seed=NULLIF(:s,''),totp_step=0 WHERE login=:l",
            soci::use(seed), soci::use(login);
        return set_recovery(work, login, {});
    });
}

Result<void> prove_seed(Work& work, const std::string& login, std::int64_t now_ms) {
    return guarded("keeping a second step", [&]() -> Result<void> {
        const long long now = now_ms;
        work.sql() << "UPDATE account SET totp_since_ms=:n WHERE login=:l", soci::use(now), soci::use(login);
        return {};
    });
}

Result<bool> spend_step(Work& work, const std::string& login, std::int64_t step) {
    return guarded("using a code", [&]() -> Result<bool> {
        const long long now = step;
        return changed((work.sql().prepare << "UPDATE account SET totp_step=:s WHERE login=:l AND totp_step<:t",
                        soci::use(now), soci::use(login), soci::use(now))) == 1;
    });
}

Result<void> set_recovery(Work& work, const std::string& login, const std::vector<Hash>& codes) {
    return guarded("keeping recovery codes", [&]() -> Result<void> {
        work.sql() << "DELETE FROM recovery WHERE login=:l", soci::use(login);
        for (const Hash& code : codes) {
            const std::string hash = to_base64url(code);
            work.sql() << "INSERT INTO recovery(login,code_hash) VALUES(:l,:h)", soci::use(login), soci::use(hash);
        }
        return {};
    });
}

Result<bool> spend_recovery(Work& work, const std::string& login, const Hash& code) {
    return guarded("using a recovery code", [&]() -> Result<bool> {
        const std::string hash = to_base64url(code);
        return changed((work.sql().prepare << "DELETE FROM recovery WHERE login=:l AND code_hash=:h", soci::use(login),
                        soci::use(hash))) == 1;
    });
}

Result<int> recovery_left(Work& work, const std::string& login) {
    return guarded("counting recovery codes", [&]() -> Result<int> {
        int left = 0;
        work.sql() << "SELECT count(*) FROM recovery WHERE login=:l", soci::use(login), soci::into(left);
        return left;
    });
}

}  // namespace monter::portal::store
