// Enrolment cards: a file on a USB stick that makes one new stand one of ours.
//   {"v":1,"portal_url":"…","root_fpr":"b64u32","secret":"b64u16","expires":"…Z"}
// The secret is only on the card; the portal keeps its hash.
#pragma once

#include <string>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::stands {

inline constexpr int card_days_default = 7;
inline constexpr int card_days_max = 90;

[[nodiscard]] Hash secret_hash(const Raw<16>& secret);

struct NewCard {
    std::string stand;       // the name people give it: "Houten 2"
    std::string portal_url;  // https://…, or http:// on a loopback address; no trailing slash is kept
    int days = card_days_default;
    std::string by;  // a login; empty = the command line
};

// Keeps the hash, notes who made it (store/fleet_steps.hpp), and gives the card's JSON. Kind::refused for a name or an
// address that can't be.
[[nodiscard]] Result<std::string> make_card(store::Work& work, const NewCard& card, const Hash& root_fingerprint,
                                            std::int64_t now_ms);

}  // namespace monter::portal::stands
