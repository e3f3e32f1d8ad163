// The protocol's table of errors, row by row, against a real server on loopback: how each signal is classed, what the
// stand does then, when it asks again, and that no lead is deleted or hidden by any.
#include <fstream>

#include "sync/agent/http_portal_client.hpp"
#include "sync/agent/status.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/scripted_server.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::Hall;
using monter::test::RawRequest;
using monter::test::ScriptedServer;

namespace {

const HttpLimits short_limits{
    .ca_file = {}, .connect_ms = 2000, .total_ms = 2000, .slow_bytes_per_s = 100, .slow_for_s = 1};

// A stand with leads that wait, and a server that answers everything as the test says.
struct Fair {
    explicit Fair(int leads) : waiting(leads) { hall.visitors_leave(leads); }
    void portal_says(const std::string& script) { says = script; }
    // One question by an agent that was just started, and what became of it.
    Problem ask(double luck) {
        agent.emplace(hall.outbox, hall.device, hall.folder, true, [luck] { return luck; });
        const auto client =
            make_http_portal_client(server.url(), hall.device, hall.region.trusted, system_now, short_limits).value();
        due = agent->step(*client, hall.now);
        REQUIRE(agent->problem());
        return *agent->problem();
    }
    [[nodiscard]] std::int64_t pause_ms() const { return due.boot_ms - hall.now.boot_ms; }
    // The law: all of them are here still, whole, and counted.
    void holds_all() {
        const auto counts = hall.counts();
        CHECK(counts.pending + counts.quarantined == waiting);
        CHECK(counts.acked + counts.purged + counts.withdrawn == 0);
        const auto pending = hall.outbox.pending(waiting, 1'000'000).value();
        CHECK(static_cast<std::int64_t>(pending.size()) == counts.pending);
        for (const auto& lead : pending) CHECK(seal::ct_sha256(lead.sealed) == lead.ct_sha256);
    }
    void staff_read_it(const Problem& problem) {
        const auto complaints = complaints_of(look_at(hall.outbox, hall.data.path(), hall.now).value());
        const bool told = std::any_of(complaints.begin(), complaints.end(), [&](const Complaint& one) {
            return one.text.find(problem.text) != std::string::npos && one.remedy == problem.remedy;
        });
        CHECK(told);
        CHECK_FALSE(problem.remedy.empty());
    }

    Hall hall;
    int waiting;
    std::string says;
    ScriptedServer server{[this](const RawRequest&) { return says; }};
    std::optional<Agent> agent;
    Moment due;
};

std::string answer_of(long status, const std::string& type, const std::string& retry_after) {
    const std::string body = type.empty()
                                 ? "<html>Sign in</html>"
                                 : R"({"type":")" + type + R"(","title":"…","status":)" + std::to_string(status) + "}";
    return ScriptedServer::answer(
        static_cast<int>(status),
        (type.empty() ? "Content-Type: text/html\r\n" : "Content-Type: application/problem+json\r\n") +
            (retry_after.empty() ? "" : "Retry-After: " + retry_after + "\r\n"),
        body);
}

// What a pause may be, at the least luck and at the most, after a first failure.
std::pair<std::int64_t, std::int64_t> bounds_of(Pause pause) {
    if (pause == Pause::hour) return {authority_pause_ms, authority_pause_ms};
    if (pause == Pause::minute) return {disk_pause_ms, disk_pause_ms};
    return {1'000, 2'000};  // the floor, and the first reach
}

}  // namespace

TEST_CASE("every status has its class and its pause, whoever says it, and takes no lead") {
    Fair fair(3);
    std::vector<StatusSignal> rows(status_signals.begin(), status_signals.end());
    rows.push_back({418, Trouble::protocol, Trouble::not_our_portal});
    rows.push_back({511, Trouble::protocol, Trouble::not_our_portal});
    rows.push_back({299, Trouble::protocol, Trouble::not_our_portal});
    for (const StatusSignal& row : rows) {
        const std::string ours = row.status == 409 ? "urn:monter:epoch-changed" : "urn:monter:test";
        for (const std::string& type : {ours, std::string(), std::string("about:blank")}) {
            INFO(row.status << " with " << (type.empty() ? "a page" : type));
            const Trouble expected = type == ours ? row.of_our_portal : row.of_anyone;
            fair.portal_says(answer_of(row.status, type, ""));
            const auto [least, most] = bounds_of(reaction_to(expected).pause);
            const Problem problem = fair.ask(0.999999);
            CHECK(problem.trouble == expected);
            CHECK(fair.pause_ms() <= most);
            CHECK(fair.pause_ms() >= least);
            fair.ask(0.0);
            CHECK(fair.pause_ms() == least);
            fair.staff_read_it(problem);
        }
    }
    fair.holds_all();
    CHECK(fair.hall.counts().quarantined == 0);
}

TEST_CASE("Retry-After is kept up to an hour by who is busy, and not by who is no portal") {
    Fair fair(1);
    for (const StatusSignal& row : status_signals) {
        if (row.of_our_portal != Trouble::transient) continue;
        INFO(row.status);
        fair.portal_says(answer_of(row.status, "urn:monter:test", "600"));
        CHECK(fair.ask(0.5).retry_after_s == 600);
        CHECK(fair.pause_ms() == 600'000);
        fair.portal_says(answer_of(row.status, "urn:monter:test", "90000"));
        fair.ask(0.5);
        CHECK(fair.pause_ms() == 3'600'000);
        fair.portal_says(answer_of(row.status, "urn:monter:test", "Fri, 31 Dec 2027 23:59:59 GMT"));
        CHECK_FALSE(fair.ask(0.5).retry_after_s);
    }
    fair.portal_says(answer_of(302, "", "600"));
    fair.ask(0.5);
    CHECK(fair.pause_ms() <= 2'000);
    fair.holds_all();
}

TEST_CASE("whatever stands in a 200 that our portal did not sign, it is not our portal") {
    Fair fair(2);
    const std::string json = "Content-Type: application/json\r\n";
    for (const std::string& script :
         {ScriptedServer::answer(200, "Content-Type: text/html\r\n", "<html>Sign in</html>"),
          ScriptedServer::answer(200, json, "{}"), ScriptedServer::answer(200, json, ""),
          ScriptedServer::answer(200, json, "[["),
          ScriptedServer::answer(200, json, R"({"v":1,"type":"leads","results":[]})"),
          ScriptedServer::answer(200, json + "Monter-Signature: key_id=0000000000000000; sig=AAAA\r\n",
                                 R"({"v":1,"type":"leads","results":[]})"),
          ScriptedServer::answer(200, json + "Content-Encoding: gzip\r\n", std::string(60'000, '\x1f')),
          ScriptedServer::answer(204, "", ""), ScriptedServer::answer(302, "Location: http://127.0.0.1/\r\n", ""),
          std::string("SSH-2.0-OpenSSH_9\r\n")}) {
        INFO(script.substr(0, 120));
        fair.portal_says(script);
        const Problem problem = fair.ask(0.999999);
        CHECK(problem.trouble == Trouble::not_our_portal);
        CHECK(problem.remedy.find("login") != std::string::npos);
        CHECK(fair.pause_ms() <= 2'000);
    }
    fair.holds_all();
}

TEST_CASE(
    "a connection that breaks, hangs, trickles or never ends is tried again, and takes no more memory than it may") {
    Fair fair(2);
    const auto resident_kib = [] {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
        }
        return 0L;
    };
    struct Row {
        std::string script;
        Trouble trouble;
        std::string words;
    };
    const std::string half = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
    const std::vector<Row> rows = {{"", Trouble::transient, "without an answer"},
                                   {ScriptedServer::reset, Trouble::transient, "broke"},
                                   {half, Trouble::transient, "half-way"},
                                   {ScriptedServer::drip, Trouble::transient, "in time"},
                                   {ScriptedServer::hang, Trouble::transient, "in time"},
                                   {ScriptedServer::endless, Trouble::not_our_portal, "longer"},
                                   {ScriptedServer::endless_header, Trouble::not_our_portal, "longer"}};
    fair.portal_says("");
    fair.ask(0.5);
    const long before = resident_kib();
    for (const Row& row : rows) {
        INFO(row.words);
        fair.portal_says(row.script);
        const Problem problem = fair.ask(0.5);
        CHECK(problem.trouble == row.trouble);
        CHECK(problem.text.find(row.words) != std::string::npos);
        fair.staff_read_it(problem);
    }
    if (!test::is_sanitized) CHECK(resident_kib() - before < 4096);
    fair.holds_all();
}

TEST_CASE("what is refused as too large or not understood is halved down to one, at once") {
    const auto [status, type, set_aside] = GENERATE(table<long, std::string, int>(
        {{413, "urn:monter:body-too-large", 1}, {413, "", 0}, {400, "urn:monter:request-invalid", 0}}));
    Fair fair(8);
    fair.portal_says(answer_of(status, type, ""));
    Agent agent(fair.hall.outbox, fair.hall.device, fair.hall.folder, true, [] { return 0.5; });
    const auto client =
        make_http_portal_client(fair.server.url(), fair.hall.device, fair.hall.region.trusted, system_now).value();
    std::vector<std::size_t> sizes;
    while (sizes.empty() || sizes.back() > 1) {
        fair.hall.advance(2'000);
        const auto job = agent.next(fair.hall.now);
        if (!job) continue;
        sizes.push_back(std::get<LeadBatch>(*job).leads.size());
        agent.conclude(*job, carry_out(client.get(), *job), fair.hall.now);
        fair.hall.advance(300'000);
    }
    CHECK(sizes == std::vector<std::size_t>{8, 4, 2, 1});
    CHECK(fair.hall.counts().quarantined == set_aside);
    fair.holds_all();
}

TEST_CASE("the stand's own disk is looked at again in a minute, whatever the network says") {
    CHECK(reaction_to(problem_of(Error{Kind::full, "no room", ""}).trouble).letter == 'D');
    CHECK(reaction_to(problem_of(Error{Kind::disk, "it said no", ""}).trouble).letter == 'D');
    Link link([] { return 0.5; });
    link.failed(problem_of(Error{Kind::disk, "it said no", ""}), {0, 1000, {}});
    CHECK(link.open_from_boot_ms() == 1000 + disk_pause_ms);
    CHECK_FALSE(problem_of(Error{Kind::full, "no room", ""}).remedy.empty());
}

TEST_CASE("every class has its letter, once") {
    std::string letters;
    for (const Reaction& one : reactions) {
        letters += one.letter;
        CHECK(&reaction_to(one.trouble) == &one);
    }
    CHECK(letters == "TNAPSLED");
}
