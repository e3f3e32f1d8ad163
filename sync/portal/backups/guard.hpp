// The file beside the database that remembers how far receipts went: epoch.guard, outside every backup.
//   {"v":1,"epoch":"uuid","portal_seq":4712,"durable_seq":4700}
//
// A portal that was put back from an older backup has given receipts for leads it no longer has. The guard shows it at
// start, a stand's `seen` shows it at the next batch; both end in a new epoch, and stands send everything again.
// durable_seq is the highest one ever announced: up to there stands may have let go of what they sent, so a backup that
// ends before it cannot be made whole again by them.
//
// Portals that share one database have a guard each. One that was stopped while another began a new epoch finds its own
// among those before it, which the database remembers ("epoch:<uuid>" in meta), and follows; in a database that is
// older than the guard it does not stand there.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "sync/portal/store/database.hpp"

namespace monter::portal::backups {

struct Reached {
    std::string epoch;
    std::int64_t portal_seq = 0;
    std::int64_t durable_seq = 0;
    bool operator==(const Reached&) const = default;
};

// One a running portal; any thread.
class Guard {
public:
    explicit Guard(std::filesystem::path file) : file_(std::move(file)) {}

    // Held from before a transaction begins until what it changed is written here, so that the guard never goes back.
    [[nodiscard]] std::unique_lock<std::mutex> turn() { return std::unique_lock(turn_); }

    // What the file says. Kind::refused where there is none, Kind::corrupt where it can't be read.
    [[nodiscard]] Result<Reached> read() const;
    // On disk after ok. A write that would change nothing is left out.
    [[nodiscard]] Result<void> write(const Reached& reached);
    // Receipts of this epoch went as far as this; what was announced stays. Before the answer that gives them.
    [[nodiscard]] Result<void> receipted(const std::string& epoch, std::int64_t portal_seq);
    // Before the first answer that announces it. Never goes down.
    [[nodiscard]] Result<void> announced(std::int64_t durable_seq);

private:
    std::filesystem::path file_;
    std::mutex turn_;
    std::optional<Reached> written_;
};

// A new random epoch in the database; nothing is durable in it yet.
[[nodiscard]] Result<std::string> mint_epoch(store::Work& work);

// At start: true where a new epoch was begun, because the guard is missing, speaks of another epoch, or went further
// than the database does. Leaves the guard in step.
[[nodiscard]] Result<bool> settle_epoch(store::Database& database, Guard& guard);

}  // namespace monter::portal::backups
