#include <algorithm>

#include "sync/pack/check_parts.hpp"

namespace monter::pack {
namespace {

void check_top(const Pack& pack, const std::string& name, const Rules& rules, Faults& faults) {
    if (std::find(pack.files.names.begin(), pack.files.names.end(), name) == pack.files.names.end()) {
        faults.push_back({name, 1, "the file is missing", "Add it"});
    } else if (pack.documents.contains(name)) {
        check_shape(name, pack.documents.at(name), rules, pack.known, Care::strict, faults);
    }
}

void check_versions(const Value& pack, Faults& faults) {
    const Value* version = pack.find("version");
    const Value* floor = pack.find("floor");
    if (version != nullptr && version->is == Value::Is::integer && version->integer == 0) {
        faults.push_back({"pack.toml", version->line, "'version' must be at least 1", "Count each edition up from 1"});
    }
    if (version != nullptr && floor != nullptr && floor->integer > version->integer) {
        faults.push_back({"pack.toml", floor->line, "'floor' is above 'version': no stand would take the pack",
                          "Lower it, or raise the version"});
    }
}

}  // namespace

void check_region(const Pack& pack, Faults& faults) {
    check_top(pack, "pack.toml", pack_rules(), faults);
    check_versions(document(pack.documents, "pack.toml"), faults);
    check_top(pack, "region.toml", region_rules(), faults);
    check_top(pack, "sources.toml", sources_rules(), faults);
    for (const Value& source : document(pack.documents, "sources.toml").at("source").list) {
        const std::string& grade = source.at("grade").text;
        if (grade.empty() || grade == "A" || grade == "B" || grade == "C") continue;
        faults.push_back({"sources.toml", source.at("grade").line, "unknown grade '" + grade + "'",
                          "Write \"A\" (official), \"B\" (press or company) or \"C\" (encyclopedia)"});
    }
    check_top(pack, "dreams.toml", dreams_rules(), faults);
}

}  // namespace monter::pack
