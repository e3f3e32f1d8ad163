#include "sync/agent/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <atomic>

namespace monter::agent {
namespace {

constexpr std::size_t headers_bytes_max = 64UL * 1024;
constexpr int wake_every_ms = 1000;  // a cancel wakes it at once; this only bounds a lost one

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using Multi = std::unique_ptr<CURLM, FreeMulti>;
using List = std::unique_ptr<curl_slist, FreeList>;

// What is coming in; libcurl's own size limit does not stop a chunked body, so this one does.
struct Incoming {
    HttpAnswer answer;
    std::size_t header_bytes = 0;
    bool too_long = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* to) {
    auto& incoming = *static_cast<Incoming*>(to);
    const std::size_t bytes = size * count;
    if (bytes > answer_bytes_max - incoming.answer.body.size()) {
        incoming.too_long = true;
        return 0;
    }
    incoming.answer.body.append(data, bytes);
    return bytes;
}

std::string trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return std::string(text);
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* to) {
    auto& incoming = *static_cast<Incoming*>(to);
    const std::size_t bytes = size * count;
    incoming.header_bytes += bytes;
    if (incoming.header_bytes > headers_bytes_max) {
        incoming.too_long = true;
        return 0;
    }
    const std::string_view line(data, bytes);
    if (line.starts_with("HTTP/")) incoming.answer.headers.clear();  // what came before was an interim answer
    if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        incoming.answer.headers[name] = trimmed(line.substr(colon + 1));
    }
    return bytes;
}

// What libcurl may say, as far as it means more than that a connection broke (protocol, section 8).
struct TransferSignal {
    CURLcode code;
    Trouble trouble;
    const char* text;  // empty: libcurl's own words
    const char* remedy;
};
constexpr const char* cable = "Check the network cable or the Wi-Fi.";
constexpr const char* by_itself = "Nothing to do: the stand tries again by itself.";
constexpr std::array<TransferSignal, 15> transfer_signals = {{
    {CURLE_COULDNT_RESOLVE_HOST, Trouble::transient, "The portal's name can't be found on this network.", cable},
    {CURLE_COULDNT_CONNECT, Trouble::transient, "The portal can't be reached.", cable},
    {CURLE_OPERATION_TIMEDOUT, Trouble::transient, "The portal did not answer in time.", by_itself},
    {CURLE_PARTIAL_FILE, Trouble::transient, "The portal's answer broke off half-way.", by_itself},
    {CURLE_GOT_NOTHING, Trouble::transient, "The portal closed the connection without an answer.", by_itself},
    {CURLE_SEND_ERROR, Trouble::transient, "The connection broke while the stand was sending.", by_itself},
    {CURLE_RECV_ERROR, Trouble::transient, "The connection broke while the portal was answering.", by_itself},
    {CURLE_SSL_CACERT_BADFILE, Trouble::transient, "The list of trusted certificates is missing on this stand.",
     "Install the package ca-certificates."},
    {CURLE_PEER_FAILED_VERIFICATION, Trouble::not_our_portal, "", ""},
    {CURLE_SSL_CONNECT_ERROR, Trouble::not_our_portal, "", ""},
    {CURLE_SSL_CERTPROBLEM, Trouble::not_our_portal, "", ""},
    {CURLE_SSL_CIPHER, Trouble::not_our_portal, "", ""},
    {CURLE_SSL_ISSUER_ERROR, Trouble::not_our_portal, "", ""},
    {CURLE_UNSUPPORTED_PROTOCOL, Trouble::not_our_portal, "", ""},
    {CURLE_WEIRD_SERVER_REPLY, Trouble::not_our_portal, "", ""},
}};

Problem problem_of(CURLcode code) {
    const auto* const at = std::find_if(transfer_signals.begin(), transfer_signals.end(),
                                        [code](const TransferSignal& one) { return one.code == code; });
    if (at == transfer_signals.end()) {
        const std::string words = curl_easy_strerror(code);
        return {Trouble::transient, {}, "The connection to the portal broke: " + words + ".", by_itself, std::nullopt};
    }
    if (at->trouble == Trouble::not_our_portal) return not_our_portal(curl_easy_strerror(code));
    return {at->trouble, {}, at->text, at->remedy, std::nullopt};
}

CURLcode apply_dates(CURL* /*easy*/, void* ssl_ctx, void* dates) {
    return apply(*static_cast<const TlsDates*>(dates), ssl_ctx) ? CURLE_OK : CURLE_ABORTED_BY_CALLBACK;
}

Problem certificate_dates() {
    Problem out = not_our_portal("its certificate is not valid by this stand's clock, or no longer at all");
    out.remedy =
        "The stand asks the portal for the time by itself. If this stays, the office must renew the portal's "
        "certificate.";
    out.dates = true;
    return out;
}

List header_list(const HttpRequest& request) {
    List list;
    const auto add = [&list](const std::string& line) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) return;
        [[maybe_unused]] const auto* same = list.release();
        list.reset(longer);
    };
    add("Expect:");
    add("Accept: application/json");
    for (const auto& [name, value] : request.headers) {
        std::string line(name);
        line.append(": ").append(value);
        add(line);
    }
    return list;
}

}  // namespace

std::string HttpAnswer::header(const std::string& lower_case_name) const {
    const auto at = headers.find(lower_case_name);
    return at == headers.end() ? std::string() : at->second;
}

struct Http::Engine {
    PortalUrl portal;
    HttpLimits limits;
    Multi multi;
    std::atomic<bool> cancelled = false;

    void prepare(CURL* easy, const HttpRequest& request, const std::string& url, Incoming& incoming,
                 curl_slist* headers) const;
    void prepare_tls(CURL* easy, const TlsDates& dates) const;
    [[nodiscard]] CURLcode carry_out(CURL* easy);
};

void Http::Engine::prepare(CURL* easy, const HttpRequest& request, const std::string& url, Incoming& incoming,
                           curl_slist* headers) const {
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, portal.tls ? "https" : "http");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");  // the environment must not send leads elsewhere
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a hanging name server must not hold up a SIGTERM
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, limits.connect_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, limits.total_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, limits.slow_bytes_per_s);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, limits.slow_for_s);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &incoming);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &incoming);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "monter-sync/" MONTER_VERSION);
    if (request.method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    } else {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
}

void Http::Engine::prepare_tls(CURL* easy, const TlsDates& dates) const {
    if (!limits.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, limits.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, apply_dates);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, const_cast<TlsDates*>(&dates));  // only read
    if (!dates.ignored) return;
    // Whoever comes after must not get a connection, or resume a session, whose dates nobody looked at.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
}

CURLcode Http::Engine::carry_out(CURL* easy) {
    if (curl_multi_add_handle(multi.get(), easy) != CURLM_OK) return CURLE_FAILED_INIT;
    CURLcode result = CURLE_ABORTED_BY_CALLBACK;
    int running = 1;
    while (!cancelled) {
        if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
        if (running == 0) {
            int left = 0;
            const CURLMsg* message = curl_multi_info_read(multi.get(), &left);
            if (message != nullptr && message->msg == CURLMSG_DONE) result = message->data.result;
            break;
        }
        curl_multi_poll(multi.get(), nullptr, 0, wake_every_ms, nullptr);
    }
    curl_multi_remove_handle(multi.get(), easy);
    return result;
}

Http::Http(PortalUrl portal, HttpLimits limits) : engine_(std::make_unique<Engine>()) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(started);  // curl_multi_init fails where this did
    engine_->portal = std::move(portal);
    engine_->limits = limits;
    engine_->multi.reset(curl_multi_init());
}
Http::Http(Http&&) noexcept = default;
Http& Http::operator=(Http&&) noexcept = default;
Http::~Http() = default;

Answered<HttpAnswer> Http::exchange(const HttpRequest& request, const TlsDates& dates) {
    const Easy easy(curl_easy_init());
    if (!easy || !engine_->multi) return trouble(Trouble::transient, "The network library can't start.");
    Incoming incoming;
    const std::string url = engine_->portal.base + request.path;
    const List headers = header_list(request);
    engine_->prepare(easy.get(), request, url, incoming, headers.get());
    engine_->prepare_tls(easy.get(), dates);
    const CURLcode code = engine_->carry_out(easy.get());
    if (engine_->cancelled) return trouble(Trouble::transient, "The question was called off.");
    // Out of memory is libcurl's word for a header line past its own limit.
    if (incoming.too_long || code == CURLE_OUT_OF_MEMORY)
        return tl::unexpected<Problem>(not_our_portal("longer than any of ours"));
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        long verdict = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_SSL_VERIFYRESULT, &verdict);
        if (says_dates(verdict)) return tl::unexpected<Problem>(certificate_dates());
    }
    if (code != CURLE_OK) return tl::unexpected<Problem>(problem_of(code));
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &incoming.answer.status);
    return std::move(incoming.answer);
}

void Http::cancel() {
    engine_->cancelled = true;
    curl_multi_wakeup(engine_->multi.get());
}

}  // namespace monter::agent
