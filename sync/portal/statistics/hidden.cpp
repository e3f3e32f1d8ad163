#include "sync/portal/statistics/hidden.hpp"

#include <algorithm>

namespace monter::portal::statistics {
namespace {

// What a reader knows of a hidden cell: a small one is 0 to 4, and they may guess which are small. One that was hidden
// for the others' sake is 5 or more.
struct Bounds {
    std::int64_t least = 0, most = 0;
};

Bounds bounds_of(std::int64_t cell, std::int64_t hidden_sum) {
    return cell < smallest_shown ? Bounds{0, smallest_shown - 1} : Bounds{smallest_shown, hidden_sum};
}

// Whether the sum of the hidden leaves more than one possible count for each small one.
bool is_safe(const std::vector<std::int64_t>& hidden) {
    std::int64_t sum = 0;
    for (const std::int64_t cell : hidden) sum += cell;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (hidden[i] >= smallest_shown) continue;
        std::int64_t others_least = 0, others_most = 0;
        for (std::size_t j = 0; j < hidden.size(); ++j) {
            if (j == i) continue;
            others_least += bounds_of(hidden[j], sum).least;
            others_most += bounds_of(hidden[j], sum).most;
        }
        const Bounds own = bounds_of(hidden[i], sum);
        if (std::max(own.least, sum - others_most) >= std::min(own.most, sum - others_least)) return false;
    }
    return true;
}

}  // namespace

Column hide(const std::vector<std::int64_t>& cells) {
    Column out;
    std::int64_t sum = 0;
    std::vector<std::int64_t> hidden;
    for (const std::int64_t cell : cells) {
        sum += cell;
        if (cell < smallest_shown) hidden.push_back(cell);
        out.cells.push_back(cell < smallest_shown ? std::nullopt : std::optional(cell));
    }
    if (sum >= smallest_shown) out.sum = sum;
    while (out.sum && !is_safe(hidden)) {
        auto next = out.cells.end();
        for (auto at = out.cells.begin(); at != out.cells.end(); ++at) {
            if (*at && (next == out.cells.end() || **at < **next)) next = at;
        }
        if (next == out.cells.end()) {
            out.sum.reset();  // nothing is left to hide it behind
        } else {
            hidden.push_back(**next);
            next->reset();
        }
    }
    return out;
}

std::vector<std::optional<std::int64_t>> hide_small(const std::vector<std::int64_t>& cells) {
    std::vector<std::optional<std::int64_t>> out;
    for (const std::int64_t cell : cells) out.push_back(cell < smallest_shown ? std::nullopt : std::optional(cell));
    return out;
}

std::optional<std::int64_t> median_hours(const std::vector<Spread>& people) {
    std::vector<Spread> sorted = people;
    std::sort(sorted.begin(), sorted.end(), [](const Spread& a, const Spread& b) { return a.hours < b.hours; });
    std::int64_t all = 0;
    for (const Spread& one : sorted) all += one.n;
    if (all < smallest_shown) return std::nullopt;
    std::int64_t so_far = 0;
    for (const Spread& one : sorted) {
        so_far += one.n;
        if (2 * so_far >= all) return one.hours;
    }
    return std::nullopt;
}

}  // namespace monter::portal::statistics
