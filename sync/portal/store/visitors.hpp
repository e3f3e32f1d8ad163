// What a visitor's code leads to, and what its holder changes.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sync/portal/store/routing.hpp"

namespace monter::portal::store {

// The lead with this code as its holder may know it: also before it is routed, and as a tombstone.
struct Wish {
    lead::Sealed sealed;  // no envelope once it is erased
    bool erased = false;
    std::string stand, event;
    std::int64_t captured_ms = 0, received_ms = 0;
    std::string status;  // of store::Status; empty before it is routed
    std::string municipality, outcome;
    Next next;
    Correction correction;
};
// Nothing where no such lead has come. Of several with one code, the newest that is not erased.
[[nodiscard]] Result<std::optional<Wish>> find_wish(Work& work, const Hash& code_hash);

// In the place of what was corrected before; a guide is to know of it again. A tombstone gets none.
[[nodiscard]] Result<void> correct(Work& work, const Id& lead_id, const Bytes& note, std::int64_t now_ms);
// A guide has read it. Nothing happens where nothing is new.
[[nodiscard]] Result<void> correction_seen(Work& work, const Id& lead_id, std::int64_t now_ms);
// Whoever is not named no longer reads this person.
[[nodiscard]] Result<void> share_only_with(Work& work, const Id& lead_id,
                                           const std::vector<std::string>& municipalities);

// Consent texts by the BLAKE2b-256 of their bytes, as records name them.
using ShownTexts = std::map<Hash, std::string>;
[[nodiscard]] Result<void> keep_shown_texts(Work& work, const ShownTexts& texts);
[[nodiscard]] Result<std::optional<std::string>> find_shown_text(Work& work, const Hash& hash);

}  // namespace monter::portal::store
