// A stand for one preview, in a folder of its own that is gone with it: a region nobody knows, whose keys exist in this
// program's memory alone and die with it. The kiosk verifies the builds against it as it verifies every pack; nothing
// is loosened for a preview. The region has nobody who could read a wish, so that none can be kept.
//
//   FOLDER/data/public/root.json, event.json   what the kiosk reads of its stand
//   FOLDER/build.N/                            the newest build, and the one before it, which may still be read from
//   FOLDER/pack -> build.N                     the newest that was good
//   FOLDER/faults                              what the kiosk tells staff, one fault a line; empty = none
#pragma once

#include <filesystem>

#include "sync/pack/build.hpp"
#include "sync/pack/fault.hpp"
#include "sync/seal/keys.hpp"

namespace monter::press {

class PreviewStand {
public:
    // In the machine's folder for temporary files ($TMPDIR, else /tmp), for this user's eyes only.
    [[nodiscard]] static Result<PreviewStand> open(std::int64_t now_ms);
    PreviewStand(PreviewStand&& other) noexcept;
    PreviewStand& operator=(PreviewStand&&) = delete;
    PreviewStand(const PreviewStand&) = delete;
    PreviewStand& operator=(const PreviewStand&) = delete;
    ~PreviewStand();

    // Checks and builds `source`. Where it is good, the pack shown is the new one from here on; where it has faults,
    // the last good one stays, and the kiosk gets to read them. Either is seen whole or not at all.
    [[nodiscard]] Result<pack::Built> build(const std::filesystem::path& source, std::int64_t now_ms,
                                            const pack::PosterPress& press);
    // A fault of the folder as a whole: the last good pack stays.
    [[nodiscard]] Result<void> tell(const pack::Faults& faults);
    // There is a good build to show.
    [[nodiscard]] bool shows() const { return number_ > 0; }

    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    [[nodiscard]] std::filesystem::path pack() const { return folder_ / "pack"; }
    [[nodiscard]] std::filesystem::path faults() const { return folder_ / "faults"; }

private:
    PreviewStand(std::filesystem::path folder, seal::SigningKey content_key);
    [[nodiscard]] Result<void> write_region(std::int64_t now_ms) const;
    [[nodiscard]] Result<void> show(const std::filesystem::path& build) const;
    std::filesystem::path folder_;
    seal::SigningKey content_key_;
    int number_ = 0;  // of the build shown
};

}  // namespace monter::press
