#include "sync/portal/notices/settings.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "sync/base/file.hpp"
#include "sync/lead/reach.hpp"

namespace monter::portal::notices {
namespace {

constexpr std::size_t settings_bytes_max = 64UL * 1024;
constexpr std::size_t sender_letters_max = 11;  // 46elks, "from"

std::string text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}

tl::unexpected<Error> wrong(const std::string& key, const std::string& remedy) {
    return fail(Kind::refused, "notices.toml: '" + key + "' is missing or can't be used", remedy);
}

// scheme://host…, with nothing that ends a line or a word.
bool is_address(const std::string& address, std::initializer_list<std::string_view> schemes) {
    const bool plain = std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < 127; });
    return plain && std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
               return address.starts_with(scheme) && address.size() > scheme.size();
           });
}

Result<Login> read_login(const toml::table& table, const std::string& where, const std::filesystem::path& folder) {
    Login login{text(table, "user"), {}};
    if (login.user.empty()) return wrong(where + ".user", "Write the name the server gave the region.");
    const std::string name = text(table, "password_file");
    if (name.empty() || name.find('/') != std::string::npos) {
        return wrong(where + ".password_file", "Name a file beside notices.toml that holds the password.");
    }
    auto words = read_text_file(folder / name, settings_bytes_max);
    if (!words) return fail(words.error().within("the password file " + name));
    login.password = words->substr(0, words->find_first_of("\r\n"));
    if (login.password.empty()) return wrong(where + ".password_file", "Write the password into " + name + ".");
    return login;
}

Result<MailServer> read_mail(const toml::table& table, const std::filesystem::path& folder) {
    MailServer mail{text(table, "server"), text(table, "from"), {}};
    if (!is_address(mail.server, {"smtps://", "smtp://"})) {
        return wrong("mail.server", "Write it as smtps://HOST:PORT, or smtp://HOST:PORT.");
    }
    if (lead::check_email(mail.from) != lead::FieldFault::none) {
        return wrong("mail.from", "Write the address that letters come from.");
    }
    if (table.contains("user")) {
        auto login = read_login(table, "mail", folder);
        if (!login) return fail(login.error());
        mail.login = std::move(*login);
    }
    return mail;
}

Result<SmsGateway> read_sms(const toml::table& table, const std::filesystem::path& folder) {
    SmsGateway sms{text(table, "gateway"), text(table, "from"), {}};
    const bool safe = is_address(sms.gateway, {"https://"}) ||
                      (is_address(sms.gateway, {"http://"}) && is_of_this_machine(sms.gateway));
    if (!safe) return wrong("sms.gateway", "Write the gateway's https:// address.");
    const bool word = !sms.from.empty() && sms.from.size() <= sender_letters_max && std::isalpha(sms.from[0]) != 0 &&
                      std::all_of(sms.from.begin(), sms.from.end(), [](unsigned char c) { return std::isalnum(c); });
    const bool number = sms.from.size() > 7 && sms.from[0] == '+' &&
                        std::all_of(sms.from.begin() + 1, sms.from.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!word && !number) return wrong("sms.from", "At most 11 letters and digits, a letter first, or a +number.");
    auto login = read_login(table, "sms", folder);
    if (!login) return fail(login.error());
    sms.login = std::move(*login);
    return sms;
}

}  // namespace

std::string host_of(const std::string& address) {
    const std::size_t begin = address.find("://");
    if (begin == std::string::npos) return {};
    std::string rest = address.substr(begin + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const std::size_t at = rest.rfind('@'); at != std::string::npos) rest.erase(0, at + 1);
    if (rest.starts_with('[')) {
        const std::size_t end = rest.find(']');
        const bool whole = end != std::string::npos && (end + 1 == rest.size() || rest[end + 1] == ':');
        return whole ? rest.substr(0, end + 1) : rest;
    }
    return rest.substr(0, rest.find(':'));
}

bool is_of_this_machine(const std::string& address) {
    const std::string host = host_of(address);
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

Result<std::optional<Settings>> read_settings(const std::filesystem::path& file) {
    std::error_code why;
    if (!std::filesystem::exists(file, why)) return std::optional<Settings>();
    const auto words = read_text_file(file, settings_bytes_max);
    if (!words) return fail(words.error().within("notices.toml"));
    toml::table table;
    try {
        table = toml::parse(*words);
    } catch (const toml::parse_error& fault) {
        return fail(Kind::refused, "notices.toml can't be read at line " + std::to_string(fault.source().begin.line),
                    "Mend that line.");
    }
    Settings settings;
    settings.portal = text(table, "portal");
    while (settings.portal.ends_with('/')) settings.portal.pop_back();
    if (!is_address(settings.portal, {"https://", "http://"})) {
        return wrong("portal", "Write the address people reach the portal at, as https://….");
    }
    if (const auto* mail = table["mail"].as_table()) {
        auto read = read_mail(*mail, file.parent_path());
        if (!read) return fail(read.error());
        settings.mail = std::move(*read);
    }
    if (const auto* sms = table["sms"].as_table()) {
        auto read = read_sms(*sms, file.parent_path());
        if (!read) return fail(read.error());
        settings.sms = std::move(*read);
    }
    return std::optional(std::move(settings));
}

}  // namespace monter::portal::notices
