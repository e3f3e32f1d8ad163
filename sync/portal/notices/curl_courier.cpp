#include "sync/portal/notices/curl_courier.hpp"

#include <curl/curl.h>
#include <nlohmann/json.hpp>

#include <array>

#include "sync/portal/notices/mail_form.hpp"

namespace monter::portal::notices {
namespace {

constexpr long patience_s = 30;
constexpr std::size_t answer_bytes_max = 64UL * 1024;

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;
using Mime = std::unique_ptr<curl_mime, FreeMime>;

void add(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    [[maybe_unused]] const auto* same = list.release();
    list.reset(longer);
}

std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
    auto& answer = *static_cast<std::string*>(to);
    if (size * count > answer_bytes_max - answer.size()) return 0;
    answer.append(data, size * count);
    return size * count;
}

// The encoder keeps a line's end only where it is one of mail's own.
std::string with_mail_lines(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

// One exchange, with what both ways have in common.
class Exchange {
public:
    explicit Exchange(const std::string& address) : easy_(curl_easy_init()) {
        if (!easy_) throw std::bad_alloc();
        set(CURLOPT_URL, address.c_str());
        set(CURLOPT_TIMEOUT, patience_s);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_WRITEFUNCTION, &take);
        set(CURLOPT_WRITEDATA, &answer);
        set(CURLOPT_ERRORBUFFER, words_.data());
        set(CURLOPT_PROXY, "");
    }
    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(easy_.get(), option, value);
    }
    CURLcode run() { return curl_easy_perform(easy_.get()); }
    [[nodiscard]] long status() const {
        long out = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &out);
        return out;
    }
    [[nodiscard]] std::string_view words() const { return words_.data(); }
    [[nodiscard]] CURL* raw() const { return easy_.get(); }

    std::string answer;

private:
    Easy easy_;
    std::array<char, CURL_ERROR_SIZE> words_{};
};

class CurlCourier final : public Courier {
public:
    explicit CurlCourier(const Settings& settings) : settings_(&settings) {}

    Delivery carry(const Mail& mail) override {
        if (!settings_->mail) return {Delivery::How::later, "mail is not set up"};
        const MailServer& server = *settings_->mail;
        Exchange exchange(server.server);
        if (!is_of_this_machine(server.server)) exchange.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        if (server.login) {
            exchange.set(CURLOPT_USERNAME, server.login->user.c_str());
            exchange.set(CURLOPT_PASSWORD, server.login->password.c_str());
        }
        const std::string from = "<" + server.from + ">";
        List to;
        add(to, "<" + mail.to + ">");
        exchange.set(CURLOPT_MAIL_FROM, from.c_str());
        exchange.set(CURLOPT_MAIL_RCPT, to.get());
        List head;
        const std::string sender = mail.from_name.empty() ? from : display_name(mail.from_name) + " " + from;
        for (const std::string& line :
             {"Date: " + mail_date(mail.date_ms), "From: " + sender, "To: <" + mail.to + ">",
              "Subject: " + encoded_words(mail.subject), "Message-ID: <" + mail.message_id + ">",
              "Content-Language: " + mail.language,
              // Nobody's absence answers a machine (RFC 3834, section 5); a person's letter may be answered by one.
              mail.reply_to.empty() ? std::string("Auto-Submitted: auto-generated")
                                    : "Reply-To: <" + mail.reply_to + ">"}) {
            add(head, line);
        }
        const Mime mime(curl_mime_init(exchange.raw()));
        curl_mimepart* part = curl_mime_addpart(mime.get());
        const std::string text = with_mail_lines(mail.text);
        curl_mime_data(part, text.c_str(), text.size());
        curl_mime_type(part, "text/plain; charset=utf-8");
        curl_mime_encoder(part, "quoted-printable");
        exchange.set(CURLOPT_HTTPHEADER, head.get());
        exchange.set(CURLOPT_MIMEPOST, mime.get());
        const CURLcode code = exchange.run();
        if (code == CURLE_OK) return {Delivery::How::sent, {}};
        // Of all steps only the recipient's is about the address. libcurl tells the step in words alone
        // ("RCPT failed: 550", lib/smtp.c); a test would see them change.
        const long status = exchange.status();
        const bool nobody = exchange.words().starts_with("RCPT failed") && status >= 500 && status < 600;
        return {nobody ? Delivery::How::refused : Delivery::How::later,
                status > 0 ? std::to_string(status) : curl_easy_strerror(code)};
    }

    Delivery carry(const ShortMessage& message) override {
        if (!settings_->sms) return {Delivery::How::later, "SMS is not set up"};
        const SmsGateway& gateway = *settings_->sms;
        Exchange exchange(gateway.gateway);
        exchange.set(CURLOPT_USERNAME, gateway.login.user.c_str());
        exchange.set(CURLOPT_PASSWORD, gateway.login.password.c_str());
        std::string form;
        const auto field = [&](const char* key, const std::string& value) {
            char* escaped = curl_easy_escape(exchange.raw(), value.data(), static_cast<int>(value.size()));
            form += (form.empty() ? "" : "&") + std::string(key) + "=" + (escaped == nullptr ? "" : escaped);
            curl_free(escaped);
        };
        field("from", gateway.from);
        field("to", message.to);
        field("message", message.text);
        exchange.set(CURLOPT_POSTFIELDS, form.c_str());
        const CURLcode code = exchange.run();
        if (code != CURLE_OK) return {Delivery::How::later, curl_easy_strerror(code)};
        const long status = exchange.status();
        const auto told = nlohmann::json::parse(exchange.answer, nullptr, false);
        const bool failed = told.is_object() && told.value("status", std::string()) == "failed";
        if (status == 200 && !failed) return {Delivery::How::sent, {}};
        // 400: the gateway finds no number in it. A wrong password, no money or no gateway is ours to mend.
        const bool nobody = status == 400 || (status == 200 && failed);
        return {nobody ? Delivery::How::refused : Delivery::How::later, std::to_string(status)};
    }

private:
    const Settings* settings_;
};

}  // namespace

std::unique_ptr<Courier> make_curl_courier(const Settings& settings) {
    return std::make_unique<CurlCourier>(settings);
}

}  // namespace monter::portal::notices
