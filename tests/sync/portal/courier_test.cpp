// The real courier against real sockets, and the serving portal that sends by it.
#include <httplib.h>

#include "sync/base/file.hpp"
#include "sync/portal/notices/curl_courier.hpp"
#include "sync/portal/store/addressees.hpp"
#include "tests/support/portal_pages.hpp"
#include "tests/support/running_portal.hpp"
#include "tests/sync/portal/smtp_sink.hpp"

using namespace monter;
using namespace monter::test;
using portal::notices::Delivery;
using portal::notices::Mail;
using portal::notices::Settings;

namespace {

std::string server(const SmtpSink& sink) {
    return "smtp://127.0.0.1:" + std::to_string(sink.port());
}

const Mail letter{
    .to = "gast@example.org",
    .subject = "Твоє бажання",
    .text = "Hej!\n\nÅ, en rad som är mycket längre än de sjuttiosex tecken som en rad i ett brev får ha.\n.\n",
    .language = "sv",
    .message_id = "one@region.test",
    .date_ms = monday};

}  // namespace

TEST_CASE("a letter crosses whole, in any alphabet, and says who it is from and which it is") {
    SmtpSink sink;
    const Settings settings{.portal = "https://p.test",
                            .mail = portal::notices::MailServer{server(sink), "moving@region.test", {}}};
    CHECK(portal::notices::make_curl_courier(settings)->carry(letter).how == Delivery::How::sent);
    const auto mails = sink.mails(1);
    REQUIRE(mails.size() == 1);
    for (const char* line :
         {"Date: Mon, 23 Nov 2026 09:00:00 +0000\r\n", "From: <moving@region.test>\r\n", "To: <gast@example.org>\r\n",
          "Message-ID: <one@region.test>\r\n", "Auto-Submitted: auto-generated\r\n",
          "Content-Type: text/plain; charset=utf-8\r\n", "Subject: =?UTF-8?Q?=D0=A2", "=C3=85, en rad"}) {
        INFO(line);
        CHECK(mails[0].find(line) != std::string::npos);
    }
    CHECK(mails[0].find("\r\n..\r\n") != std::string::npos);  // a dot alone would have ended the letter
}

TEST_CASE("a refused recipient is told from a server that can't just now") {
    SmtpSink sink("gast@");
    Settings settings{.portal = "https://p.test",
                      .mail = portal::notices::MailServer{server(sink), "moving@region.test", {}}};
    const auto refused = portal::notices::make_curl_courier(settings)->carry(letter);
    CHECK(refused.how == Delivery::How::refused);
    CHECK(refused.why == "550");
    SmtpSink no_sender("moving@");  // refuses the sender's domain nowhere: only recipients are looked at
    settings.mail->server = server(no_sender);
    CHECK(portal::notices::make_curl_courier(settings)->carry(letter).how == Delivery::How::sent);
    settings.mail->server = "smtp://127.0.0.1:9";  // nobody there
    CHECK(portal::notices::make_curl_courier(settings)->carry(letter).how == Delivery::How::later);
    settings.mail.reset();
    CHECK(portal::notices::make_curl_courier(settings)->carry(letter).how == Delivery::How::later);
}

TEST_CASE("an SMS is asked for as the gateway's description says") {
    httplib::Server gateway;
    std::string asked;
    std::string who;
    int status = 200;
    std::string answer = R"({"id":"s1","status":"created"})";
    gateway.Post("/a1/sms", [&](const httplib::Request& request, httplib::Response& response) {
        asked = request.get_param_value("from") + "|" + request.get_param_value("to") + "|" +
                request.get_param_value("message");
        who = request.get_header_value("Authorization");
        response.status = status;
        response.set_content(answer, "application/json");
    });
    const int port = gateway.bind_to_any_port("127.0.0.1");
    std::thread serving([&] { gateway.listen_after_bind(); });
    const Settings settings{.portal = "https://p.test",
                            .sms = portal::notices::SmsGateway{
                                "http://127.0.0.1:" + std::to_string(port) + "/a1/sms", "Norrbotten", {"u", "p"}}};
    const auto courier = portal::notices::make_curl_courier(settings);
    const portal::notices::ShortMessage message{"+46701234567", "En ny person väntar & mer"};
    CHECK(courier->carry(message).how == Delivery::How::sent);
    CHECK(asked == "Norrbotten|+46701234567|En ny person väntar & mer");
    CHECK(who == "Basic dTpw");
    status = 400;
    CHECK(courier->carry(message).how == Delivery::How::refused);
    for (const int later : {401, 403, 429, 500, 503}) {
        status = later;
        CHECK(courier->carry(message).how == Delivery::How::later);
    }
    status = 200;
    answer = R"({"status":"failed"})";
    CHECK(courier->carry(message).how == Delivery::How::refused);
    gateway.stop();
    serving.join();
}

TEST_CASE("a serving portal sends by itself what waits to be told") {
    SmtpSink sink;
    Region region;
    need(write_file(
        region.folder().notices(),
        view("portal = \"https://p.test\"\n[mail]\nserver = \"" + server(sink) + "\"\nfrom = \"moving@region.test\"\n"),
        0600));
    region.reopen();
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    {
        auto work = need(region.portal().database().begin());
        need(portal::store::add_account(
            work, {"guide", "Somebody", portal::store::Role::guide, "arjeplog", "no password", false}, monday));
        need(portal::store::set_addressee(
            work, {.login = "guide", .mail = "guide@arjeplog.test", .quiet_from = 0, .quiet_to = 0}));
        need(work.commit());
    }
    stand.leave(record_of(1, "Anna Andersson"));
    region.sweep();
    region.close();
    const RunningPortal running(region.folder());
    REQUIRE(!running.address.empty());
    const auto mails = sink.mails(2);
    REQUIRE(mails.size() == 2);  // the guide's and the visitor's
    const std::string both = mails[0] + mails[1];
    CHECK(both.find("To: <guide@arjeplog.test>") != std::string::npos);
    CHECK(both.find("To: <eva@example.org>") != std::string::npos);
}
