#include "sync/pack/nearest_word.hpp"

#include <algorithm>
#include <vector>

namespace monter::pack {
namespace {

// Optimal string alignment distance, three rows at a time.
std::size_t letters_to_change(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> known) {
    std::optional<std::string> nearest;
    std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& one : known) {
        const std::size_t letters = letters_to_change(word, one);
        if (letters < fewest) {
            fewest = letters;
            nearest = one;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known, const std::string& otherwise) {
    const auto nearest = nearest_word(word, known);
    return nearest ? "Did you mean '" + *nearest + "'?" : otherwise;
}

}  // namespace monter::pack
