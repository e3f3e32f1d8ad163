// The reasons for a decision as the note that is sealed: they tell of work and languages.
//   {"v":1,"seen":true,"reasons":[{"why":"dream","subject":"forest","fact":"lakes","value":3,"points":500},…]}
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/lead/match.hpp"

namespace monter::portal::routing {

struct Reasons {
    std::vector<lead::Reason> list;
    bool seen = false;  // the visitor saw them
};

inline constexpr std::string_view reasons_label = "reasons";

[[nodiscard]] std::string to_json(const Reasons& reasons);
[[nodiscard]] Result<Reasons> reasons_from_json(std::string_view json);

}  // namespace monter::portal::routing
