// Making and opening the store's file, and proving before anyone relies on it that it is whole, set as it must be, and
// on a disk that takes a commit; for this room's own use.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

// The file with its schema and a store_id, synced. A file that has a schema already is left as it is.
[[nodiscard]] Result<void> make_store(const std::filesystem::path& file, const char* vfs);

struct Sound {
    SQLite::Database db;
    bool waits_for_room = false;  // of an older version, on a full disk: sync/outbox/upgrade.hpp
};

// Kind::corrupt: SQLite's check, our own hash of a lead, or the schema's words say that the file is not sound.
// Kind::refused: a newer program made it, or another program has it open.
[[nodiscard]] Result<Sound> open_sound(const std::filesystem::path& file, const char* vfs);

}  // namespace monter::outbox
