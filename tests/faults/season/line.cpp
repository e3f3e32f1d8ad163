#include "tests/faults/season/line.hpp"

#include <algorithm>

#include "sync/agent/answer.hpp"
#include "sync/agent/request_body.hpp"
#include "sync/seal/request_signature.hpp"

namespace monter::faults {
namespace {

using agent::Answered;
using agent::HttpAnswer;
using agent::Trouble;

constexpr const char* authority = "portal.test";

tl::unexpected<agent::Problem> nothing_came() {
    return agent::trouble(Trouble::transient, "The portal can't be reached.");
}

std::string fresh_nonce() {
    return to_base64url(seal::random_id());
}

// Not cut by a length that says so: libcurl would have told that.
HttpAnswer cut(HttpAnswer answer, Luck& luck) {
    answer.body.resize(luck.below(answer.body.size() + 1));
    return answer;
}

HttpAnswer altered(HttpAnswer answer, Luck& luck) {
    if (!answer.body.empty()) answer.body[luck.below(answer.body.size())] ^= static_cast<char>(1U << luck.below(7));
    return answer;
}

HttpAnswer login_page(Luck& luck) {
    constexpr std::array<long, 3> said = {200, 302, 511};
    return {said[luck.below(said.size())], {{"content-type", "text/html"}}, "<html>Welcome to the hall's network"};
}

}  // namespace

void OnTheirWay::deliver(PortalHost& portal, std::int64_t now_ms) {
    for (std::size_t i = 0; i < late.size();) {
        if (late[i].at_ms > now_ms) {
            ++i;
            continue;
        }
        (void)portal.answer(late[i].request, now_ms);
        late.erase(late.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

Answered<HttpAnswer> Line::ask(const std::string& method, const std::string& path, std::string body,
                               const std::string& nonce) {
    if (network == Network::none) return nothing_came();
    const auto headers = seal::sign_request({method, authority, path, {}, view(body)}, *device, now_ms_ / 1000, nonce);
    portal::Request request{.method = method, .path = path, .client = "192.0.2.9", .body = std::move(body)};
    request.headers = {{"host", authority},
                       {"content-type", "application/json"},
                       {"content-digest", headers.content_digest},
                       {"signature-input", headers.signature_input},
                       {"signature", headers.signature}};
    return exchange(request);
}

Answered<HttpAnswer> Line::deliver(const portal::Request& request) {
    auto answer = portal_.answer(request, now_ms_);
    if (!answer) return nothing_came();
    HttpAnswer out{answer->status, {{"content-type", answer->type}}, std::move(answer->body)};
    for (const auto& [name, value] : answer->headers) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        out.headers[lower] = value;
    }
    return out;
}

Answered<HttpAnswer> Line::exchange(const portal::Request& request) {
    if (network == Network::bad && luck_.percent(50)) return go_wrong(request);
    auto answer = deliver(request);
    if (answer) recorded_ = *answer;
    return answer;
}

Answered<HttpAnswer> Line::go_wrong(const portal::Request& request) {
    switch (luck_.below(9)) {
        case 0:
            return nothing_came();
        case 1:  // the portal acted, and nobody hears of it
            (void)deliver(request);
            return nothing_came();
        case 2:  // twice
            (void)deliver(request);
            return deliver(request);
        case 3:  // hours or days late, behind others
            way_.late.push_back({now_ms_ + static_cast<std::int64_t>(luck_.below(200)) * 3'600'000, request});
            return nothing_came();
        case 4:
            return login_page(luck_);
        case 5: {
            auto answer = deliver(request);
            return answer ? Answered<HttpAnswer>(cut(std::move(*answer), luck_)) : answer;
        }
        case 6: {
            auto answer = deliver(request);
            return answer ? Answered<HttpAnswer>(altered(std::move(*answer), luck_)) : answer;
        }
        case 7:
            if (recorded_) return *recorded_;
            return nothing_came();
        default:
            return HttpAnswer{503, {{"content-type", "application/problem+json"}, {"retry-after", "30"}}, "{}"};
    }
}

Answered<agent::LeadsAnswer> Line::send_leads(const agent::LeadBatch& batch) {
    if (network == Network::none) return nothing_came();
    const std::string nonce = fresh_nonce();
    const auto answer = ask("POST", "/v1/leads", agent::body_of(batch), nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_leads_answer(*answer, batch, nonce, root_);
}

Answered<agent::WithdrawalsAnswer> Line::send_withdrawals(const agent::WithdrawalBatch& batch) {
    const std::string nonce = fresh_nonce();
    const auto answer = ask("POST", "/v1/withdrawals", agent::body_of(batch), nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_withdrawals_answer(*answer, batch, nonce, root_);
}

Answered<agent::TalliesAnswer> Line::send_tallies(const agent::TallyBatch& batch) {
    const std::string nonce = fresh_nonce();
    const auto answer = ask("POST", "/v1/answers", agent::body_of(batch), nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_tallies_answer(*answer, batch, nonce, root_);
}

Answered<agent::ReconcileAnswer> Line::reconcile(const agent::ReconcileQuestion& question) {
    const std::string nonce = fresh_nonce();
    const auto answer = ask("POST", "/v1/reconcile", agent::body_of(question), nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_reconcile_answer(*answer, question, nonce, root_);
}

Answered<agent::EventAnswer> Line::fetch_event() {
    const std::string nonce = fresh_nonce();
    const auto answer = ask("GET", "/v1/event", {}, nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_event_answer(*answer, nonce, root_);
}

Answered<void> Line::report_health(const agent::HealthReport& report) {
    const std::string nonce = fresh_nonce();
    const auto answer = ask("POST", "/v1/health", body_of(report), nonce);
    if (!answer) return tl::unexpected<agent::Problem>(answer.error());
    return agent::read_health_answer(*answer, nonce, root_);
}

Answered<agent::Enrolled> Line::enrol(const agent::EnrolRequest&, const Hash&) {
    return nothing_came();
}

}  // namespace monter::faults
