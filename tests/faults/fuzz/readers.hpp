// Every reader of bytes that come from elsewhere, each with a corpus made by what writes them, so that it is never of
// another version than they are.
#pragma once

#include "tests/faults/fuzz/mutation.hpp"

namespace monter::fuzz {

[[nodiscard]] std::vector<Reader> readers_of_seals();    // envelopes, roots, signatures, records, the journal
[[nodiscard]] std::vector<Reader> readers_of_stands();   // the portal's answers, the local protocol
[[nodiscard]] std::vector<Reader> readers_of_portals();  // what stands send
[[nodiscard]] std::vector<Reader> readers_of_content();  // manifests, TOML, drawings, meshes, pictures

[[nodiscard]] inline Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}
[[nodiscard]] inline std::string text_from(View bytes) {
    return std::string(text_of(bytes));
}

}  // namespace monter::fuzz
