#include "sync/portal/routing/reasons.hpp"

#include <nlohmann/json.hpp>

namespace monter::portal::routing {

using Json = nlohmann::json;

std::string to_json(const Reasons& reasons) {
    Json list = Json::array();
    for (const lead::Reason& reason : reasons.list) {
        list.push_back({{"why", lead::name(reason.why)},
                        {"subject", reason.subject},
                        {"fact", reason.fact},
                        {"value", reason.value},
                        {"points", reason.points}});
    }
    return Json{{"v", 1}, {"seen", reasons.seen}, {"reasons", std::move(list)}}.dump();
}

Result<Reasons> reasons_from_json(std::string_view json) {
    try {
        const Json read = Json::parse(json);
        Reasons out;
        out.seen = read.at("seen").get<bool>();
        for (const Json& one : read.at("reasons")) {
            const auto why = lead::why_from(one.at("why").get<std::string>());
            if (!why) continue;  // a newer portal wrote a reason this one has no words for
            out.list.push_back({*why, one.at("subject").get<std::string>(), one.at("fact").get<std::string>(),
                                one.at("value").get<int>(), one.at("points").get<int>()});
        }
        return out;
    } catch (const Json::exception&) {
        return fail(Kind::corrupt, "the kept reasons are not readable");
    }
}

}  // namespace monter::portal::routing
