// Which pack the stand shows, and the way back: facts in the outbox's meta, and the line in DATA/public/active.
//
// Promises: `active` names the old pack or the new one at every moment, never none and never one that was not verified
// whole. The highest version is on disk before the new line is, so that a stand that lost power between the two goes on
// to the new pack and not back. A pack on trial that brings the screen down three times within ten minutes, or can't be
// opened by it, is sent back by itself: the one before is shown again, and that manifest never again on this stand.
// One thread, the outbox's.
#pragma once

#include "sync/agent/content/files.hpp"
#include "sync/agent/content/latest.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

inline constexpr int crashes_max = 3;
inline constexpr std::int64_t crashes_within_ms = std::int64_t{10} * 60 * 1000;
// So long on the screen without coming down for the third time, and a pack has stood its trial.
inline constexpr std::int64_t trial_ms = std::int64_t{10} * 60 * 1000;

class Activation {
public:
    // `folder`: DATA/public, which `files` writes.
    Activation(outbox::Outbox& outbox, std::filesystem::path folder, ContentFiles& files);

    [[nodiscard]] Result<KnownContent> known(const std::string& pack_id) const;
    // Manifests that must stay on disk: what is shown, and what was before.
    [[nodiscard]] Result<std::vector<Hash>> keep() const;
    [[nodiscard]] std::optional<pack::ActivePack> active() const;

    // Verified whole and looked at: it is shown at the next attract screen.
    [[nodiscard]] Result<void> activate(const pack::ActivePack& next);
    [[nodiscard]] Result<void> mark_bad(const pack::ActivePack& pack);
    // A new root: the portal may count versions afresh from the active one on.
    [[nodiscard]] Result<void> reset_floors();

    // What the kiosk says of itself (local::Screen). True where the pack before is active again.
    enum class Screen { opens, shown, failed, ended };
    [[nodiscard]] Result<bool> screen(Screen what, const std::optional<Hash>& manifest_sha256, const Moment& now);
    // Ends a trial that was stood. True while a screen is up that has not taken up the active pack yet: the one it
    // shows must stay on disk, so no third should come.
    [[nodiscard]] Result<bool> is_awaited(const Moment& now);

private:
    struct Trial {
        Hash manifest_sha256{};
        std::int64_t shown_since = -1;  // running time; -1: not yet
        std::vector<std::int64_t> crashes;
    };
    [[nodiscard]] Result<std::string> fact(const std::string& key) const;
    [[nodiscard]] std::optional<Trial> trial() const;
    [[nodiscard]] Result<void> write(const std::optional<Trial>& trial);
    [[nodiscard]] Result<bool> send_back(const pack::ActivePack& bad);
    [[nodiscard]] Result<bool> crashed(Trial trial, const pack::ActivePack& shown, const Moment& now);

    outbox::Outbox& outbox_;
    std::filesystem::path folder_;
    ContentFiles& files_;
};

}  // namespace monter::agent
