#include "sync/agent/http_portal_client.hpp"

#include "sync/agent/answer.hpp"
#include "sync/agent/clock_trust.hpp"
#include "sync/agent/request_body.hpp"
#include "sync/base/log.hpp"
#include "sync/pack/deflate.hpp"
#include "sync/seal/request_signature.hpp"

namespace monter::agent {
namespace {

std::string fresh_nonce() {
    return to_base64url(seal::random_id());
}

class HttpPortalClient : public PortalClient {
public:
    HttpPortalClient(PortalUrl portal, const seal::SigningKey& device, std::optional<seal::Root> root,
                     std::function<Moment()> now, HttpLimits limits)
        : authority_(portal.authority),
          http_(std::move(portal), limits),
          device_(device),
          root_(std::move(root)),
          now_(std::move(now)) {}

    Answered<LeadsAnswer> send_leads(const LeadBatch& batch) override {
        std::string nonce = fresh_nonce();
        std::string body = body_of(batch);
        auto answer = packs_ ? ask_packed("/v1/leads", body, nonce) : ask("POST", "/v1/leads", body, nonce);
        if (packs_ && answer && answer->status == 415) {
            packs_ = false;
            answer = ask("POST", "/v1/leads", std::move(body), nonce = fresh_nonce());
        }
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_leads_answer(*answer, batch, nonce, *root_);
    }

    Answered<WithdrawalsAnswer> send_withdrawals(const WithdrawalBatch& batch) override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("POST", "/v1/withdrawals", body_of(batch), nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_withdrawals_answer(*answer, batch, nonce, *root_);
    }

    Answered<TalliesAnswer> send_tallies(const TallyBatch& batch) override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("POST", "/v1/answers", body_of(batch), nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_tallies_answer(*answer, batch, nonce, *root_);
    }

    Answered<ReconcileAnswer> reconcile(const ReconcileQuestion& question) override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("POST", "/v1/reconcile", body_of(question), nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_reconcile_answer(*answer, question, nonce, *root_);
    }

    Answered<EventAnswer> fetch_event() override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("GET", "/v1/event", {}, nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_event_answer(*answer, nonce, *root_);
    }

    Answered<void> report_health(const HealthReport& report) override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("POST", "/v1/health", body_of(report), nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        if (!root_) return no_root();
        return read_health_answer(*answer, nonce, *root_);
    }

    Answered<Enrolled> enrol(const EnrolRequest& request, const Hash& root_fingerprint) override {
        const std::string nonce = fresh_nonce();
        const auto answer = ask("POST", "/v1/enrol", body_of(request, device_.public_key(), nonce), nonce);
        if (!answer) return tl::unexpected<Problem>(answer.error());
        return read_enrol_answer(*answer, nonce, root_fingerprint);
    }

    Answered<Fetched> fetch(const Fetch& question) override {
        std::vector<std::pair<std::string, std::string>> more;
        if (const auto& part = question.part) {
            const std::string last = std::to_string(part->offset + part->bytes - 1);
            more.emplace_back("Range", "bytes=" + std::to_string(part->offset) + "-" + last);
            more.emplace_back("If-Range", part->etag);
        }
        auto answer = ask("GET", question.path, {}, fresh_nonce(), std::move(more));
        if (!answer) return tl::unexpected<Problem>(answer.error());
        return read_fetched(std::move(*answer), question);
    }
    void trust(const seal::Root& root) override { root_ = root; }

    void cancel() override { http_.cancel(); }

private:
    static tl::unexpected<Problem> no_root() {
        return trouble(Trouble::authority, "This stand does not know yet whom to trust.",
                       "Enrol it with the card from the office.");
    }

    Answered<HttpAnswer> ask(const std::string& method, const std::string& path, std::string body,
                             const std::string& nonce, std::vector<std::pair<std::string, std::string>> more = {}) {
        const seal::RequestParts parts{method, authority_, path, {}, view(body)};
        const auto signed_by = seal::sign_request(parts, device_, portal_ms().value_or(now_().wall_ms) / 1000, nonce);
        HttpRequest request{method, path, {}, {}};
        request.headers = {{"Content-Digest", signed_by.content_digest},
                           {"Signature-Input", signed_by.signature_input},
                           {"Signature", signed_by.signature}};
        request.headers.insert(request.headers.end(), std::make_move_iterator(more.begin()),
                               std::make_move_iterator(more.end()));
        if (method == "POST") request.headers.emplace_back("Content-Type", "application/json");
        request.body = std::move(body);
        auto answer = http_.exchange(request, {.at_wall_ms = portal_ms()});
        if (answer || !answer.error().dates || !ask_the_time()) return answer;
        return http_.exchange(request, {.at_wall_ms = portal_ms()});
    }

    // As the content coding "deflate" (RFC 9110, section 8.4.1.2): envelopes are noise, but in base64 they are four
    // thirds of it, and the fields around them are the same lead after lead. Signed as it is sent.
    Answered<HttpAnswer> ask_packed(const std::string& path, const std::string& body, const std::string& nonce) {
        const Bytes packed = pack::deflated(view(body));
        return ask("POST", path, std::string(text_of(packed)), nonce, {{"Content-Encoding", "deflate"}});
    }

    [[nodiscard]] std::optional<std::int64_t> portal_ms() const { return signed_time(said_, now_()); }

    // Over a connection whose chain and host are verified and whose dates are not: only our portal's receipt key can
    // sign an answer to this nonce, and the time is all that is taken from it.
    bool ask_the_time() {
        if (!root_) return false;
        const std::string nonce = fresh_nonce();
        const auto answer = http_.exchange({"GET", "/v1/time?nonce=" + nonce, {}, {}}, {.ignored = true});
        if (!answer) return false;
        const auto time = read_time_answer(*answer, nonce, *root_);
        if (!time) return false;
        log_info("this stand's clock does not fit the portal's certificate; the portal signed " + to_iso_utc(*time));
        said_ = PortalTime{*time, now_()};
        return true;
    }

    std::string authority_;
    Http http_;
    const seal::SigningKey& device_;
    std::optional<seal::Root> root_;
    std::function<Moment()> now_;
    bool packs_ = true;  // until somebody on the way, or a portal of before, says that it reads no packed bodies
    std::optional<PortalTime> said_;  // asked for where a certificate's dates did not fit; nothing else needs it
};

}  // namespace

Result<std::unique_ptr<PortalClient>> make_http_portal_client(const std::string& portal_url,
                                                              const seal::SigningKey& device,
                                                              std::optional<seal::Root> root,
                                                              std::function<Moment()> now, HttpLimits limits) {
    auto portal = read_portal_url(portal_url);
    if (!portal) return fail(portal.error());
    return std::make_unique<HttpPortalClient>(std::move(*portal), device, std::move(root), std::move(now), limits);
}

}  // namespace monter::agent
