// How often somebody may ask: a bucket of tokens per key, refilled evenly. Belongs to one thread at a time (it locks).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace monter::portal::intake {

class Rates {
public:
    // `per_minute` requests a minute, and as many at once after a pause.
    explicit Rates(int per_minute) : per_minute_(per_minute) {}

    // 0 = go ahead (a token is taken); otherwise the seconds until there is one.
    [[nodiscard]] int wait_s(const std::string& key, std::int64_t now_boot_ms);

private:
    struct Bucket {
        double tokens = 0;
        std::int64_t filled_ms = 0;
    };
    int per_minute_;
    std::mutex turn_;
    std::map<std::string, Bucket> buckets_;
};

}  // namespace monter::portal::intake
