// Sealed leads on a stick: what a stand without any network carries home. `monter-portal import-leads FILE` takes each
// once, whichever way else it comes; the stand lets go of none of them before the portal's own receipt.
//
// The file, text lines (UTF-8, LF):
//   MONTER-LEADS 1
//   {"device_id":"uuid","store_id":"uuid","made":"…Z"}
//   {…a lead as in POST /v1/leads, with the device's signature…}      one a line, in order of seq
//   {"leads":12,"sha256":"b64u32"}                                    of every byte before this line
// A file without its last line was cut. Nothing in it is readable without the region's key.
#pragma once

#include <filesystem>

#include "sync/base/clock.hpp"
#include "sync/local/crew.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// Under which folder sticks appear, as DATA/sticks says in one line; /media where nothing is said.
[[nodiscard]] std::filesystem::path sticks_folder(const std::filesystem::path& data);
[[nodiscard]] Result<void> set_sticks_folder(const std::filesystem::path& data, const std::filesystem::path& folder);
// The stick that is in: the folder that was set, or one at most two levels below it or /media, on another disk than the
// stand's store and its second copy, that may be written. Kind::refused where there is none.
[[nodiscard]] Result<std::filesystem::path> find_stick(const std::filesystem::path& data);

// Every lead the portal has not signed for, written and synced to the stick; only then noted as exported. No lead
// leaves or changes here. Takes as long as the stick does: a visitor who sends meanwhile sees "one moment".
[[nodiscard]] Result<local::CrewExported> export_leads(outbox::Outbox& outbox, const std::filesystem::path& data,
                                                       const Moment& now);

}  // namespace monter::agent
