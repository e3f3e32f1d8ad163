// The enrolment card: a small file a region's office makes for one stand, carried there on a stick.
//   {"v":1,"portal_url":"https://…","root_fpr":"b64u32","secret":"b64u16","expires":"…Z"}
// Whether it is used or expired is the portal's word: a stand's clock may be wrong.
#pragma once

#include <filesystem>
#include <string>

#include "sync/base/bytes.hpp"

namespace monter::agent {

struct Card {
    std::string portal_url;  // no trailing slash
    Hash root_fingerprint{};
    Raw<16> secret{};
    std::string expires;
};

// Kind::refused, with a sentence and a remedy for staff, where the file is missing or not a card.
[[nodiscard]] Result<Card> read_card(const std::filesystem::path& file);

}  // namespace monter::agent
