#include "sync/portal/web/one_time_code.hpp"

#include "sync/portal/web/qr_picture.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::portal::web;

namespace {

// RFC 6238, appendix B: the key "12345678901234567890"; its codes have eight digits, ours are the last six of them.
CodeKey rfc_key() {
    CodeKey key{};
    const std::string_view text = "12345678901234567890";
    std::copy(text.begin(), text.end(), key.begin());
    return key;
}

}  // namespace

TEST_CASE("one-time codes are those of RFC 6238's own table") {
    const std::pair<std::int64_t, const char*> table[] = {{59, "287082"},         {1111111109, "081804"},
                                                          {1111111111, "050471"}, {1234567890, "005924"},
                                                          {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [seconds, code] : table) {
        CHECK(one_time_code(rfc_key(), code_step(seconds * 1000)) == code);
    }
}

TEST_CASE("a telephone's clock may be half a minute off to either side, and no more") {
    const auto key = rfc_key();
    const std::int64_t now = 1'795'424'400'000;
    const std::int64_t step = code_step(now);
    for (const std::int64_t off : {-1, 0, 1})
        CHECK(step_of_code(key, one_time_code(key, step + off), now) == step + off);
    for (const std::int64_t off : {-3, -2, 2, 3}) CHECK_FALSE(step_of_code(key, one_time_code(key, step + off), now));
    const std::string code = one_time_code(key, step);
    CHECK(step_of_code(key, code.substr(0, 3) + " " + code.substr(3), now) == step);
    for (const std::string& typed : {std::string(), code.substr(0, 5), code + "0", std::string("12345a"), "-" + code}) {
        CHECK_FALSE(step_of_code(key, typed, now));
    }
}

TEST_CASE("a key is typed as base32 and read back") {
    const auto key = rfc_key();
    CHECK(key_text(key) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    CHECK(key_from_text("gezd gnbv gy3t qojq gezd gnbv gy3t qojq") == key);
    CHECK_FALSE(key_from_text("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ"));
    CHECK_FALSE(key_from_text("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA"));
    CHECK_FALSE(key_from_text("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"));
    CHECK(key_uri(key, "arjeplog") ==
          "otpauth://totp/Monter:arjeplog?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Monter");
}

TEST_CASE("a QR is squares on a quiet rim") {
    const auto picture = qr_picture(key_uri(rfc_key(), "arjeplog"));
    REQUIRE(picture);
    CHECK(std::stoi(picture->side) >= 21 + 8);
    CHECK(picture->path.starts_with("M4 4h7v1h-7z"));  // the first finder's upper edge
    CHECK(picture->path.find_first_not_of("MhvzZ 0123456789-") == std::string::npos);
}
