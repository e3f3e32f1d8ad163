// Quiet hours, morning letters, and what a mail's head looks like.
#include <random>

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/guides/working_time.hpp"
#include "sync/portal/notices/mail_form.hpp"
#include "sync/portal/notices/when.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/swedish_moments.hpp"

using namespace monter;
using namespace monter::portal::notices;
using namespace monter::test;

TEST_CASE("whatever the hours, nothing goes out in quiet ones, nothing early, and at most a day late") {
    std::mt19937_64 luck(11);
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t from =
            at(2026, 1, 1, 0) + static_cast<std::int64_t>(luck() % (std::uint64_t{800} * 24 * 60)) * 60'000;
        const int quiet_from = static_cast<int>(luck() % 24), quiet_to = static_cast<int>(luck() % 24);
        const std::int64_t loud = first_loud_ms(from, quiet_from, quiet_to);
        CAPTURE(from, quiet_from, quiet_to);
        CHECK(loud >= from);
        CHECK(loud - from <= std::int64_t{25} * 60 * 60 * 1000);
        const int hour = swedish_clock(loud).hour;
        const bool quiet = quiet_from < quiet_to ? quiet_from <= hour && hour < quiet_to
                                                 : quiet_from != quiet_to && (hour >= quiet_from || hour < quiet_to);
        CHECK_FALSE(quiet);
        const std::int64_t morning = next_digest_ms(from);
        CHECK(morning > from);
        CHECK(swedish_clock(morning).hour == digest_hour);
        CHECK(portal::guides::is_working_day(swedish_clock(morning)));
    }
}

TEST_CASE("a morning's letter comes on the next working day") {
    CHECK(next_digest_ms(at(2026, 11, 23, 7)) == at(2026, 11, 23, 8));
    CHECK(next_digest_ms(at(2026, 11, 23, 8)) == at(2026, 11, 24, 8));
    CHECK(next_digest_ms(at(2026, 12, 23, 12)) == at(2026, 12, 28, 8));  // over Christmas and a weekend
    CHECK(next_digest_ms(at(2027, 3, 26, 12)) == at(2027, 3, 30, 8));    // over Easter and the change of clocks
}

TEST_CASE("a subject in any language crosses as encoded words, each short and whole") {
    CHECK(encoded_words("Hej") == "=?UTF-8?Q?Hej?=");
    CHECK(encoded_words("å b") == "=?UTF-8?Q?=C3=A5_b?=");
    const std::string long_one = encoded_words("Ваше бажання надійшло, і вам напише консультант із переїзду");
    std::size_t from = 0;
    while (from < long_one.size()) {
        const std::size_t end = std::min(long_one.find("\r\n ", from), long_one.size());
        CHECK(end - from <= 76);
        from = end + 3;
    }
    // Whatever a text holds, it ends no header.
    CHECK(encoded_words("a\r\nBcc: x").find("\r\nBcc") == std::string::npos);
    CHECK(mail_date(1'795'424'400'000) == "Mon, 23 Nov 2026 09:00:00 +0000");
}

TEST_CASE("numbers as people in Sweden write them") {
    CHECK(international_number("070-123 45 67") == "+46701234567");
    CHECK(international_number("+31 6 12345678") == "+31612345678");
    CHECK(international_number("0031612345678") == "+31612345678");
    CHECK(international_number("701234567").empty());
    CHECK(international_number("seven").empty());
    CHECK(international_number("+123456789012345678").empty());
}
