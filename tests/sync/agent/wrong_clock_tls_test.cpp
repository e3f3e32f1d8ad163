// TLS and a stand whose clock is wrong: the portal's signed time heals the dates, and nothing else is forgiven. A real
// server on loopback, whose certificates are made here: what to a stand at ten years past is a portal of today, is to
// this machine a portal ten years ahead.
#include <httplib.h>

#include <thread>

#include "sync/agent/http_portal_client.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/certificates.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::Certificate;
using monter::test::make_certificate;
using monter::test::Region;
using monter::test::ScratchFolder;

namespace {

constexpr std::time_t day = std::time_t{24} * 60 * 60;
constexpr std::time_t year = 365 * day;

std::string nonce_of(const std::string& signature_input) {
    const std::size_t at = signature_input.find("nonce=\"") + 7;
    return signature_input.substr(at, signature_input.find('"', at) - at);
}

// A portal that lives at `portal_now`.
struct TlsPortal {
    TlsPortal(const Region& of, const Certificate& certificate, std::time_t portal_now)
        : region(of), now(portal_now), server(certificate.x509.get(), certificate.key.get()) {
        server.Get("/v1/time", [this](const httplib::Request& request, httplib::Response& answer) {
            ++times;
            const std::string nonce = stale_nonce.empty() ? request.get_param_value("nonce") : stale_nonce;
            answer_with(R"({"v":1,"type":"time","nonce":")" + nonce + R"(","server_time":")" + iso() + R"("})", answer);
        });
        server.Get("/v1/event", [this](const httplib::Request& request, httplib::Response& answer) {
            ++events;
            answer_with(R"({"v":1,"type":"event","nonce":")" + nonce_of(request.get_header_value("Signature-Input")) +
                            R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","event":)" + region.event_json +
                            R"(,"server_time":")" + iso() + R"("})",
                        answer);
        });
        port = server.bind_to_any_port("127.0.0.1");
        thread = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) std::this_thread::yield();
    }
    TlsPortal(const TlsPortal&) = delete;
    TlsPortal& operator=(const TlsPortal&) = delete;
    ~TlsPortal() {
        server.stop();
        thread.join();
    }
    [[nodiscard]] std::string iso() const { return to_iso_utc(std::int64_t{now} * 1000); }
    void answer_with(const std::string& body, httplib::Response& answer) const {
        answer.set_header("Monter-Signature", seal::sign_answer(view(body), *signer));
        answer.set_content(body, "application/json");
    }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port); }

    const Region& region;
    const seal::SigningKey* signer = &region.receipt;
    std::string stale_nonce;
    std::time_t now;
    httplib::SSLServer server;
    int port = 0;
    std::atomic<int> times = 0, events = 0;
    std::thread thread;
};

struct Stand {
    explicit Stand(const Certificate& trusted) { write_pem(trusted, folder / "ca.pem"); }
    [[nodiscard]] std::unique_ptr<PortalClient> client_of(const std::string& url) const {
        HttpLimits limits;
        limits.ca_file = folder / "ca.pem";
        return make_http_portal_client(url, device, region.trusted, system_now, limits).value();
    }
    ScratchFolder folder;
    Region region;
    seal::SigningKey device = seal::SigningKey::generate();
};

const std::time_t today = std::time(nullptr);
const Certificate authority = make_certificate("Test authority", "", today - 60 * year, today + 80 * year);

Certificate portal_certificate(std::time_t from, std::time_t to) {
    return make_certificate("portal", "IP:127.0.0.1", from, to, &authority);
}

}  // namespace

TEST_CASE("a clock that is right needs nobody's word") {
    const Stand stand(authority);
    const TlsPortal portal(stand.region, portal_certificate(today - day, today + day), today);
    CHECK(stand.client_of(portal.url())->fetch_event());
    CHECK(portal.times == 0);
}

TEST_CASE("a stand at ten years past, ten years ahead or at 1970 reaches its portal by the time it signs") {
    const std::time_t off = GENERATE(10 * year, -10 * year, 56 * year);
    const Stand stand(authority);
    const TlsPortal portal(stand.region, portal_certificate(today + off - day, today + off + day), today + off);
    const auto client = stand.client_of(portal.url());
    const auto event = client->fetch_event();
    REQUIRE(event);
    CHECK(event->server_time_ms == std::int64_t{today + off} * 1000);
    CHECK(portal.times == 1);
    for (int i = 0; i < 3; ++i) CHECK(client->fetch_event());
    CHECK(portal.times == 1);  // the boot clock carries it on
}

TEST_CASE("a signed time forgives no other host, no other authority and nobody who vouches for themselves") {
    const std::time_t off = GENERATE(std::time_t{0}, 10 * year, -10 * year);
    const std::time_t from = today + off - day;
    const std::time_t to = today + off + day;
    const Stand stand(authority);
    const Certificate other = make_certificate("Another authority", "", today - 60 * year, today + 80 * year);
    const auto impostor =
        GENERATE_COPY(values({make_certificate("portal", "IP:127.0.0.2,DNS:portal.example", from, to, &authority),
                              make_certificate("portal", "IP:127.0.0.1", from, to),
                              make_certificate("portal", "IP:127.0.0.1", from, to, &other)}));
    const TlsPortal portal(stand.region, impostor, today + off);
    const auto client = stand.client_of(portal.url());
    for (int i = 0; i < 2; ++i) {
        const auto event = client->fetch_event();
        REQUIRE_FALSE(event);
        CHECK(event.error().trouble == Trouble::not_our_portal);
    }
    CHECK(portal.times == 0);
    CHECK(portal.events == 0);
}

TEST_CASE("a time that our portal did not sign for this question changes nothing") {
    const std::time_t off = 10 * year;
    const Stand stand(authority);
    TlsPortal portal(stand.region, portal_certificate(today + off - day, today + off + day), today + off);
    const auto stranger = seal::SigningKey::generate();
    SECTION("signed by another key") {
        portal.signer = &stranger;
    }
    SECTION("an old answer, sent again") {
        portal.stale_nonce = "AAAAAAAAAAAAAAAAAAAAAA";
    }
    const auto client = stand.client_of(portal.url());
    for (int i = 0; i < 2; ++i) {
        const auto event = client->fetch_event();
        REQUIRE_FALSE(event);
        CHECK(event.error().trouble == Trouble::not_our_portal);
        CHECK(event.error().dates);
    }
    CHECK(portal.times == 2);
    CHECK(portal.events == 0);  // the connection that asked for the time carries nothing else
}

TEST_CASE("a certificate that has run out by the portal's own time stays refused") {
    const Stand stand(authority);
    const TlsPortal portal(stand.region, portal_certificate(today - 20 * day, today - 10 * day), today);
    const auto event = stand.client_of(portal.url())->fetch_event();
    REQUIRE_FALSE(event);
    CHECK(event.error().trouble == Trouble::not_our_portal);
    CHECK(event.error().remedy.find("certificate") != std::string::npos);
    CHECK(portal.events == 0);
}
