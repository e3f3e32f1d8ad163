#include "sync/agent/http.hpp"

#include <sched.h>

#include <chrono>
#include <thread>

#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/request_body.hpp"
#include "sync/pack/deflate.hpp"
#include "sync/seal/request_signature.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::RawRequest;
using monter::test::Region;
using monter::test::ScriptedServer;

namespace {

const HttpLimits short_limits{.connect_ms = 2000, .total_ms = 300, .slow_bytes_per_s = 100, .slow_for_s = 1};

Answered<HttpAnswer> get(const ScriptedServer& server, HttpLimits limits = {}) {
    Http http(read_portal_url(server.url()).value(), limits);
    return http.exchange({"GET", "/v1/event", {}, {}});
}

std::string event_answer(const Region& region, const RawRequest& request) {
    const std::string body = R"({"v":1,"type":"event","nonce":")" + request.nonce() +
                             R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","event":)" + region.event_json +
                             R"(,"server_time":"2026-11-23T05:50:57Z"})";
    return ScriptedServer::answer(
        200,
        "Content-Type: application/json\r\nMonter-Signature: " + seal::sign_answer(view(body), region.receipt) + "\r\n",
        body);
}

std::unique_ptr<PortalClient> client_of(const ScriptedServer& server, const Region& region,
                                        const seal::SigningKey& device) {
    return make_http_portal_client(server.url(), device, region.trusted, system_now).value();
}

}  // namespace

TEST_CASE("a request arrives with its body, its headers, no Expect, and nobody's proxy") {
    setenv("http_proxy", "http://127.0.0.1:1", 1);  // NOLINT(concurrency-mt-unsafe): no other thread runs yet
    RawRequest seen;
    {
        const ScriptedServer server([&](const RawRequest& request) {
            seen = request;
            return ScriptedServer::answer(200, "X-Test:  two words \r\n", "hello");
        });
        Http http(read_portal_url(server.url()).value());
        const auto answer =
            http.exchange({"POST", "/v1/leads", {{"Content-Type", "application/json"}}, std::string(5000, 'x')});
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->header("x-test") == "two words");
        CHECK(answer->header("x-none").empty());
        CHECK(answer->body == "hello");
    }
    unsetenv("http_proxy");  // NOLINT(concurrency-mt-unsafe): as above
    CHECK(seen.line() == "POST /v1/leads HTTP/1.1");
    CHECK(seen.body == std::string(5000, 'x'));
    CHECK(seen.header("expect").empty());
    CHECK(seen.header("content-type") == "application/json");
}

TEST_CASE("a redirect is an answer and is not followed") {
    const ScriptedServer trap([](const RawRequest&) { return ScriptedServer::answer(200, "", "gotcha"); });
    const ScriptedServer server(
        [&](const RawRequest&) { return ScriptedServer::answer(302, "Location: " + trap.url() + "/login\r\n", ""); });
    const auto answer = get(server);
    REQUIRE(answer);
    CHECK(answer->status == 302);
    CHECK(trap.requests() == 0);
}

TEST_CASE("an answer past one mebibyte, or without end, is broken off") {
    const std::string much(answer_bytes_max + 1, 'x');
    const auto script = GENERATE_COPY(as<std::string>{}, ScriptedServer::endless, ScriptedServer::answer(200, "", much),
                                      ScriptedServer::answer(200, "X-Long: " + std::string(70'000, 'x') + "\r\n", ""));
    const ScriptedServer server([&](const RawRequest&) { return script; });
    const auto answer = get(server);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().trouble == Trouble::not_our_portal);
}

TEST_CASE("an answer of exactly one mebibyte is still read") {
    const ScriptedServer server(
        [](const RawRequest&) { return ScriptedServer::answer(200, "", std::string(answer_bytes_max, 'x')); });
    CHECK(get(server)->body.size() == answer_bytes_max);
}

TEST_CASE("silence, nobody there, a closed door and a cut answer are all tried again later") {
    const ScriptedServer silent([](const RawRequest&) { return ScriptedServer::hang; });
    CHECK(get(silent, short_limits).error().trouble == Trouble::transient);
    const ScriptedServer empty([](const RawRequest&) { return std::string(); });
    CHECK(get(empty).error().trouble == Trouble::transient);
    const ScriptedServer cut(
        [](const RawRequest&) { return std::string("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"); });
    CHECK(get(cut).error().trouble == Trouble::transient);
    std::string gone;
    {
        const ScriptedServer closed([](const RawRequest&) { return std::string(); });
        gone = closed.url();
    }
    Http http(read_portal_url(gone).value());
    const auto refused = http.exchange({"GET", "/", {}, {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().trouble == Trouble::transient);
    CHECK(refused.error().remedy.find("cable") != std::string::npos);
}

TEST_CASE("something that does not speak HTTP, or not TLS, is not our portal") {
    const ScriptedServer babble([](const RawRequest&) { return std::string("SSH-2.0-OpenSSH_9\r\n"); });
    CHECK(get(babble).error().trouble == Trouble::not_our_portal);

    const ScriptedServer plain([](const RawRequest&) { return ScriptedServer::answer(200, "", ""); });
    Http https(read_portal_url("https://127.0.0.1:" + std::to_string(plain.port())).value(), short_limits);
    std::thread end([&https] { https.cancel(); });
    end.join();
    CHECK_FALSE(https.exchange({"GET", "/", {}, {}}));
}

TEST_CASE("a question that hangs is called off at once, and later ones too") {
    const ScriptedServer server([](const RawRequest&) { return ScriptedServer::hang; });
    Http http(read_portal_url(server.url()).value());
    std::thread other([&] {
        while (server.requests() == 0) std::this_thread::yield();
        http.cancel();
    });
    CHECK_FALSE(http.exchange({"GET", "/", {}, {}}));
    other.join();
    CHECK_FALSE(http.exchange({"GET", "/", {}, {}}));
    CHECK(server.requests() == 1);
}

TEST_CASE("every request is signed by the device key over exactly what the server got") {
    const Region region;
    const auto device = seal::SigningKey::generate();
    RawRequest seen;
    std::string host;
    {
        const ScriptedServer server([&](const RawRequest& request) {
            seen = request;
            return event_answer(region, request);
        });
        host = "127.0.0.1:" + std::to_string(server.port());
        const auto event = client_of(server, region, device)->fetch_event();
        REQUIRE(event);
        CHECK(event->event_json == region.event_json);
        CHECK(event->server_time_ms == from_iso_utc("2026-11-23T05:50:57Z").value());
    }
    CHECK(seen.header("host") == host);
    CHECK(
        seal::verify_request({"GET", host, "/v1/event", "", view(seen.body)},
                             {seen.header("content-digest"), seen.header("signature-input"), seen.header("signature")},
                             device.public_key()));
}

TEST_CASE("leads go packed, signed as they are sent; where that is not read they go plain, at once and from then on") {
    const Region region;
    const auto device = seal::SigningKey::generate();
    LeadBatch batch;
    batch.leads.resize(2);
    for (auto& lead : batch.leads) lead.sealed = test::some_sealed(1);
    const std::string body = body_of(batch);
    std::vector<RawRequest> seen;
    int status = 503;
    const ScriptedServer server([&](const RawRequest& request) {
        seen.push_back(request);
        return ScriptedServer::answer(request.header("content-encoding").empty() ? 503 : status, "", "");
    });
    const std::string host = "127.0.0.1:" + std::to_string(server.port());
    const auto client = client_of(server, region, device);
    CHECK_FALSE(client->send_leads(batch));
    status = 415;
    CHECK_FALSE(client->send_leads(batch));
    CHECK_FALSE(client->send_leads(batch));
    REQUIRE(seen.size() == 4);
    for (const int packed : {0, 1}) {
        CHECK(seen[packed].header("content-encoding") == "deflate");
        CHECK(seen[packed].body.size() < body.size() * 4 / 5);
        const auto there = pack::inflated(view(seen[packed].body), body.size());
        REQUIRE(there);
        CHECK(text_of(*there) == body);
    }
    CHECK(seen[2].body == body);
    CHECK(seen[3].body == body);
    CHECK(seen[1].nonce() != seen[2].nonce());
    for (const RawRequest& one : seen) {
        CHECK(
            seal::verify_request({"POST", host, "/v1/leads", "", view(one.body)},
                                 {one.header("content-digest"), one.header("signature-input"), one.header("signature")},
                                 device.public_key()));
    }
}

TEST_CASE("on a machine without a route or a name server the portal is out of reach, told at once, and nothing hangs") {
    bool alone = false;
    std::optional<Problem> no_route, no_name;
    // A thread has its own network here: one with nothing in it, not even loopback.
    std::thread elsewhere([&] {
        alone = unshare(CLONE_NEWNET) == 0;
        if (!alone) return;
        const auto ask = [](const char* url) -> std::optional<Problem> {
            Http http(read_portal_url(url).value(), HttpLimits{.connect_ms = 20'000});
            const auto answer = http.exchange({"GET", "/v1/event", {}, {}});
            return answer ? std::nullopt : std::optional(answer.error());
        };
        no_route = ask("https://192.0.2.1");
        no_name = ask("https://portal.example");
    });
    const auto begun = std::chrono::steady_clock::now();
    elsewhere.join();
    if (!alone) {
        WARN("SKIPPED: a network of its own needs root");
        return;
    }
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(15));
    REQUIRE(no_route);
    CHECK(no_route->trouble == Trouble::transient);
    CHECK(no_route->text == "The portal can't be reached.");
    REQUIRE(no_name);
    CHECK(no_name->trouble == Trouble::transient);
    CHECK(no_name->text == "The portal's name can't be found on this network.");
}

TEST_CASE("an answer recorded from an earlier question is no answer to this one") {
    const Region region;
    const auto device = seal::SigningKey::generate();
    std::string recorded;
    const ScriptedServer server([&](const RawRequest& request) {
        if (recorded.empty()) recorded = event_answer(region, request);
        return recorded;
    });
    const auto client = client_of(server, region, device);
    CHECK(client->fetch_event());
    const auto again = client->fetch_event();
    REQUIRE_FALSE(again);
    CHECK(again.error().trouble == Trouble::not_our_portal);
}

TEST_CASE("an answer cut at any byte on the wire is no answer") {
    const Region region;
    const auto device = seal::SigningKey::generate();
    std::size_t cut_at = 0;
    bool whole = false;
    const ScriptedServer server([&](const RawRequest& request) {
        const std::string answer = event_answer(region, request);
        whole = cut_at >= answer.size();
        return answer.substr(0, cut_at);
    });
    const auto client = client_of(server, region, device);
    int cuts = 0;
    for (; !whole; ++cut_at, ++cuts) {
        const bool counted = client->fetch_event().has_value();
        if (counted != whole) FAIL("an answer cut at byte " << cut_at << " counted");
    }
    CHECK(cuts > 500);
}

TEST_CASE("a body cut without a length, as an old proxy sends it, is no answer either") {
    const Region region;
    const auto device = seal::SigningKey::generate();
    const ScriptedServer server([&](const RawRequest& request) {
        std::string answer = event_answer(region, request);
        const std::size_t at = answer.find("Content-Length");
        answer.erase(at, answer.find("\r\n", at) + 2 - at);
        return answer.substr(0, answer.size() - 10);
    });
    CHECK(client_of(server, region, device)->fetch_event().error().trouble == Trouble::not_our_portal);
}
