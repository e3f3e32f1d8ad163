// The visit as the record that is sealed: every answer, the consent with the hashes of the very texts on the screen,
// and the reasons the visitor saw.
#pragma once

#include "kiosk/visit/model.hpp"
#include "sync/lead/record.hpp"

namespace monter::kiosk {

// Needs a minted take-home. The record is not validated here; lead::to_json does that where it is sealed.
[[nodiscard]] lead::Record record_of(const Model& model, const World& world);

}  // namespace monter::kiosk
