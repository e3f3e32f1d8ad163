// What a visitor changed since the lead came, as the note that is sealed; and the record as it reads with it.
//   {"v":1,"name":"…","email":"…","phone":"…","unshared":false}
#pragma once

#include <string>

#include "sync/lead/record.hpp"

namespace monter::portal::routing {

struct Correction {
    std::string name, email, phone;  // an empty email or phone: none any more
    bool unshared = false;           // municipalities that were not named are no longer asked
};

inline constexpr std::string_view correction_label = "correction";

[[nodiscard]] std::string to_json(const Correction& correction);
[[nodiscard]] Result<Correction> correction_from_json(std::string_view json);

[[nodiscard]] Correction correction_of(const lead::Record& record);
void apply(const Correction& correction, lead::Record& record);

}  // namespace monter::portal::routing
