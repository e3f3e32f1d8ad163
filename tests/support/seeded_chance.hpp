// libsodium's chance from a seed, for runs that must be the same each time: keys, ids, nonces and seals all follow from
// it. For tests only, and for the whole program. One thread.
#pragma once

#include <sodium.h>

#include "tests/support/luck.hpp"

namespace monter::test {

// Before anything draws chance that is to follow from `seed`; may be called again, to begin anew.
inline void seed_chance(std::uint64_t seed) {
    static Luck luck(0);
    luck = Luck(seed);
    static randombytes_implementation seeded = {
        .implementation_name = [] { return "seeded"; },
        .random = [] { return static_cast<std::uint32_t>(luck.next()); },
        .stir = nullptr,
        .uniform = nullptr,
        .buf =
            [](void* out, std::size_t size) {
                auto* bytes = static_cast<std::uint8_t*>(out);
                std::uint64_t word = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    if (i % 8 == 0) word = luck.next();
                    bytes[i] = static_cast<std::uint8_t>(word >> (i % 8 * 8));
                }
            },
        .close = nullptr,
    };
    randombytes_set_implementation(&seeded);
}

}  // namespace monter::test
