#include <algorithm>
#include <map>

#include "sync/pack/check_parts.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {
namespace {

void check_between(const std::string& file, const Value& place, const std::string& key, double least, double most,
                   Faults& faults) {
    const Value* value = place.find(key);
    if (value == nullptr || (value->is != Value::Is::number && value->is != Value::Is::integer)) return;
    if (value->number >= least && value->number <= most) return;
    faults.push_back({file, value->line, "'" + key + "' is no place on earth",
                      "Write degrees: lat from -90 to 90, lon from -180 to 180"});
}

void check_code(const std::string& file, const Value& code, Faults& faults) {
    if (code.is != Value::Is::text) return;
    const bool digits = std::all_of(code.text.begin(), code.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && code.text.size() == 4) return;
    faults.push_back({file, code.line, "'code' must be the municipality's four digits", "Write code = \"2584\""});
}

// One municipality twice under two ids would be offered twice.
class Twice {
public:
    void check(const std::string& file, const Value& value, const std::string& what, Faults& faults) {
        if (value.text.empty()) return;
        const auto [first, is_new] = first_.emplace(what + " " + value.text, file);
        if (is_new) return;
        faults.push_back({file, value.line, "'" + what + "' is the same as in " + first->second, "Mend one of them"});
    }

private:
    std::map<std::string, std::string> first_;
};

}  // namespace

void check_places(const Pack& pack, Faults& faults) {
    Twice twice;
    for (const auto& [file, place] : pack.documents) {
        const auto expected_id = toml_in("places", file);
        if (!expected_id) continue;
        Known known = pack.known;
        known.facts = ids_in(place, "fact");
        check_shape(file, place, place_rules(), known, Care::strict, faults);
        if (const Value* id = place.find("id"); id != nullptr && id->text != *expected_id) {
            faults.push_back({file, id->line, "'id' is '" + id->text + "', but the file is called " + file,
                              "Give both the same name"});
        }
        check_code(file, place.at("code"), faults);
        check_between(file, place, "lat", -90, 90, faults);
        check_between(file, place, "lon", -180, 180, faults);
        twice.check(file, place.at("name"), "name", faults);
        twice.check(file, place.at("code"), "code", faults);
    }
}

}  // namespace monter::pack
