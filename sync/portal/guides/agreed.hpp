// The exact texts a visitor agreed to, found by the hashes their record names.
#pragma once

#include "sync/lead/record.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/store/visitors.hpp"

namespace monter::portal::guides {

// Those of contact, share and notice that the content in use or an earlier one had; the others are missing.
[[nodiscard]] Result<store::ShownTexts> agreed_texts(store::Database& database, Content content,
                                                     const lead::Consent& consent);
// Empty where it is missing.
[[nodiscard]] std::string text_of(const store::ShownTexts& texts, const Hash& hash);

}  // namespace monter::portal::guides
