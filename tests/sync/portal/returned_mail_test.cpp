// Reports of letters that came back.
#include "sync/portal/notices/returned_mail.hpp"

#include "tests/support/catch.hpp"

using monter::portal::notices::undeliverable;

namespace {

std::string report(const std::string& action, const std::string& id) {
    return "From: MAILER-DAEMON@mx.test\r\nMessage-ID: <20261123.1@mx.test>\r\nContent-Type: multipart/report\r\n\r\n"
           "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
           "Final-Recipient: rfc822; gast@example.org\r\nAction: " +
           action +
           "\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMESSAGE-ID:  <" +
           id + ">\r\n\r\n--b--\r\n";
}

constexpr const char* ours = "AQEBAQEBAQEBAQEBAQEBAQ.7.1@region.test";

}  // namespace

TEST_CASE("a report that our letter failed for good names it; nothing else does") {
    CHECK(undeliverable(report("failed", ours)) == ours);
    CHECK(undeliverable(report("Failed", ours)) == ours);
    CHECK_FALSE(undeliverable(report("delayed", ours)));
    CHECK_FALSE(undeliverable(report("delivered", ours)));
    CHECK_FALSE(undeliverable(report("failed", "somebody@else.test")));
    CHECK_FALSE(undeliverable("Action: failed"));
    CHECK_FALSE(undeliverable(""));
    CHECK_FALSE(undeliverable(std::string(1000, '\n') + "Action:"));
}

TEST_CASE("a report cut anywhere is read without a fault") {
    const std::string whole = report("failed", ours);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = undeliverable(std::string_view(whole).substr(0, size));
        if (read) CHECK(std::string(ours).starts_with(*read));
    }
}
