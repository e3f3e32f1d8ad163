#include "sync/portal/notices/mail_form.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

#include "sync/lead/reach.hpp"

namespace monter::portal::notices {
namespace {

constexpr std::size_t payload_max = 63;                 // of 75 characters, "=?UTF-8?Q?" and "?=" take 12
constexpr std::size_t digits_min = 7, digits_max = 15;  // E.164

// A byte as the Q encoding writes it; letters and digits stay, so that a person can still read them.
std::string quoted(char c) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) return {c};
    if (c == ' ') return "_";
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', hex[byte >> 4U], hex[byte & 15U]};
}

bool goes_on(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string encoded_words(std::string_view utf8) {
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < utf8.size();) {
        std::string character = quoted(utf8[at++]);
        while (at < utf8.size() && goes_on(utf8[at])) character += quoted(utf8[at++]);
        if (words.back().size() + character.size() > payload_max) words.emplace_back();
        words.back() += character;
    }
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "=?UTF-8?Q?" : "\r\n =?UTF-8?Q?") + word + "?=";
    return out;
}

std::string display_name(std::string_view utf8) {
    const bool plain = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 0x7F; });
    if (!plain) return encoded_words(utf8);
    std::string out = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string mail_date(std::int64_t utc_ms) {
    constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = utc_ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d +0000",
                  days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                  months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    return out.data();
}

std::string international_number(std::string_view typed) {
    if (lead::check_phone(typed) != lead::FieldFault::none) return {};
    std::string digits;
    for (const char c : typed) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (typed.find('+') == std::string_view::npos) {
        if (digits.starts_with("00")) {
            digits.erase(0, 2);
        } else if (digits.starts_with("0")) {
            digits.replace(0, 1, "46");
        } else {
            return {};
        }
    }
    return digits.size() < digits_min || digits.size() > digits_max ? std::string() : "+" + digits;
}

}  // namespace monter::portal::notices
