#include "kiosk/stage/content_watch.hpp"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <system_error>
#include <utility>

#include "kiosk/stage/screen_report.hpp"
#include "kiosk/stage/trust.hpp"
#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/local/stand.hpp"
#include "sync/pack/active.hpp"
#include "sync/pack/built.hpp"

namespace monter::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes = IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_ONLYDIR;
constexpr int settle_ms = 30;  // whoever puts a pack there does it in two or three steps
constexpr std::size_t faults_bytes_max = 256UL * 1024;

fs::path folder_of(const fs::path& pack) {
    const fs::path plain = pack.has_filename() ? pack : pack.parent_path();
    return plain.has_parent_path() ? plain.parent_path() : fs::path(".");
}

fs::path watched(const ContentWatch::Place& place) {
    return place.pack.empty() ? local::public_folder(place.data) : folder_of(place.pack);
}

enum class Came { change, wish };

// Until something happened there, and then until it has been quiet for a moment; or until we are woken, or patience is
// over (-1: never).
Came wait_for_change(int changes_fd, int wake_fd, int patience_ms) {
    std::array<pollfd, 2> both = {pollfd{changes_fd, POLLIN, 0}, pollfd{wake_fd, POLLIN, 0}};
    std::array<char, 4096> told{};
    bool changed = false;
    while (true) {
        const int ready = poll(both.data(), both.size(), changed ? settle_ms : patience_ms);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || (both[1].revents & POLLIN) != 0) return Came::wish;
        if (ready == 0) return changed ? Came::change : Came::wish;
        while (read(changes_fd, told.data(), told.size()) > 0) {
        }
        changed = true;
    }
}

}  // namespace

std::vector<std::string> read_faults(const fs::path& file) {
    std::vector<std::string> faults;
    const auto text = file.empty() ? Result<std::string>() : read_text_file(file, faults_bytes_max);
    std::istringstream lines(text ? *text : "");
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) faults.push_back(line);
    }
    return faults;
}

ContentWatch::ContentWatch(Place place, const ShownPack& shown, std::function<void()> on_news)
    : place_(std::move(place)),
      version_(shown.version),
      manifest_sha256_(shown.manifest_sha256),
      faults_(read_faults(place_.preview)),
      on_news_(std::move(on_news)),
      changes_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (changes_ < 0 || wake_ < 0 || inotify_add_watch(changes_, watched(place_).c_str(), changes) < 0) {
        log_warning("new content will be shown after a restart only: " + std::generic_category().message(errno));
        return;
    }
    worker_ = std::thread([this] { work(); });
}

ContentWatch::~ContentWatch() {
    if (worker_.joinable()) {
        {
            const std::scoped_lock lock(mutex_);
            stop_ = true;
        }
        wake();
        worker_.join();
    }
    for (const int fd : {changes_, wake_}) {
        if (fd >= 0) close(fd);
    }
    if (place_.pack.empty()) report_screen(place_.data, local::Screen::Does::ended);
}

void ContentWatch::wake() const {
    // Full only where it was written and not read yet: then the worker is about to look.
    const std::uint64_t one = 1;
    static_cast<void>(write(wake_, &one, sizeof one) == sizeof one);
}

void ContentWatch::shown(const Hash& manifest_sha256) {
    if (!place_.pack.empty()) return;
    {
        const std::scoped_lock lock(mutex_);
        to_tell_ = manifest_sha256;
    }
    if (worker_.joinable()) return wake();
    report_screen(place_.data, local::Screen::Does::shown, manifest_sha256);
}

std::optional<ContentWatch::News> ContentWatch::take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(news_, std::nullopt);
}

void ContentWatch::work() {
    look();  // what came between the start and the watch
    while (true) {
        if (wait_for_change(changes_, wake_, patience_ms()) == Came::change) {
            look();
        } else if (!does_as_wished()) {
            return;
        }
    }
}

int ContentWatch::patience_ms() {
    const std::scoped_lock lock(mutex_);
    return to_tell_ ? static_cast<int>(place_.told_again_after.count()) : -1;
}

// What the screen wishes; false where it wishes us to end.
bool ContentWatch::does_as_wished() {
    std::uint64_t count = 0;
    static_cast<void>(read(wake_, &count, sizeof count) == sizeof count);
    std::optional<Hash> tell;
    {
        const std::scoped_lock lock(mutex_);
        if (stop_) return false;
        tell = to_tell_;
    }
    if (tell && report_screen(place_.data, local::Screen::Does::shown, tell)) {
        const std::scoped_lock lock(mutex_);
        if (to_tell_ == tell) to_tell_.reset();
    }
    return true;
}

std::optional<ShownPack> ContentWatch::newer_in_folder() {
    std::error_code why;
    const auto manifest = pack::read_manifest(fs::canonical(place_.pack, why));
    if (!manifest || manifest->sha256 == manifest_sha256_) return std::nullopt;
    manifest_sha256_ = manifest->sha256;  // each is tried once
    auto pack = open_shown_pack(place_.pack, place_.root);
    if (!pack) {
        log_error("the new content can't be shown", pack.error());
        return std::nullopt;
    }
    if (place_.preview.empty() && pack->version <= version_) {
        log_warning("the content that was put there is no newer than what is shown, and stays away");
        return std::nullopt;
    }
    return std::move(*pack);
}

std::optional<ShownPack> ContentWatch::newly_active() {
    const auto folder = local::public_folder(place_.data);
    const auto active = pack::read_active(folder);
    if (!active || active->manifest_sha256 == manifest_sha256_ || active->manifest_sha256 == failed_) {
        return std::nullopt;
    }
    // The region's keys may have been replaced meanwhile.
    const auto root = read_trust(place_.data);
    auto pack = root ? open_shown_pack(pack::place_of(folder, active->manifest_sha256), *root)
                     : Result<ShownPack>(fail(root.error()));
    if (!pack) {
        log_error("the new content can't be shown", pack.error());
        failed_ = active->manifest_sha256;
        report_screen(place_.data, local::Screen::Does::failed, failed_);
        return std::nullopt;
    }
    manifest_sha256_ = active->manifest_sha256;
    return std::move(*pack);
}

void ContentWatch::look() {
    News news;
    news.faults = read_faults(place_.preview);
    const bool says_other = std::exchange(faults_, news.faults) != news.faults;
    news.pack = place_.pack.empty() ? newly_active() : newer_in_folder();
    if (news.pack) {
        version_ = news.pack->version;
        log_info("content of version " + std::to_string(version_) + " is here, and shown when nobody is there");
    }
    if (!news.pack && !says_other) return;
    {
        const std::scoped_lock lock(mutex_);
        if (!news.pack && news_) news.pack = std::move(news_->pack);
        news_ = std::move(news);
    }
    on_news_();
}

}  // namespace monter::kiosk
