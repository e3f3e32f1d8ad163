// Codes that were taken back, in a file beside the database and outside every backup: DATA/erasures.log, one base64url
// code hash a line, only ever added to.
//
// A backup made before an erasure still holds what was erased. A stand sends its withdrawals again in a new epoch, but
// the visitor's page has nobody to send them again; so both are written here, and erased again after every restore.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::backups {

class Erasures {
public:
    explicit Erasures(std::filesystem::path file) : file_(std::move(file)) {}

    // On disk, synced, after ok. Any thread.
    [[nodiscard]] Result<void> remember(const std::vector<Hash>& code_hashes);
    // All of them, in order, one at a time, however many there are; none where there is no file. A line that a power
    // cut tore is passed over. What `take` answers with ends it.
    [[nodiscard]] Result<void> each(const std::function<Result<void>(const Hash&)>& take) const;

private:
    std::filesystem::path file_;
    std::mutex turn_;
    bool named_ = false;  // this program has synced the folder: an earlier one may have died before it did
};

// Erases what was ever taken back. Gives how many leads that emptied. The first one commits and flushes by itself.
[[nodiscard]] Result<int> erase_again(store::Database& database, const Erasures& erasures, std::int64_t now_ms);
[[nodiscard]] Result<int> erase_again(store::Work& work, const Erasures& erasures, std::int64_t now_ms);

}  // namespace monter::portal::backups
