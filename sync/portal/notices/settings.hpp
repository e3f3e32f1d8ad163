// By which servers the portal writes: DATA/notices.toml, read at the start. Without that file nothing is written and
// nothing is kept to be written later.
//
//   portal = "https://portal.example"             what addresses in letters begin with
//   [mail]
//   server = "smtps://smtp.example:465"            or smtp://, then with STARTTLS; only this machine may do without
//   from = "moving@norrbotten.example"
//   user = "…"                                     optional, with password_file
//   password_file = "mail.password"                beside notices.toml, mode 0600; its first line
//   [sms]                                          optional: a gateway that speaks as 46elks does
//   gateway = "https://api.46elks.com/a1/sms"      https, or http to this machine
//   from = "Norrbotten"                            at most 11 letters and digits, a letter first; or +E.164
//   user = "…", password_file = "…"                both needed
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/base/result.hpp"

namespace monter::portal::notices {

struct Login {
    std::string user, password;
};
struct MailServer {
    std::string server, from;
    std::optional<Login> login;
};
struct SmsGateway {
    std::string gateway, from;
    Login login;
};
struct Settings {
    std::string portal;  // without a slash at its end
    std::optional<MailServer> mail;
    std::optional<SmsGateway> sms;
};

// The host an address names: "smtp.example" of "smtps://smtp.example:465".
[[nodiscard]] std::string host_of(const std::string& address);
// Whether it is this machine itself, so that nothing crosses a network: exactly 127.0.0.1, localhost or [::1].
[[nodiscard]] bool is_of_this_machine(const std::string& address);

// Nothing where there is no such file. Kind::refused names the key that is wrong.
[[nodiscard]] Result<std::optional<Settings>> read_settings(const std::filesystem::path& file);

}  // namespace monter::portal::notices
