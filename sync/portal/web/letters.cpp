// Letters in the visitor's language, opened in the guide's own mail program: assets/portal/visitor holds their texts.
#include <array>

#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/care_data.hpp"

namespace monter::portal::web {
namespace {

constexpr std::array<const char*, 5> letter_names = {"first", "visit", "later", "other_place", "eures"};

// RFC 6068: everything but unreserved letters is escaped; a new line is CR LF.
std::string escaped(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else if (c == '\n') {
            out += "%0D%0A";
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex[byte / 16];
            out += hex[byte % 16];
        }
    }
    return out;
}

}  // namespace

Data::List letters(const CareShown& shown) {
    const std::string email(shown.person.record->email.view());
    const Texts& own = visitor_texts(shown.person.record->language);
    const std::string& place = shown.person.row.decision.municipality;
    const Fill values{{"name", shown.first},
                      {"place", guides::place_name(place, shown.content)},
                      {"guide", guides::guide_title(place, shown.content, own.language())},
                      {"consent", own.get("eures.consent")}};
    Data::List out;
    for (const char* name : letter_names) {
        const std::string key = std::string("letter.") + name;
        const std::string subject = own.fill(key + "_subject", values), text = own.fill(key + "_text", values);
        const bool again =
            shown.kept.act == "reply" && shown.kept.fields.contains("letter") && shown.kept.fields.at("letter") == name;
        const auto typed = [&](const char* field, const std::string& otherwise) {
            const auto found = shown.kept.fields.find(field);
            return again && found != shown.kept.fields.end() ? found->second : otherwise;
        };
        Data::Named one{{"name", name},
                        {"again", again},
                        {"typed_subject", typed("subject", subject)},
                        {"typed_text", typed("words", text)},
                        {"title", shown.visit.texts.get("letter." + std::string(name))},
                        {"subject", subject},
                        {"text", text},
                        {"lang", own.language()},
                        {"first", again || (std::string_view(name) == "first" && !shown.care.first_word)}};
        if (!email.empty()) {
            // '@' stands as it is in an address (RFC 6068, section 2), and mail programs expect it so.
            const std::size_t at = email.rfind('@');
            one["href"] = "mailto:" + escaped(email.substr(0, at)) + "@" +
                          (at == std::string::npos ? std::string() : escaped(email.substr(at + 1))) +
                          "?subject=" + escaped(subject) + "&body=" + escaped(text);
        }
        out.emplace_back(std::move(one));
    }
    return out;
}

}  // namespace monter::portal::web
