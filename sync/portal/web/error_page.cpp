#include "sync/base/log.hpp"
#include "sync/portal/web/web.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::web {
namespace {

struct Told {
    int status;
    const char* key;
};

// 403 and 404 for another municipality's person would tell them apart: a person one may not see does not exist.
Told told_of(Wrong wrong) {
    switch (wrong) {
        case Wrong::person:
            return {404, "error.person"};
        case Wrong::page:
            return {404, "error.page"};
        case Wrong::form:
            return {403, "error.form"};
        case Wrong::role:
            return {403, "error.role"};
        case Wrong::broken:
            return {503, "error.broken"};
    }
    return {404, "error.page"};
}

// A number to give when asking for help: the time and two random letters; says nothing about a person.
std::string help_number(std::int64_t now_ms) {
    Raw<2> random{};
    seal::random_bytes(random);
    return "E-" + std::to_string(now_ms / 60'000 % 1'000'000) + "-" + to_hex(random);
}

}  // namespace

Response error_page(const Parts& parts, const Visit* visit, const Texts& texts, Wrong wrong, std::int64_t now_ms) {
    const Told told = told_of(wrong);
    const std::string title = texts.get(std::string(told.key) + "_title");
    Data::Named data;
    if (visit != nullptr) data = frame_data(parts, *visit, title);
    const std::string home = visit == nullptr ? "/people" : home_of(visit->reader);
    data["title"] = title;
    data["text"] = texts.get(std::string(told.key) + "_text");
    data["back"] = home;
    data["back_label"] = texts.get(home == "/people"   ? "error.back"
                                   : home == "/stands" ? "error.back_stands"
                                                       : "error.back_disclosures");
    const std::string number = help_number(now_ms);
    log_info(number + ": " + told.key);  // what a person who asks for help was shown
    data["number"] = texts.fill("error.number", {{"number", number}});
    Response out = page(visit == nullptr ? "door" : "frame", "error", std::move(data), texts, told.status);
    if (told.status == 503) out.headers.emplace_back("Retry-After", "30");
    return out;
}

Response broken_page(const Parts& parts, const Visit& visit, const char* doing, const Error& why) {
    log_error(doing, why);
    return error_page(parts, &visit, visit.texts, Wrong::broken, visit.now.wall_ms);
}

}  // namespace monter::portal::web
