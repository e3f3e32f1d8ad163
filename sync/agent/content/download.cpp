#include "sync/agent/content/download.hpp"

#include <algorithm>

#include "sync/agent/content/missing.hpp"
#include "sync/agent/content/part.hpp"
#include "sync/agent/content/roots.hpp"

namespace monter::agent {
namespace {

ContentNews refusal(Error why) {
    ContentNews out;
    out.refused = std::move(why);
    return out;
}

ContentNews go_on() {
    ContentNews out;
    out.more = true;
    return out;
}

}  // namespace

ContentDownload::ContentDownload(std::filesystem::path folder, ContentFiles& files, Inspect inspect)
    : folder_(std::move(folder)), files_(files), inspect_(std::move(inspect)) {}

void ContentDownload::begin() {
    stage_ = Stage::roots;
    latest_.reset();
    missing_.clear();
}

Answered<ContentNews> ContentDownload::turn(const Fetcher& ask, const Wish& wish) {
    Answered<ContentNews> news;
    switch (stage_) {
        case Stage::roots:
            news = ask_root(ask);
            break;
        case Stage::latest:
            news = ask_latest(ask, wish);
            break;
        case Stage::manifest:
            news = ask_manifest(ask, wish);
            break;
        case Stage::blobs:
            news = ask_blob(ask);
            break;
        case Stage::look:
            news = look();
            break;
        case Stage::tidy: {
            const auto collected = collect(files_, wish.keep);
            news = collected ? ContentNews() : refusal(collected.error());
            break;
        }
    }
    if (!news) part_bytes_ = std::max(part_bytes_min, part_bytes_ / 2);
    if (!news || !news->more) begin();
    return news;
}

Answered<ContentNews> ContentDownload::ask_root(const Fetcher& ask) {
    const auto mine = own_root(files_);
    if (!mine) return refusal(mine.error());
    const auto answer = ask({"/v1/root/" + std::to_string(mine->version + 1), std::nullopt});
    if (!answer) return tl::unexpected<Problem>(answer.error());
    if (!answer->found) {
        stage_ = Stage::latest;
        return go_on();
    }
    auto next = take_next_root(files_, view(answer->bytes));
    if (!next) return refusal(next.error());
    ContentNews out = go_on();
    out.root = std::move(*next);
    return out;
}

Answered<ContentNews> ContentDownload::ask_latest(const Fetcher& ask, const Wish& wish) {
    const auto root = own_root(files_);
    if (!root) return refusal(root.error());
    const auto answer = ask({"/v1/packs/" + wish.pack_id + "/latest", std::nullopt});
    if (!answer) return tl::unexpected<Problem>(answer.error());
    if (!answer->found) return ContentNews();
    auto latest = open_latest(view(answer->bytes), *root, wish.pack_id, wish.known);
    if (!latest) return refusal(latest.error());
    ContentNews out;
    out.latest = *latest;
    if (wish.known.active && wish.known.active->manifest_sha256 == latest->pack.manifest_sha256) {
        stage_ = Stage::tidy;
        out.more = true;
        return out;
    }
    if (auto good = may_follow(latest->pack, wish.known); !good) {
        out.refused = good.error();
        return out;
    }
    latest_ = std::move(*latest);
    stage_ = Stage::manifest;
    out.more = true;
    return out;
}

Answered<ContentNews> ContentDownload::ask_manifest(const Fetcher& ask, const Wish& wish) {
    const Hash& hash = latest_->pack.manifest_sha256;
    const HashedFile file{"/v1/manifests/" + to_hex(hash), hash, latest_->manifest_bytes, manifest_name(hash)};
    if (files_.size(file.name) != file.bytes) {
        auto done = fetch_part(ask, files_, file, part_bytes_);
        if (!done) return tl::unexpected<Problem>(done.error());
        if (done->refused) return refusal(std::move(*done->refused));
        if (!done->whole) return go_on();
    }
    if (auto planned = plan(wish); !planned) {
        static_cast<void>(files_.remove(file.name));
        return refusal(planned.error());
    }
    stage_ = Stage::blobs;
    return go_on();
}

// Which files are missing, each hash once, and whether they have room.
Result<void> ContentDownload::plan(const Wish& wish) {
    const auto root = own_root(files_);
    if (!root) return fail(root.error());
    const auto bytes = files_.read(manifest_name(latest_->pack.manifest_sha256), pack::manifest_bytes_max);
    if (!bytes) return fail(bytes.error());
    const auto manifest = open_manifest(*bytes, *root, latest_->pack);
    if (!manifest) return fail(manifest.error());
    std::vector<Hash> keep = wish.keep;
    keep.push_back(latest_->pack.manifest_sha256);
    if (auto collected = collect(files_, keep); !collected) return fail(collected.error());
    auto missing = missing_of(files_, *manifest);
    missing_ = std::move(missing.files);
    return leave_room(files_, missing.bytes);
}

Answered<ContentNews> ContentDownload::ask_blob(const Fetcher& ask) {
    if (missing_.empty()) {
        stage_ = Stage::look;
        return go_on();
    }
    const auto& next = missing_.back();
    const HashedFile file{"/v1/blobs/" + to_hex(next.sha256), next.sha256, next.size, blob_name(next.sha256)};
    auto done = fetch_part(ask, files_, file, part_bytes_);
    if (!done) return tl::unexpected<Problem>(done.error());
    part_bytes_ = std::min(part_bytes_max, part_bytes_ * 2);
    if (done->refused) return refusal(std::move(*done->refused));
    if (done->whole) missing_.pop_back();
    return go_on();
}

ContentNews ContentDownload::look() {
    ContentNews out;
    // Files that were here before have counted by their length alone until now.
    auto altered = drop_altered(files_, latest_->pack.manifest_sha256);
    if (!altered) return refusal(altered.error());
    if (!altered->empty()) {
        missing_ = std::move(*altered);
        stage_ = Stage::blobs;
        return go_on();
    }
    const auto seen = inspect_(pack::place_of(folder_, latest_->pack.manifest_sha256));
    if (seen) {
        out.candidate = latest_->pack;
        return out;
    }
    out.refused = seen.error().within("the new content");
    // A program that could not be started says nothing of the pack.
    if (seen.error().kind == Kind::refused || seen.error().kind == Kind::corrupt) out.unfit = latest_->pack;
    return out;
}

}  // namespace monter::agent
