// Brings newer content down, one bounded question at a time: the chain of roots, which pack is the newest, its
// manifest, its files, and the look at all of it by a helper program. Leads may go between any two.
//
// What has come stays: a part is asked for again from where it ended, also after a restart, and every file is hashed as
// a whole before it has its name. Nothing here changes what is shown (activation.hpp does).
//
// One thread at a time: made by the outbox's, turned by the courier's while its job is out.
#pragma once

#include <functional>

#include "sync/agent/content/fetch.hpp"
#include "sync/agent/content/files.hpp"
#include "sync/agent/content/latest.hpp"
#include "sync/agent/problem.hpp"

namespace monter::agent {

// What a part is at most: half a minute at 64 kbit/s, a portal's answer well within its limits. After a broken transfer
// half of it, down to the least.
inline constexpr std::int64_t part_bytes_max = std::int64_t{256} * 1024, part_bytes_min = std::int64_t{16} * 1024;
using Fetcher = std::function<Answered<Fetched>(const Fetch& question)>;

// Would a kiosk be able to show it? Kind::refused or Kind::corrupt where not; anything else is no word about the pack.
using Inspect = std::function<Result<void>(const pack::BuiltAt& place)>;

struct ContentNews {
    std::optional<seal::Root> root;             // a newer one, verified and on disk
    std::optional<Latest> latest;               // heard and believed
    std::optional<pack::ActivePack> candidate;  // whole, verified and looked at: may be activated
    std::optional<pack::ActivePack> unfit;      // whole, and the look at it said no
    std::optional<Error> refused;               // what came was not to be believed, or the disk said no; staff read it
    bool more = false;                          // another turn is due at once
};

class ContentDownload {
public:
    // `folder`: DATA/public. All of them outlive it.
    ContentDownload(std::filesystem::path folder, ContentFiles& files, Inspect inspect);

    struct Wish {
        std::string pack_id;
        KnownContent known;
        std::vector<Hash> keep;  // manifests that collect() leaves, besides the one on its way
    };
    // One question, or the look at a whole pack. A Problem is the network's; everything else is in the news.
    [[nodiscard]] Answered<ContentNews> turn(const Fetcher& ask, const Wish& wish);
    // From the beginning: another round.
    void begin();

private:
    enum class Stage { roots, latest, manifest, blobs, look, tidy };
    [[nodiscard]] Answered<ContentNews> ask_root(const Fetcher& ask);
    [[nodiscard]] Answered<ContentNews> ask_latest(const Fetcher& ask, const Wish& wish);
    [[nodiscard]] Answered<ContentNews> ask_manifest(const Fetcher& ask, const Wish& wish);
    [[nodiscard]] Answered<ContentNews> ask_blob(const Fetcher& ask);
    [[nodiscard]] ContentNews look();
    [[nodiscard]] Result<void> plan(const Wish& wish);

    std::filesystem::path folder_;
    ContentFiles& files_;
    Inspect inspect_;
    std::int64_t part_bytes_ = part_bytes_max;
    Stage stage_ = Stage::roots;
    std::optional<Latest> latest_;
    std::vector<pack::ManifestFile> missing_;  // the next one last
};

}  // namespace monter::agent
