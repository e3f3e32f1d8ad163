// Everything a stand must have before its kiosk can open: its data folder, the region's trust, the fair, the pack.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/app/app.hpp"
#include "kiosk/stage/content_watch.hpp"
#include "sync/base/file.hpp"
#include "sync/seal/keys.hpp"

namespace monter::kiosk {

struct Stand {
    FileLock lock;  // no second kiosk on this data while it lives
    World world;
    std::vector<seal::PublicKey> recipients;  // fewer than two: the kiosk shows, but opens no form
    ShownPack pack;                           // its content is the world's
    ContentWatch::Place place;                // where other content may come from
    std::filesystem::path data;
};

// Errors are for the crew: each says in plain words what is wrong and what to do. Kind::refused where the folder is
// taken or the stand not enrolled, or the pack is missing, unsigned or altered. `pack`: a built pack to show; empty:
// what monter-sync has brought, and whatever newer it brings. `preview`: the file of faults that monter-pack preview
// keeps; then no wish is kept, and new content is shown at once. Empty on every stand.
[[nodiscard]] Result<Stand> open_stand(const std::filesystem::path& data, const std::filesystem::path& pack,
                                       const std::filesystem::path& preview = {});

// Whom leads are to be sealed to at that moment: what root.json says then, since monter-sync replaces it when the
// region changes its keys. `known`, and later the last that could be read, where it can't be, or names fewer than two.
[[nodiscard]] std::function<std::vector<seal::PublicKey>()> newest_recipients(const std::filesystem::path& data,
                                                                              std::vector<seal::PublicKey> known);

// The fair this stand is at, as monter-sync left it in DATA/public/event.json.
[[nodiscard]] Result<lead::Event> read_event(const std::filesystem::path& data);

// No core dumps, and no other program of this user may look into this one's memory: what visitors type is there.
void keep_memory_private();

}  // namespace monter::kiosk
