// Holds a document against its rules (sync/pack/rules.hpp) and names every place where it breaks them.
#pragma once

#include <string>
#include <vector>

#include "sync/pack/document.hpp"
#include "sync/pack/rules.hpp"

namespace monter::pack {

// What the texts may refer to. No languages or no sources means that pack.toml or sources.toml could not be read: that
// is told where it happened, and not again at each text.
struct Known {
    std::vector<std::string> languages, sources, pictures, videos, captions;
    std::vector<std::string> posters;  // the JSON files of drawn ones
    std::vector<std::string> facts;    // of the place at hand
};

// strict: all of it, for whoever writes a pack. readable: only what a reader can't do without, so that a stand takes a
// pack with keys a later program added; what it refers to was checked before it was signed.
enum class Care { strict, readable };

void check_shape(const std::string& file, const Value& document, const Rules& rules, const Known& known, Care care,
                 Faults& faults);

}  // namespace monter::pack
