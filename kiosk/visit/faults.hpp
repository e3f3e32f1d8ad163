// What the form still lacks, field by field. The kiosk has a sentence with the remedy for each (assets/texts, [fault]).
#pragma once

#include <cstddef>

#include "kiosk/visit/visit.hpp"

namespace monter::kiosk {

struct FormFaults {
    bool age = false;     // not answered
    bool no_way = false;  // neither e-mail nor phone; told at the e-mail field
    lead::FieldFault name = lead::FieldFault::none, email = lead::FieldFault::none, phone = lead::FieldFault::none;

    [[nodiscard]] bool any() const;
    // The first field with a fault, in reading order; none where the age or nothing is at fault.
    [[nodiscard]] Field first() const;
};

// A name and one way to be reached are needed; what is filled in must be right.
[[nodiscard]] FormFaults faults_of(const Visit& visit);

// How many characters a field takes (sync/lead/limits.hpp).
[[nodiscard]] std::size_t characters_max(Field field);

}  // namespace monter::kiosk
