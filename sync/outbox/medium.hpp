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
    // From now on append() goes to this file's end. Makes it where it is missing, known to the synced folder.
    [[nodiscard]] virtual Result<void> use(const std::string& name) = 0;
    // Written and synced, or an error: then nobody knows what of it is there, and use() must name a fresh file. An
    // error, too, where the file in use was deleted or cut under us.
    [[nodiscard]] virtual Result<void> append(View bytes) = 0;
    // Both sync the folder. Removing what is not there is no error.
    [[nodiscard]] virtual Result<void> remove(const std::string& name) = 0;
    [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
};

// A folder of this machine's file system, which must be there; files are made for their owner only.
[[nodiscard]] std::unique_ptr<Medium> folder_medium(std::filesystem::path folder);

}  // namespace monter::outbox
