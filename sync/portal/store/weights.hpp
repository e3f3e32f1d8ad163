// What the region's choice among places goes by, as it is kept: versions of weights, the municipalities' room, and how
// many people each has been given.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct WeightsRow {
    std::int64_t version = 0;  // 0 = nobody has changed the weights the program came with
    std::int64_t at_ms = 0;
    std::string who;     // login
    std::string points;  // JSON (routing/weights.hpp)
};
[[nodiscard]] Result<WeightsRow> newest_weights(Work& work);
// Under the next number, which it gives.
[[nodiscard]] Result<std::int64_t> add_weights(Work& work, const std::string& points, const std::string& login,
                                               std::int64_t now_ms);

using Numbers = std::map<std::string, std::int64_t>;  // by municipality
[[nodiscard]] Result<Numbers> rooms(Work& work);      // people a month, where the region has set it
[[nodiscard]] Result<void> set_room(Work& work, const std::string& municipality, std::int64_t month);
[[nodiscard]] Result<void> clear_room(Work& work, const std::string& municipality);
// How many people each municipality was given since then; those who took their answers back count too.
[[nodiscard]] Result<Numbers> given_since(Work& work, std::int64_t from_ms);

// Whose contact is the same: prints are keyed hashes (routing/alike.hpp).
[[nodiscard]] Result<void> keep_prints(Work& work, const Id& lead_id, const std::vector<std::string>& prints);
struct Alike {
    std::string page_id, reference;
    std::int64_t captured_ms = 0;
};
// Others with one of this person's prints, captured at most `within_ms` before or after; of one municipality, or of all
// where that is empty. Oldest first.
[[nodiscard]] Result<std::vector<Alike>> alike(Work& work, const Id& lead_id, const std::string& municipality,
                                               std::int64_t within_ms);

// The municipalities that hold a lead with one of these prints, written within that time of the moment; each once.
[[nodiscard]] Result<std::vector<std::string>> kin_places(Work& work, const std::vector<std::string>& prints,
                                                          std::int64_t captured_ms, std::int64_t within_ms);

}  // namespace monter::portal::store
