// Sees another pack take the place of the one shown, and opens it away from the screen. All but the worker: UI thread.
// The worker sleeps in inotify until something is renamed, linked or written beside the pack; it costs nothing
// meanwhile.
#pragma once

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
        std::filesystem::path pack;  // the folder, or a link to it; both change by a rename
        seal::Root root;             // who must have signed what comes
        std::filesystem::path
            preview;  // in monter-pack preview: the faults of the last save, beside the pack; else empty
    };
    struct News {
        std::optional<ShownPack> pack;    // good content to show
        std::vector<std::string> faults;  // in a preview: of the last save, each with its remedy
    };

    // `shown` is what the screen shows now. A pack that comes must be signed, whole and of a higher version, or else
    // what is shown stays and the log says why; in a preview, where nobody counts versions while writing, any build
    // counts. `on_news` is called by the worker: wake the screen. Where the folder can't be watched, nothing ever comes
    // and the log says so.
    ContentWatch(Place place, const ShownPack& shown, std::function<void()> on_news);
    ContentWatch(const ContentWatch&) = delete;
    ContentWatch& operator=(const ContentWatch&) = delete;
    ~ContentWatch();

    // What has come since the last call; the newest of several.
    [[nodiscard]] std::optional<News> take();

private:
    void work();
    void look();
    Place place_;
    std::int64_t version_ = 0;  // with the next two: the worker's alone
    Hash manifest_sha256_{};
    std::vector<std::string> faults_;
    std::function<void()> on_news_;
    int changes_ = -1, stop_ = -1;
    std::mutex mutex_;  // guards news_
    std::optional<News> news_;
    std::thread worker_;
};

// The lines of a preview's file of faults; none where there is no such file.
[[nodiscard]] std::vector<std::string> read_faults(const std::filesystem::path& file);

}  // namespace monter::kiosk
