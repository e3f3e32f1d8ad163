// Content that comes on a stick, as `monter-pack export` writes it:
//   STICK/monter-content/manifest.json       the signed manifest
//   STICK/monter-content/blobs/<sha256>      its files
//   STICK/monter-content/roots/<n>.json      root.json of that version, where keys have changed since the stand was
//                                            enrolled (may be left out)
//   STICK/monter-content-result.txt          written by the stand: what became of it, in plain words
// All of it is copied first and verified from the copy: a look at the stick itself counts for nothing. Only plain files
// are opened, and no link is followed.
#pragma once

#include <functional>

#include "sync/agent/content/download.hpp"

namespace monter::agent {

using CalledOff = std::function<bool()>;  // from any thread; none: never

struct StickWish {
    std::filesystem::path folder;  // the stick's, or monter-content itself
    std::string pack_id;           // the only pack this stand may show; empty: any of its region
    KnownContent known;
    std::vector<Hash> keep;
    CalledOff called_off;  // asked before each file: the stand stops, and nobody waits for a slow stick
};

// Copies, verifies, looks. What it gives is as from ContentDownload; `candidate` equal to the active pack means that
// the stand has it already. Any thread, but no other content work meanwhile. `folder`: DATA/public.
[[nodiscard]] ContentNews take_from_stick(const std::filesystem::path& folder, ContentFiles& files,
                                          const Inspect& inspect, const StickWish& wish);

// Kind::disk where the stick is read-only, full or gone.
[[nodiscard]] Result<void> write_result(const std::filesystem::path& stick, const std::string& text);

}  // namespace monter::agent
