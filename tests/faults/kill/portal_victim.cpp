// The portal that is killed: opens the folder and answers the requests that lie ready in it, one after the other. What
// it answered with 200 is in the ledger beside the folder (ledger.hpp): confirmed, the request's number.
//
// usage: portal-victim DATA REQUESTS     DATA "-": nothing is opened; REQUESTS: a JSON array of requests
#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/portal/portal.hpp"
#include "tests/faults/kill/ledger.hpp"

namespace {

using namespace monter;

constexpr Moment then{1'795'424'500'000, 5'100'000, Id{1}};

portal::Request request_from(const nlohmann::json& json) {
    portal::Request out;
    out.method = json.at("method").get<std::string>();
    out.path = json.at("path").get<std::string>();
    out.query = json.at("query").get<std::string>();
    out.body = json.at("body").get<std::string>();
    out.client = "192.0.2.1";
    for (const auto& [name, value] : json.at("headers").items()) out.headers[name] = value.get<std::string>();
    return out;
}

int run(const std::filesystem::path& data, const std::filesystem::path& requests) {
    const auto text = read_text_file(requests, 1 << 22);
    if (!text) return 2;
    const auto asked = nlohmann::json::parse(*text);
    faults::Ledger ledger(data.string() + ".ledger");
    const auto portal = portal::Portal::open(portal::Folder{data}, then.wall_ms);
    if (!portal) return 3;
    int status = 0;
    for (std::size_t n = 0; n < asked.size(); ++n) {
        const auto answer = (*portal)->answer(request_from(asked[n]), then);
        if (answer.status == 200) ledger.add(faults::Event::confirmed, n);
        if (answer.status != 200) status = 3;
    }
    return status;
}

}  // namespace

int main(int count, char** words) try {
    if (count < 3 || !seal::start()) return 2;
    if (std::string(words[1]) == "-") return 0;
    return run(words[1], words[2]);
} catch (const std::exception&) {
    return 2;
}
