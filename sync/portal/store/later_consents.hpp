// What people said yes to after the stand: that EURES advisers read their answers. One at a time; who said no may say
// yes again later.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// Whose steps EURES advisers' are, beside the municipalities': an organisation of its own, which no lead is routed to.
inline constexpr const char* eures = "eures";

struct LaterConsent {
    std::string language;
    Hash text{};        // of the exact words (find_shown_text)
    std::string how;    // "mail", "call" or "meeting"
    std::string given;  // the day, "2026-11-23"
    std::int64_t at_ms = 0;
    std::string who;  // a login
};
// False where there is one already, or the lead is erased.
[[nodiscard]] Result<bool> add_later_consent(Work& work, const Id& lead_id, const LaterConsent& consent);
[[nodiscard]] Result<std::optional<LaterConsent>> later_consent(Work& work, const Id& lead_id);
// False where there is none.
[[nodiscard]] Result<bool> end_later_consent(Work& work, const Id& lead_id, std::int64_t now_ms);

struct EndedConsent {
    std::string reference;
    std::int64_t ended_ms = 0;
};
// Of those who have said yes to nothing since, newest first.
[[nodiscard]] Result<std::vector<EndedConsent>> ended_consents(Work& work, std::int64_t since_ms, int limit);

}  // namespace monter::portal::store
