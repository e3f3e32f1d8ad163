#include "sync/agent/card.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"

namespace monter::agent {
namespace {

constexpr std::size_t card_bytes_max = 4096;  // a card is under 400
constexpr const char* remedy = "Ask the office for the card file of this stand.";

}  // namespace

Result<Card> read_card(const std::filesystem::path& file) {
    auto text = read_text_file(file, card_bytes_max);
    if (!text) return fail(Kind::refused, "The enrolment card can't be read: " + text.error().message + ".", remedy);
    const auto wrong = [] { return fail(Kind::refused, "This file is not an enrolment card.", remedy); };
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return wrong();
    const auto word = [&json](const char* key) {
        const auto at = json.find(key);
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto version = json.find("v");
    if (version == json.end() || *version != 1) {
        return fail(Kind::refused, "The enrolment card is of another version.", "Install the version the office uses.");
    }
    Card card;
    card.portal_url = word("portal_url");
    while (card.portal_url.ends_with('/')) card.portal_url.pop_back();
    card.expires = word("expires");
    const auto fingerprint = raw_from_base64url<32>(word("root_fpr"));
    const auto secret = raw_from_base64url<16>(word("secret"));
    if (card.portal_url.empty() || !fingerprint || !secret) return wrong();
    card.root_fingerprint = *fingerprint;
    card.secret = *secret;
    return card;
}

}  // namespace monter::agent
