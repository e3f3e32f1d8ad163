// One expression of a palette out of its JSON.
#pragma once

#include <optional>
#include <string>

#include "sync/press/poster_document.hpp"

namespace monter::press {

struct TermFault {
    std::string what, remedy;
};

// A colour or a number, as wanted, of one expression's JSON; nothing, and `why`, where it is not one.
[[nodiscard]] std::optional<Term> read_term(const std::string& json, bool colour, TermFault& why);

// Where in the file's text each of the palette's first `count` entries opens: JSON itself keeps no places.
[[nodiscard]] std::vector<std::size_t> places_of_entries(std::string_view json, std::size_t count);

}  // namespace monter::press
