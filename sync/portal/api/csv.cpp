#include "sync/portal/api/csv.hpp"

#include <algorithm>

namespace monter::portal::api {
namespace {

bool is_number(std::string_view field) {
    return std::all_of(field.begin() + 1, field.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '(' || c == ')'; });
}

bool is_like_a_formula(std::string_view field) {
    if (field.empty()) return false;
    if (field[0] == '+' || field[0] == '-') return !is_number(field);
    return field[0] == '=' || field[0] == '@' || field[0] == '\t' || field[0] == '\r';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string out;
    for (const std::string& field : fields) {
        if (!out.empty()) out += ',';
        out += '"';
        if (is_like_a_formula(field)) out += '\'';
        for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
    }
    return out + "\r\n";
}

}  // namespace monter::portal::api
