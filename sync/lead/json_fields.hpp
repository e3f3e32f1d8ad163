// Fields of a JSON object as the record and the event want them. Any doubt about a shape is thrown as Malformed and
// leaves the room as one Error: record_from_json() and event_from_json() catch it. Names a key, never its value, for
// the value may be personal.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace monter::lead {

struct Malformed {
    const char* key;
};

// Each throws Malformed where the key is missing or holds another type; `of` lives as long as what is returned.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& of, const char* key);
[[nodiscard]] const std::string& text(const nlohmann::json& of, const char* key);
[[nodiscard]] bool truth(const nlohmann::json& of, const char* key);
[[nodiscard]] int number(const nlohmann::json& of, const char* key);  // one that an int can't hold is malformed too
[[nodiscard]] const nlohmann::json& list(const nlohmann::json& of, const char* key);

}  // namespace monter::lead
