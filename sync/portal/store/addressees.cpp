#include "sync/portal/store/addressees.hpp"

#include <algorithm>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 3> when_names = {"at_once", "digest", "never"};

// Of all (`login` empty) or of one.
std::vector<AddresseeOf> read_addressees(soci::session& sql, const std::string& login) {
    std::vector<AddresseeOf> out;
    AddresseeOf one;
    std::string mail_when;
    std::string sms_when;
    std::string role;
    long long mail_refused = 0;
    long long sms_refused = 0;
    soci::statement rows =
        (sql.prepare << "SELECT d.login,d.language,d.mail,d.phone,d.mail_when,d.sms_when,d.quiet_from,d.quiet_to,"
                        "COALESCE(d.mail_refused_ms,0),COALESCE(d.sms_refused_ms,0),a.role,COALESCE(a.municipality,'') "
                        "FROM addressee d JOIN account a ON a.login=d.login WHERE a.closed_ms IS NULL AND "
                        "(:l='' OR d.login=:l2) ORDER BY d.login",
         soci::use(login), soci::use(login), soci::into(one.addressee.login), soci::into(one.addressee.language),
         soci::into(one.addressee.mail), soci::into(one.addressee.phone), soci::into(mail_when), soci::into(sms_when),
         soci::into(one.addressee.quiet_from), soci::into(one.addressee.quiet_to), soci::into(mail_refused),
         soci::into(sms_refused), soci::into(role), soci::into(one.municipality));
    rows.execute();
    while (rows.fetch()) {
        const auto* when = std::find(when_names.begin(), when_names.end(), mail_when);
        const auto known = role_from(role);
        if (when == when_names.end() || !known) throw std::runtime_error("an unknown word of an addressee");
        one.addressee.mail_when = static_cast<When>(when - when_names.begin());
        one.addressee.sms = sms_when == "at_once";
        one.addressee.mail_refused_ms = mail_refused;
        one.addressee.sms_refused_ms = sms_refused;
        one.role = *known;
        out.push_back(one);
    }
    return out;
}

}  // namespace

const char* name(When when) {
    return when_names[static_cast<std::size_t>(when)];
}

Result<std::optional<Addressee>> find_addressee(Work& work, const std::string& login) {
    return guarded("reading an address", [&]() -> Result<std::optional<Addressee>> {
        const auto found = login.empty() ? std::vector<AddresseeOf>() : read_addressees(work.sql(), login);
        if (found.empty()) return std::optional<Addressee>();
        return std::optional(found.front().addressee);
    });
}

Result<std::vector<AddresseeOf>> addressees(Work& work) {
    return guarded("reading addresses",
                   [&]() -> Result<std::vector<AddresseeOf>> { return read_addressees(work.sql(), ""); });
}

Result<void> set_addressee(Work& work, const Addressee& addressee) {
    return guarded("keeping an address", [&]() -> Result<void> {
        const std::string mail_when = name(addressee.mail_when);
        const std::string sms_when = addressee.sms ? "at_once" : "never";
        work.sql() << "INSERT INTO addressee(login,language,mail,phone,mail_when,sms_when,quiet_from,quiet_to) "
                      "VALUES(:l,:g,:m,:p,:mw,:sw,:f,:t) ON CONFLICT(login) DO UPDATE SET language=excluded.language,"
                      "mail_refused_ms=NULL,sms_refused_ms=NULL,"
                      "mail=excluded.mail,phone=excluded.phone,mail_when=excluded.mail_when,"
                      "sms_when=excluded.sms_when,quiet_from=excluded.quiet_from,quiet_to=excluded.quiet_to",
            soci::use(addressee.login), soci::use(addressee.language), soci::use(addressee.mail),
            soci::use(addressee.phone), soci::use(mail_when), soci::use(sms_when), soci::use(addressee.quiet_from),
            soci::use(addressee.quiet_to);
        return {};
    });
}

Result<void> address_refused(Work& work, const std::string& login, Way way, std::int64_t now_ms) {
    return guarded("noting that an address takes nothing", [&]() -> Result<void> {
        const long long now = now_ms;
        const std::string column = way == Way::mail ? "mail_refused_ms" : "sms_refused_ms";
        work.sql() << "UPDATE addressee SET " + column + "=:n WHERE login=:l AND " + column + " IS NULL",
            soci::use(now), soci::use(login);
        return {};
    });
}

}  // namespace monter::portal::store
