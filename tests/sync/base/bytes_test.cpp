#include "sync/base/bytes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"

using namespace monter;

namespace {

Bytes some_bytes(test::Luck& luck, std::size_t most) {
    Bytes out(luck.below(most + 1));
    for (auto& byte : out) byte = static_cast<std::uint8_t>(luck.next());
    return out;
}

}  // namespace

TEST_CASE("bytes come back from every way of writing them") {
    test::Luck luck(1);
    for (int i = 0; i < 2000; ++i) {
        const Bytes bytes = some_bytes(luck, 40);
        REQUIRE(from_base64url(to_base64url(bytes)).value() == bytes);
        REQUIRE(from_hex(to_hex(bytes)).value() == bytes);
        REQUIRE(from_crockford(to_crockford(bytes)).value() == bytes);
    }
}

TEST_CASE("the spellings are the known ones") {
    CHECK(to_base64url(view("foobar")) == "Zm9vYmFy");
    CHECK(to_base64url(view("fooba")) == "Zm9vYmE");
    CHECK(to_base64url(Bytes{0xFB, 0xFF}) == "-_8");
    CHECK(to_hex(Bytes{0x00, 0xAB}) == "00ab");
    CHECK(to_crockford(Bytes{0xFF, 0xFF, 0xFF, 0xFF, 0xFF}) == "ZZZZZZZZ");
    CHECK(to_crockford(Bytes(16, 0)).size() == 26);
    CHECK(to_base64url({}).empty());
}

TEST_CASE("one value has one spelling on the wire") {
    for (const char* text : {"Zg==", "Zm 9", "Zm9v\n", "A", "Zh", "Zm+", "Zm/", "\xC3\xA9"}) {
        INFO(text);
        CHECK_FALSE(from_base64url(text));
    }
    for (const char* text : {"0", "0G", "AB", "0x"}) {
        INFO(text);
        CHECK_FALSE(from_hex(text));
    }
    CHECK_FALSE(from_crockford("ZZZZZZZU"));
    CHECK_FALSE(from_crockford("01"));  // the bits left over must be zero
}

TEST_CASE("a code is read as people type it") {
    CHECK(from_crockford("0o1iLl-zz").value() == from_crockford("001111ZZ").value());
    CHECK(from_crockford("abcd efgh").value() == from_crockford("ABCD-EFGH").value());
}

TEST_CASE("a UUID is read and written in its one form") {
    const std::string text = "00112233-4455-6677-8899-aabbccddeeff";
    const auto id = id_from_uuid(text);
    REQUIRE(id);
    CHECK(to_uuid(*id) == text);
    for (const char* wrong : {"", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-aabbccddeef",
                              "00112233-4455-6677-8899-aabbccddeefg", "00112233-4455-6677-8899-AABBCCDDEEFF",
                              "0011223-34455-6677-8899-aabbccddeeff", "{0112233-4455-6677-8899-aabbccddeef}"}) {
        INFO(wrong);
        CHECK_FALSE(id_from_uuid(wrong));
    }
}

TEST_CASE("a number goes out with its greatest byte first") {
    Bytes out;
    append_u64_be(out, 0x0102030405060708U);
    CHECK(out == Bytes{1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("a value of another length is refused with both lengths") {
    const auto wrong = exactly<16>(Bytes(15));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message == "expected 16 bytes, got 15");
    CHECK_FALSE(raw_from_base64url<2>("AAAA"));
    CHECK(raw_from_base64url<3>("AAAA"));
}
