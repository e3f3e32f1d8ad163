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

#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
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

// Until something happened, and then until it has been quiet for a moment; false when asked to stop.
bool wait_for_change(int changes_fd, int stop_fd) {
    std::array<pollfd, 2> both = {pollfd{changes_fd, POLLIN, 0}, pollfd{stop_fd, POLLIN, 0}};
    std::array<char, 4096> told{};
    int patience = -1;
    while (true) {
        const int ready = poll(both.data(), both.size(), patience);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || (both[1].revents & POLLIN) != 0) return false;
        if (ready == 0) return true;
        while (read(changes_fd, told.data(), told.size()) > 0) {
        }
        patience = settle_ms;
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
      stop_(eventfd(0, EFD_CLOEXEC)) {
    if (changes_ < 0 || stop_ < 0 || inotify_add_watch(changes_, folder_of(place_.pack).c_str(), changes) < 0) {
        log_warning("new content will be shown after a restart only: " + std::generic_category().message(errno));
        return;
    }
    worker_ = std::thread([this] { work(); });
}

ContentWatch::~ContentWatch() {
    if (worker_.joinable()) {
        const std::uint64_t one = 1;
        if (write(stop_, &one, sizeof one) == sizeof one) worker_.join();
    }
    for (const int fd : {changes_, stop_}) {
        if (fd >= 0) close(fd);
    }
}

std::optional<ContentWatch::News> ContentWatch::take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(news_, std::nullopt);
}

void ContentWatch::work() {
    look();  // what came between the start and the watch
    while (wait_for_change(changes_, stop_)) look();
}

void ContentWatch::look() {
    News news;
    news.faults = read_faults(place_.preview);
    const bool says_other = std::exchange(faults_, news.faults) != news.faults;
    std::error_code why;
    const auto manifest = pack::read_manifest(fs::canonical(place_.pack, why));
    if (manifest && manifest->sha256 != manifest_sha256_) {
        manifest_sha256_ = manifest->sha256;  // each is tried once
        auto pack = open_shown_pack(place_.pack, place_.root);
        if (!pack) {
            log_error("the new content can't be shown", pack.error());
        } else if (place_.preview.empty() && pack->version <= version_) {
            log_warning("the content that was put there is no newer than what is shown, and stays away");
        } else {
            version_ = pack->version;
            news.pack = std::move(*pack);
            log_info("content of version " + std::to_string(version_) + " is here, and shown when nobody is there");
        }
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
