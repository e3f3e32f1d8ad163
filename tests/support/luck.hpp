// Chance from a seed, the same on every machine (SplitMix64): a failed run is told by one number.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace monter::test {

class Luck {
public:
    explicit Luck(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
    bool percent(std::uint64_t chance) { return below(100) < chance; }

private:
    std::uint64_t state_;
};

// How often: the gate's number, or the one a longer run sets in the environment.
inline int env_count(const char* name, int gate) {
    const char* wanted = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread
    return wanted == nullptr ? gate : std::atoi(wanted);
}

}  // namespace monter::test
