#include "sync/portal/intake/rates.hpp"

#include <algorithm>
#include <cmath>

namespace monter::portal::intake {
namespace {

// Past this many keys the full buckets are forgotten: they say nothing a new one would not say.
constexpr std::size_t keys_max = 4096;
constexpr double ms_per_minute = 60'000.0;

}  // namespace

int Rates::wait_s(const std::string& key, std::int64_t now_boot_ms) {
    const std::lock_guard turn(turn_);
    const double full = per_minute_;
    const double per_ms = full / ms_per_minute;
    const auto tokens_now = [&](const Bucket& bucket) {
        return std::min(full, bucket.tokens + static_cast<double>(now_boot_ms - bucket.filled_ms) * per_ms);
    };
    if (buckets_.size() >= keys_max) {
        std::erase_if(buckets_, [&](const auto& entry) { return tokens_now(entry.second) >= full; });
    }
    Bucket& bucket = buckets_.try_emplace(key, Bucket{full, now_boot_ms}).first->second;
    bucket.tokens = tokens_now(bucket);
    bucket.filled_ms = now_boot_ms;
    if (bucket.tokens < 1.0) return std::max(1, static_cast<int>(std::ceil((1.0 - bucket.tokens) / per_ms / 1000.0)));
    bucket.tokens -= 1.0;
    return 0;
}

}  // namespace monter::portal::intake
