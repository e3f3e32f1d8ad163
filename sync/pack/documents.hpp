// All TOML files of a pack, parsed, and the words that may be referred to in them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/pack/document.hpp"
#include "sync/pack/source.hpp"

namespace monter::pack {

using Documents = std::map<std::string, Value>;  // by name inside the pack

// Files that can't be read or parsed are named in `faults` and left out.
[[nodiscard]] Documents read_documents(const Source& source, Faults& faults);

// The document of that name, or an empty table.
[[nodiscard]] const Value& document(const Documents& documents, const std::string& name);

// The languages of pack.toml, in its order; text in a list that is no text is left out.
[[nodiscard]] std::vector<std::string> languages_of(const Documents& documents);

// What stands under `id` in each table of the list `key`.
[[nodiscard]] std::vector<std::string> ids_in(const Value& document, std::string_view key);

}  // namespace monter::pack
