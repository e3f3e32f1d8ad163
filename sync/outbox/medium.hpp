// A folder on some medium, as the journal needs it: a stick, a card, or the store's own disk. What is said to be kept
// here was synced, and every refusal is told: no error of a sync is overlooked. The fault tests have a medium that
// loses power.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::outbox {

class Medium {
public:
    virtual ~Medium() = default;
    // Names of the plain files in the folder, in no order; an error where it can't be read.
    [[nodiscard]] virtual Result<std::vector<std::string>> names() = 0;
    // Up to `bytes` of a file from `at` on; fewer only at its end.
    [[nodiscard]] virtual Result<Bytes> read(const std::string& name, std::uint64_t at, std::size_t bytes) = 0;
    // From now on write() goes to this file, from `end` on; behind it there is nothing but room. Makes the file where
    // it is missing, known to the synced folder. Gives how long it is.
    [[nodiscard]] virtual Result<std::uint64_t> use(const std::string& name, std::uint64_t end) = 0;
    // Handed over, and on its way where the medium can do so without waiting; nothing is certain before settle(). An
    // error, too, where the file in use was deleted or cut under us.
    [[nodiscard]] virtual Result<void> write(View bytes) = 0;
    // All that was written is synced, or an error: then nobody knows what of it is there, and use() must name a fresh
    // file. The same holds after an error of write() or make_room().
    [[nodiscard]] virtual Result<void> settle() = 0;
    // The file in use is `size` long, zeros behind what was written, and synced: syncing what is written into such room
    // moves no metadata, which took a third of the time here and, while others wrote, thirty times as long now and
    // then. No: there was no room on the medium, and the file is as it was.
    [[nodiscard]] virtual Result<bool> make_room(std::uint64_t size) = 0;
    // How much room is made at once.
    [[nodiscard]] virtual std::size_t room_bytes() const = 0;
    // Both sync the folder. Removing what is not there is no error.
    [[nodiscard]] virtual Result<void> remove(const std::string& name) = 0;
    [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
};

// A folder of this machine's file system, which must be there; files are made for their owner only.
[[nodiscard]] std::unique_ptr<Medium> folder_medium(std::filesystem::path folder);

}  // namespace monter::outbox
