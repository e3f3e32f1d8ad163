// What a portal does where several share one database: all of it, or one half behind a proxy that knows which.
//
//   intake  takes in what stands send and gives them content. It has no key that opens a lead: none lies in its folder
//           (it refuses to serve from one where one does), and none is read.
//   desk    opens and routes leads, serves pages and case systems, sends notices, and erases what is kept long enough.
//
// Any number of either may run, each with a data folder of its own (share_folder), and any may die at any time.
#pragma once

#include "sync/portal/folder.hpp"

namespace monter::portal {

enum class Duty { all, intake, desk };

// As the folder's keys allow: all where the desk's is there, else intake.
[[nodiscard]] Duty duty_of(const Folder& folder);

// A data folder for one more portal of the same region: root, receipt key, content, and for the desk its keys. Its
// epoch.guard begins where this one's stands; erasures.log, notices.toml and what that names stay behind. Kind::refused
// where the database lies in the folder, since only one portal can have that, and where `to` is not empty.
[[nodiscard]] Result<void> share_folder(const Folder& folder, const std::filesystem::path& to, Duty duty);

}  // namespace monter::portal
