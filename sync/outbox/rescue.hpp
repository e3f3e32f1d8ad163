// A store's file that can't be relied upon: set aside under another name, never deleted, and whatever in it proves
// itself taken over; for this room's own use.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

// outbox.db and its WAL file become outbox-damaged-1.db, or the next free number. Gives the new name; nothing where
// there was no such file.
[[nodiscard]] Result<std::optional<std::string>> set_aside(Medium& disk, const std::string& name);

// The newest file that was set aside, where this store has not rescued it yet: also one whose rescue a power cut ended.
// (Those before it were rescued by the stores before.)
[[nodiscard]] Result<std::optional<std::string>> to_be_rescued(SQLite::Database& db, Medium& disk,
                                                               const std::string& name);

// Takes from a damaged store what it can read: leads whose bytes have their hash and whose signature is by `device`,
// withdrawals whose key fits, and answers; and notes, in the same transaction, that this file is done ("built_anew").
// What the new store has already stays. Returns how many leads were taken. Reading that fails ends it, and is no error:
// the file is damaged. Throws where `into` refuses, and has then taken nothing.
[[nodiscard]] int rescue(SQLite::Database& into, const std::filesystem::path& damaged, const char* vfs,
                         const seal::SigningKey& device);

}  // namespace monter::outbox
