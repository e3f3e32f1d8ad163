#include "sync/portal/stands/cards.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/clock.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/fleet_steps.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::stands {
namespace {

constexpr std::size_t name_characters_max = 60;
constexpr std::size_t url_bytes_max = 200;
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

// A stand sends leads over TLS; plain HTTP only to this same machine, for the demo and the tests.
bool is_portal_url(const std::string& url) {
    if (url.size() > url_bytes_max || url.find_first_of(" \"<>\\?#") != std::string::npos) return false;
    for (const char* prefix : {"https://", "http://127.0.0.1", "http://localhost", "http://[::1]"}) {
        if (url.starts_with(prefix) && url.size() > std::string_view(prefix).size()) return true;
    }
    return url == "http://127.0.0.1" || url == "http://localhost";
}

}  // namespace

Hash secret_hash(const Raw<16>& secret) {
    return seal::blake2b("monter-card-v1", secret);
}

Result<std::string> make_card(store::Work& work, const NewCard& card, const Hash& root_fingerprint,
                              std::int64_t now_ms) {
    std::string url = card.portal_url;
    while (url.ends_with('/')) url.pop_back();
    if (!is_portal_url(url)) {
        return fail(Kind::refused, "the portal's address must begin with https://",
                    "give the address stands reach this portal at, e.g. https://monter.example.se");
    }
    if (card.stand.empty() || count_characters(card.stand) > name_characters_max || !is_plain_text(card.stand, false)) {
        return fail(Kind::refused, "the stand's name must be 1 to 60 characters");
    }
    if (card.days < 1 || card.days > card_days_max) return fail(Kind::refused, "a card lives 1 to 90 days");
    Raw<16> secret{};
    seal::random_bytes(secret);
    const std::int64_t expires_ms = now_ms + card.days * day_ms;
    const store::Card row{
        .secret_hash = secret_hash(secret), .stand = card.stand, .portal_url = url, .expires_ms = expires_ms};
    if (auto added = store::add_card(work, row); !added) return fail(added.error());
    auto noted = store::add_fleet_step(work, {now_ms, card.by, "card_made", card.stand});
    if (!noted) return fail(noted.error());
    const nlohmann::json json{{"v", 1},
                              {"portal_url", url},
                              {"root_fpr", to_base64url(root_fingerprint)},
                              {"secret", to_base64url(secret)},
                              {"expires", to_iso_utc(expires_ms)}};
    return json.dump();
}

}  // namespace monter::portal::stands
