#include "sync/base/clock.hpp"
#include "sync/base/utf8.hpp"
#include "tests/support/catch.hpp"

using namespace monter;

TEST_CASE("what a visitor can write is plain text, in any script") {
    for (const char* text : {"", "Åsa Ödman", "雪", "Юлія", "🏔️", "e\xCC\x81", "\xF4\x8F\xBF\xBF"}) {
        INFO(text);
        CHECK(is_utf8(text));
        CHECK(is_plain_text(text, false));
    }
    CHECK(is_plain_text("two\nlines", true));
    CHECK_FALSE(is_plain_text("two\nlines", false));
}

TEST_CASE("bytes that are not UTF-8 are seen") {
    using namespace std::string_literals;
    for (const std::string& text :
         {"\x80"s, "\xC0\x80"s, "\xC3"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF0\x80\x80\x80"s, "\xF4\x90\x80\x80"s,
          "\xF5\x80\x80\x80"s, "\xFF"s, "a\xE2\x82"s, "\xC3\x28"s}) {
        CHECK_FALSE(is_utf8(text));
        CHECK_FALSE(is_plain_text(text, true));
    }
}

TEST_CASE("controls and overrides that make a text read differently are not plain") {
    using namespace std::string_literals;
    for (const std::string& text :
         {"\0"s, "\x1B[31m"s, "\x7F"s, "\xC2\x85"s, "\t"s, "\r"s, "\xE2\x80\xAE"s, "\xE2\x81\xA6"s}) {
        CHECK_FALSE(is_plain_text(text, true));
    }
}

TEST_CASE("a backspace takes one character, however many bytes it has") {
    CHECK(last_character_bytes("") == 0);
    CHECK(last_character_bytes("a") == 1);
    CHECK(last_character_bytes("aå") == 2);
    CHECK(last_character_bytes("雪") == 3);
    CHECK(last_character_bytes("a🏔") == 4);
    CHECK(count_characters("aå雪🏔") == 4);
}

TEST_CASE("a time is written in one form and read back to the second") {
    CHECK(to_iso_utc(0) == "1970-01-01T00:00:00Z");
    CHECK(to_iso_utc(1'790'000'000'999) == "2026-09-21T14:13:20Z");
    CHECK(from_iso_utc("2026-09-21T14:13:20Z").value() == 1'790'000'000'000);
    CHECK(from_iso_utc("2028-02-29T23:59:59Z").has_value());
    for (const char* wrong :
         {"", "2026-09-21", "2026-09-21T14:13:20", "2026-09-21T14:13:20+02:00", "2026-02-30T00:00:00Z",
          "2026-9-21T14:13:20Z", "2026-09-21T14:13:20.5Z", "2026-09-21T14:13:20Z ", "2026-09-21T25:00:00Z"}) {
        INFO(wrong);
        CHECK_FALSE(from_iso_utc(wrong));
    }
}

TEST_CASE("time since boot goes on within one boot") {
    const Moment before = system_now();
    const Moment after = system_now();
    CHECK(before.boot_id == after.boot_id);
    CHECK(before.boot_ms <= after.boot_ms);
    CHECK(before.wall_ms > 1'700'000'000'000);
}
