// What one visitor has said. In memory only; nothing here outlives the reset.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/message.hpp"
#include "sync/base/secret.hpp"
#include "sync/lead/match.hpp"
#include "sync/lead/reach.hpp"

namespace monter::kiosk {

// The two values minted when the form opens: the lead's name, and the secret its owner takes home.
struct TakeHome {
    Id lead_id{};
    Secret secret;  // 16 bytes
};

struct Visit {
    lead::Wish wish;
    std::string when;
    std::string citizen;  // a code of lead::track_codes, for the way north alone: no part of the record
    std::vector<std::string> with;

    Secret name, email, phone, words;
    bool assisted = false;            // filled in together with a guide at the stand
    Secret note;                      // that guide's
    Secret code;                      // of a wish left before, as typed: it may open what was said then
    bool counted = false;             // among the visits of its hour
    std::vector<std::string> opened;  // municipalities that were counted as opened
    std::optional<bool> sixteen;      // nothing = not asked yet
    std::optional<TakeHome> take_home;

    std::vector<std::string> recipients;  // chosen, in the order shown
    bool recipients_touched = false;      // the visitor chose: no longer preselected from the place written from
    bool contact = false, share = false;

    [[nodiscard]] Secret* field(Field field);
    [[nodiscard]] const Secret* field(Field field) const;
    [[nodiscard]] bool is_hearted(const std::string& place) const;
    // Nothing said yet: there is nothing to lose, so nothing to warn about.
    [[nodiscard]] bool is_empty() const;
};

}  // namespace monter::kiosk
