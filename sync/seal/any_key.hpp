// What was sealed before a key was replaced opens with the key before it.
#pragma once

#include <vector>

#include "sync/seal/keys.hpp"

namespace monter::seal {

// `keys`: the one in use first; at least one. By the first that opens it; what the key in use says where none does.
template <class Open>
auto with_any(const std::vector<BoxKey>& keys, Open open) -> decltype(open(keys.front())) {
    auto opened = open(keys.front());
    for (std::size_t i = 1; !opened && i < keys.size(); ++i) {
        if (auto earlier = open(keys[i])) return earlier;
    }
    return opened;
}

}  // namespace monter::seal
