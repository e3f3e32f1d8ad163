// The form of a fair: what its fields hold, and what was typed into them. Two pages have it.
#pragma once

#include "sync/pack/content.hpp"
#include "sync/portal/stands/fairs.hpp"
#include "sync/portal/web/page.hpp"

namespace monter::portal::web {

// The fair as typed, judged by nobody yet; without an id.
[[nodiscard]] stands::Fair typed_fair(Fields fields, const pack::Content* content);
// The form's values; `fair` may be nothing.
void fill_fair_form(Data::Named& data, const stands::Fair* fair, const pack::Content* content, const Texts& texts);

// "28 November to 2 December", or that nobody has told.
[[nodiscard]] std::string days_in_words(const std::string& first, const std::string& last, const Texts& texts);
// What happened to fairs and stands, for the part "fleet_steps".
[[nodiscard]] Result<void> add_fleet_history(store::Work& work, Data::Named& data, const Texts& texts);
// "said=…" in an address, as this page's message.
void add_said(Data::Named& data, const Request& request, const Texts& texts);

}  // namespace monter::portal::web
