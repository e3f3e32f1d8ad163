#include "sync/lead/json_fields.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>

namespace monter::lead {

using nlohmann::json;

const json& member(const json& of, const char* key) {
    if (!of.is_object()) throw Malformed{key};
    const auto at = of.find(key);
    if (at == of.end()) throw Malformed{key};
    return *at;
}

const std::string& text(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_string()) throw Malformed{key};
    return value.get_ref<const std::string&>();
}

bool truth(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_boolean()) throw Malformed{key};
    return value.get<bool>();
}

int number(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_number_integer()) throw Malformed{key};
    // An unsigned value past int64 would wrap in get<int64_t>().
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<int>::max()) {
        throw Malformed{key};
    }
    const auto out = value.get<std::int64_t>();
    if (out < std::numeric_limits<int>::min() || out > std::numeric_limits<int>::max()) throw Malformed{key};
    return static_cast<int>(out);
}

const json& list(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_array()) throw Malformed{key};
    return value;
}

}  // namespace monter::lead
