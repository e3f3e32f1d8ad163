#include "sync/portal/intake/intake.hpp"

#include "sync/portal/intake/answers.hpp"
#include "sync/portal/intake/content.hpp"
#include "sync/portal/intake/enrol.hpp"
#include "sync/portal/intake/health.hpp"
#include "sync/portal/intake/leads.hpp"
#include "sync/portal/intake/reconcile.hpp"
#include "sync/portal/intake/time.hpp"
#include "sync/portal/intake/withdrawals.hpp"

namespace monter::portal::intake {
namespace {

Response asked_wrongly(const char* right_way) {
    Response out = to_response({405, "method-unknown", "This address is asked in another way."});
    out.headers.emplace_back("Allow", right_way);
    return out;
}

Response routed(Parts& parts, const Request& request, const Moment& now) {
    if (request.body.size() > body_bytes_max) {
        return to_response({413, "body-too-large", "The request is larger than 256 KiB. Send fewer leads at once."});
    }
    const bool post = request.method == "POST";
    const bool get = request.method == "GET";
    if (request.path == "/v1/enrol" && post) return enrol(parts, request, now);
    if (request.path == "/v1/leads" && post) return receive_leads(parts, request, now);
    if (request.path == "/v1/withdrawals" && post) return withdraw(parts, request, now);
    if (request.path == "/v1/answers" && post) return count_answers(parts, request, now);
    if (request.path == "/v1/health" && post) return report_health(parts, request, now);
    if (request.path == "/v1/reconcile" && post) return reconcile(parts, request, now);
    if (request.path == "/v1/event" && get) return event(parts, request, now);
    if (request.path == "/v1/time" && get) return tell_time(parts, request, now);
    if (get && is_content(request.path)) return offer_content(parts, request, now);
    for (const char* known :
         {"/v1/enrol", "/v1/leads", "/v1/withdrawals", "/v1/answers", "/v1/health", "/v1/reconcile"}) {
        if (request.path == known) return asked_wrongly("POST");
    }
    for (const char* known : {"/v1/event", "/v1/time"}) {
        if (request.path == known) return asked_wrongly("GET");
    }
    return to_response({404, "path-unknown", "There is nothing at this address."});
}

// Counts a request while it is answered.
class Within {
public:
    explicit Within(std::atomic<int>& at_once) : at_once_(at_once), mine_(++at_once) {}
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    ~Within() { --at_once_; }
    [[nodiscard]] bool too_many() const { return mine_ > requests_at_once; }

private:
    std::atomic<int>& at_once_;
    int mine_;
};

}  // namespace

Response answer(Parts& parts, const Request& request, const Moment& now) {
    const Within within(parts.at_once);
    if (within.too_many()) return to_response(unavailable(parts.luck()));
    return routed(parts, request, now);
}

}  // namespace monter::portal::intake
