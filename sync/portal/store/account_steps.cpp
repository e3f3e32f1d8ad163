#include "sync/portal/store/account_steps.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> add_account_step(Work& work, const AccountStep& step) {
    return guarded("noting what happened to an account", [&]() -> Result<void> {
        const long long at = step.at_ms;
        work.sql() << "INSERT INTO account_step(at_ms,who,login,what) VALUES(:a,:w,:l,:t)", soci::use(at),
            soci::use(step.who), soci::use(step.login), soci::use(step.what);
        return {};
    });
}

Result<std::vector<AccountStep>> account_steps(Work& work, const std::string& login, int limit) {
    return guarded("reading what happened to accounts", [&]() -> Result<std::vector<AccountStep>> {
        std::vector<AccountStep> out;
        AccountStep one;
        long long at = 0;
        soci::statement rows = (work.sql().prepare << "SELECT at_ms,who,login,what FROM account_step WHERE (:l='' OR "
                                                      "login=:m) ORDER BY account_step_id DESC LIMIT :n",
                                soci::use(login), soci::use(login), soci::use(limit), soci::into(at),
                                soci::into(one.who), soci::into(one.login), soci::into(one.what));
        rows.execute();
        while (rows.fetch()) {
            one.at_ms = at;
            out.push_back(one);
        }
        return out;
    });
}

}  // namespace monter::portal::store
