// What is wrong with a pack, told to the person who writes it: where, what, and what to do about it.
#pragma once

#include <string>
#include <vector>

#include "sync/base/result.hpp"

namespace monter::pack {

struct Fault {
    std::string file;  // name inside the pack
    int line = 1;      // counted from 1; 1 also where a fault belongs to the whole file
    std::string what, remedy;
};
using Faults = std::vector<Fault>;

// "places/kiruna.toml:12: what. remedy": the form editors jump to.
[[nodiscard]] std::string to_line(const Fault& fault);

// The same as an error, for the programs that only want to know that a pack can't be used.
[[nodiscard]] Error to_error(const Fault& fault);

}  // namespace monter::pack
