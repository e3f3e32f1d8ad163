// What every bench does: takes times, says what most of them were, and ends where something fails.
#pragma once

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "sync/base/result.hpp"

namespace monter::bench {

[[nodiscard]] double ms_of(const auto& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

// What this share of the values does not exceed; 0 where there is none.
template <class T>
[[nodiscard]] double at_share(std::vector<T> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return static_cast<double>(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]);
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace monter::bench
