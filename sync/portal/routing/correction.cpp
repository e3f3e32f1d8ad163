#include "sync/portal/routing/correction.hpp"

#include <nlohmann/json.hpp>

namespace monter::portal::routing {

std::string to_json(const Correction& correction) {
    return nlohmann::json{{"v", 1},
                          {"name", correction.name},
                          {"email", correction.email},
                          {"phone", correction.phone},
                          {"unshared", correction.unshared}}
        .dump();
}

Result<Correction> correction_from_json(std::string_view json) {
    try {
        const auto read = nlohmann::json::parse(json);
        return Correction{read.at("name").get<std::string>(), read.at("email").get<std::string>(),
                          read.at("phone").get<std::string>(), read.at("unshared").get<bool>()};
    } catch (const nlohmann::json::exception&) {
        return fail(Kind::corrupt, "a kept correction is not readable");
    }
}

Correction correction_of(const lead::Record& record) {
    return {std::string(record.name.view()), std::string(record.email.view()), std::string(record.phone.view()),
            !record.consent.share};
}

void apply(const Correction& correction, lead::Record& record) {
    record.name = Secret(correction.name);
    record.email = Secret(correction.email);
    record.phone = Secret(correction.phone);
    if (correction.unshared) record.consent.share = false;
}

}  // namespace monter::portal::routing
