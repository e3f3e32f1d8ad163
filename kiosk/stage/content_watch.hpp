// Sees another pack take the place of the one shown, and opens it away from the screen. All but the worker: UI thread.
// The worker sleeps in inotify until something is renamed, linked or written beside the pack; it costs nothing
// meanwhile.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/stage/shown_pack.hpp"

namespace monter::kiosk {

class ContentWatch {
public:
    struct Place {
        // The folder, or a link to it; both change by a rename. Empty: what DATA/public/active names.
        std::filesystem::path pack;
        seal::Root root;  // who must have signed what comes
        // In monter-pack preview: the faults of the last save, beside the pack; else empty.
        std::filesystem::path preview;
        std::filesystem::path data;  // the stand's folder
        // Until monter-sync is told again what is shown, where it did not answer: content on trial is not to be sent
        // back because monter-sync was just starting.
        std::chrono::milliseconds told_again_after{5000};
    };
    struct News {
        std::optional<ShownPack> pack;    // good content to show
        std::vector<std::string> faults;  // in a preview: of the last save, each with its remedy
    };

    // `shown` is what the screen shows now. A pack that comes must be signed, whole and of a higher version, or else
    // what is shown stays and the log says why; in a preview, where nobody counts versions while writing, any build
    // counts. What monter-sync made active counts whatever its version: it may be the one before. `on_news` is called
    // by the worker: wake the screen. Where the folder can't be watched, nothing ever comes and the log says so.
    ContentWatch(Place place, const ShownPack& shown, std::function<void()> on_news);
    ContentWatch(const ContentWatch&) = delete;
    ContentWatch& operator=(const ContentWatch&) = delete;
    ~ContentWatch();

    // What has come since the last call; the newest of several.
    [[nodiscard]] std::optional<News> take();
    // A frame of this pack was shown: monter-sync is told, as often as it takes.
    void shown(const Hash& manifest_sha256);

private:
    void work();
    void look();
    [[nodiscard]] std::optional<ShownPack> newer_in_folder();
    [[nodiscard]] std::optional<ShownPack> newly_active();
    [[nodiscard]] bool does_as_wished();
    [[nodiscard]] int patience_ms();
    void wake() const;
    Place place_;
    std::int64_t version_ = 0;    // with the next two: the worker's alone
    Hash manifest_sha256_{};      // of the last one opened
    std::optional<Hash> failed_;  // the last one that could not be
    std::vector<std::string> faults_;
    std::function<void()> on_news_;
    int changes_ = -1, wake_ = -1;
    std::mutex mutex_;  // guards what follows
    std::optional<News> news_;
    std::optional<Hash> to_tell_;
    bool stop_ = false;
    std::thread worker_;
};

// The lines of a preview's file of faults; none where there is no such file.
[[nodiscard]] std::vector<std::string> read_faults(const std::filesystem::path& file);

}  // namespace monter::kiosk
