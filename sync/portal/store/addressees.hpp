// Where people on staff hear that somebody waits for them, and when. Kept apart from accounts, which say who may come
// in; who never said anything hears nothing.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/portal/store/notices.hpp"

namespace monter::portal::store {

enum class When {
    at_once,
    digest,  // once every working morning
    never
};
inline constexpr std::array whens = {When::at_once, When::digest, When::never};
[[nodiscard]] const char* name(When when);

struct Addressee {
    std::string login;
    std::string language = "sv";  // of what they get
    std::string mail;             // empty = none
    std::string phone;            // E.164; empty = none
    When mail_when = When::at_once;
    bool sms = false;
    int quiet_from = 18, quiet_to = 7;                     // hours by Swedish clocks; alike: none are quiet
    std::int64_t mail_refused_ms = 0, sms_refused_ms = 0;  // since when the address takes nothing; 0 = it does
};
struct AddresseeOf {
    Addressee addressee;
    Role role = Role::guide;
    std::string municipality;
};

[[nodiscard]] Result<std::optional<Addressee>> find_addressee(Work& work, const std::string& login);
// Whose accounts are open.
[[nodiscard]] Result<std::vector<AddresseeOf>> addressees(Work& work);
// What was refused before is tried anew.
[[nodiscard]] Result<void> set_addressee(Work& work, const Addressee& addressee);
[[nodiscard]] Result<void> address_refused(Work& work, const std::string& login, Way way, std::int64_t now_ms);

}  // namespace monter::portal::store
