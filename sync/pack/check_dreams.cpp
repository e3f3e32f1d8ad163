#include <algorithm>

#include "sync/lead/codes.hpp"
#include "sync/pack/check_parts.hpp"
#include "sync/pack/nearest_word.hpp"

namespace monter::pack {

void check_dreams(const Pack& pack, Faults& faults) {
    const Value& dreams = document(pack.documents, "dreams.toml");
    if (dreams.table.empty()) return;
    const std::vector<std::string> codes(lead::dream_codes.begin(), lead::dream_codes.end());
    const std::vector<std::string> there = ids_in(dreams, "dream");
    for (const std::string& code : codes) {
        if (std::find(there.begin(), there.end(), code) != there.end()) continue;
        faults.push_back({"dreams.toml", 1, "the dream '" + code + "' is missing: there must be all twelve",
                          "Add [[dream]] id = \"" + code + "\""});
    }
    for (const Value& dream : dreams.at("dream").list) {
        const Value& id = dream.at("id");
        if (id.text.empty() || std::find(codes.begin(), codes.end(), id.text) != codes.end()) continue;
        faults.push_back({"dreams.toml", id.line, "unknown dream '" + id.text + "'",
                          did_you_mean(id.text, codes, "Take it out: the twelve dreams are fixed")});
    }
}

}  // namespace monter::pack
