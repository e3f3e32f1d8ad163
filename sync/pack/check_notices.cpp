#include "sync/lead/codes.hpp"
#include "sync/pack/check_parts.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {

void check_notices(const Pack& pack, Faults& faults) {
    const Rules rules = notice_rules(pack.known.languages);
    bool any = false;
    for (const std::string& name : pack.files.names) {
        const auto variant = toml_in("notices", name);
        if (!variant) continue;
        any = true;
        if (!lead::is_id(*variant)) {
            faults.push_back({name, 1, "the name of a notice must be an id", "Use small letters, digits, '-' and '_'"});
        }
        if (pack.documents.contains(name)) {
            check_shape(name, pack.documents.at(name), rules, pack.known, Care::strict, faults);
        }
    }
    if (any) return;
    faults.push_back({"notices", 1, "there is no privacy notice", "Add notices/<variant>.toml: no form opens without"});
}

}  // namespace monter::pack
