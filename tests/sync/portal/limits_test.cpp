// What a client may take of the portal, tried over real sockets; and what stands are told where it is too much.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "sync/pack/deflate.hpp"
#include "sync/portal/intake/parts.hpp"
#include "tests/support/portal_region.hpp"
#include "tests/support/running_portal.hpp"

using namespace monter;
using namespace monter::test;

namespace {

// A client that says exactly these bytes.
class RawClient {
public:
    explicit RawClient(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
        REQUIRE(connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { close(fd_); }
    // False once the other side is gone.
    bool say(const std::string& bytes) { return send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0; }
    // All until the other side ends, or `patience` is over.
    std::string hear(std::chrono::milliseconds patience = std::chrono::seconds(20)) {
        std::string out;
        const auto until = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < until) {
            pollfd about{fd_, POLLIN, 0};
            if (poll(&about, 1, 100) <= 0) continue;
            char some[4096];
            const ssize_t n = recv(fd_, some, sizeof some, 0);
            if (n <= 0) {
                ended = true;
                return out;
            }
            out.append(some, static_cast<std::size_t>(n));
        }
        return out;
    }
    bool ended = false;

private:
    int fd_;
};

std::string asked(int port, const std::string& bytes) {
    RawClient client(port);
    client.say(bytes);
    return client.hear();
}

bool is_problem(const std::string& answer, const std::string& status) {
    INFO(answer);
    const std::size_t body = answer.find("\r\n\r\n");
    if (answer.rfind("HTTP/1.1 " + status, 0) != 0 || body == std::string::npos) return false;
    const Json json = Json::parse(answer.substr(body + 4), nullptr, false);
    return json.is_object() && json.at("type").get<std::string>().starts_with("urn:monter:") &&
           json.at("status") == std::stoi(status) && !json.at("title").get<std::string>().empty() &&
           answer.find("application/problem+json") != std::string::npos;
}

}  // namespace

TEST_CASE("heads that are too long, twofold or packed are refused, in the shape of every other problem") {
    Region region;
    region.close();
    const RunningPortal running(region.folder());
    const int port = running.port();
    const std::string post = "POST /v1/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    const std::string json = "Content-Type: application/json\r\n";
    CHECK(is_problem(asked(port, post + json + "Content-Length: 2\r\n\r\n{}"), "401"));
    CHECK(is_problem(asked(port, post + json + "Content-Length: 999999999999\r\n\r\n{}"), "413"));
    CHECK(is_problem(asked(port, post + json + "Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}"), "415"));
    const std::string packed = json + "Content-Length: 2\r\nContent-Encoding: deflate\r\n";
    CHECK(is_problem(asked(port, post + packed + "\r\n{}"), "401"));  // nobody's body is unpacked
    CHECK(is_problem(asked(port, post + packed + "Content-Encoding: deflate\r\n\r\n{}"), "400"));
    CHECK(is_problem(asked(port, "POST /v1/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + packed + "\r\n{}"),
                     "415"));
    CHECK(is_problem(asked(port, post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"), "400"));
    CHECK(is_problem(asked(port, post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                     "400"));
    CHECK(is_problem(asked(port, post + "Host: b\r\nContent-Length: 2\r\n\r\n{}"), "400"));
    CHECK(is_problem(asked(port, "PUT /v1/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
                     "405"));
    CHECK(is_problem(asked(port, "GET /v1/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), "405"));
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
    CHECK(is_problem(asked(port, post + many + "\r\n"), "431"));
    CHECK(is_problem(asked(port, post + "Expect: a-miracle\r\nContent-Length: 2\r\n\r\n{}"), "417"));
}

TEST_CASE("who asks before sending a body is told to go on, or why not, before the body") {
    Region region;
    region.close();
    const RunningPortal running(region.folder());
    const std::string begin = "POST /v1/leads HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\n";
    RawClient good(running.port());
    good.say(begin + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n");
    CHECK(good.hear(std::chrono::milliseconds(500)).rfind("HTTP/1.1 100 ", 0) == 0);
    good.say("{}");
    CHECK(is_problem(good.hear(), "401"));
    CHECK(is_problem(asked(running.port(), begin + "Content-Length: 300000\r\n\r\n"), "413"));
}

TEST_CASE("a client that sends a byte now and then does not keep its place, and keeps nobody else's") {
    Region region;
    region.close();
    const RunningPortal running(region.folder());
    const auto begun = std::chrono::steady_clock::now();
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 20; ++i) {
        slow.push_back(std::make_unique<RawClient>(running.port()));
        slow.back()->say("GET /v1/time?nonce=AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nX-Slow: ");
    }
    // Others are answered meanwhile.
    const std::string quick = asked(
        running.port(), "GET /v1/time?nonce=AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(quick.rfind("HTTP/1.1 200", 0) == 0);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(8));
    bool all_ended = false;
    while (!all_ended && std::chrono::steady_clock::now() - begun < std::chrono::seconds(30)) {
        all_ended = true;
        for (auto& client : slow) {
            client->say("x");
            (void)client->hear(std::chrono::milliseconds(1));
            all_ended = all_ended && client->ended;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    CHECK(all_ended);
}

TEST_CASE("where too many stands wait at once, the next is told to come back later, and not all at the same time") {
    Region region;
    constexpr int extra = 6;
    constexpr int all = portal::intake::requests_at_once + extra;
    std::atomic<int> shed{0};
    std::atomic<int> spread_right{0};
    std::vector<std::thread> threads;
    {
        // The store is busy: whoever needs it waits.
        auto work = need(region.portal().database().begin());
        Stand stand(region);
        const auto request = stand.signed_request("POST", "/v1/reconcile", "{}");
        for (int i = 0; i < all; ++i) {
            threads.emplace_back([&] {
                const auto answer = region.answer(request);
                if (answer.status != 503) return;
                const int pause = std::stoi("0" + header(answer, "Retry-After"));
                spread_right += pause >= 5 && pause <= 60 ? 1 : 0;
                ++shed;
            });
        }
        for (int i = 0; i < 2000 && shed < extra; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CHECK(shed == extra);
    }
    for (auto& thread : threads) thread.join();
    CHECK(shed == extra);
    CHECK(spread_right == extra);
}

TEST_CASE("leads may come packed, signed as they are sent, and never unpack to more than a plain body may be") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const auto send = [&](const std::string& body, const char* coding) {
        auto request = stand.signed_request("POST", "/v1/leads", body);
        request.headers["content-encoding"] = coding;
        return region.answer(request);
    };
    const auto packed = [](const std::string& body) { return std::string(text_of(pack::deflated(view(body)))); };
    const std::string batch = stand.batch({stand.lead_json(lead.sealed, 1)}).dump();
    CHECK(send(packed(batch), "gzip").status == 415);
    CHECK(send(batch, "deflate").status == 400);
    CHECK(send(packed(batch).substr(0, 200), "deflate").status == 400);
    const std::string spaces(portal::body_bytes_max - batch.size(), ' ');
    CHECK(send(packed(batch + spaces + " "), "deflate").status == 400);
    const std::string bomb = packed(std::string(100'000'000, ' '));
    REQUIRE(bomb.size() < portal::body_bytes_max);
    CHECK(send(bomb, "deflate").status == 400);
    CHECK(region.count("lead") == 0);
    CHECK(send(packed(batch + spaces), "deflate").status == 200);
    CHECK(region.count("lead") == 1);
}

TEST_CASE("numbers past their limits are refused, not wrapped") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const Json lead = stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1);
    const auto status_of = [&](const char* field, const Json& value) {
        Json wrong = lead;
        wrong[field] = value;
        return Json::parse(stand.send({wrong}).body).at("results").at(0).at("status").get<std::string>();
    };
    const Json beyond = std::uint64_t{18'446'744'073'709'551'615U};
    for (const char* field : {"seq", "wall_ms", "boot_ms", "flags"}) {
        INFO(field);
        CHECK(status_of(field, beyond) == "rejected");
        CHECK(status_of(field, -1) == "rejected");
        CHECK(status_of(field, 1.5) == "rejected");
        CHECK(status_of(field, "1") == "rejected");
    }
    for (const char* field : {"pending", "quarantined", "oldest_pending_s", "recipients_version"}) {
        INFO(field);
        Json batch = stand.batch({});
        batch["outbox"][field] = beyond;
        CHECK(stand.post("/v1/leads", batch).status == 400);
        batch["outbox"][field] = -1;
        CHECK(stand.post("/v1/leads", batch).status == 400);
    }
    CHECK(region.count("lead") == 0);
    CHECK(stand.send({lead}).status == 200);
}
