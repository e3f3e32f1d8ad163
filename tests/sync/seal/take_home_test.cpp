#include "sync/seal/take_home.hpp"

#include "sync/seal/keys.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::seal;

TEST_CASE("the code in the take-home address gives the key of its secret, however it is typed") {
    for (int i = 0; i < 50; ++i) {
        Raw<16> secret{};
        random_bytes(secret);
        const Secret kept(std::string_view(reinterpret_cast<const char*>(secret.data()), secret.size()));
        const std::string url(withdraw_url("https://portal.test", kept).view());
        const std::string code = url.substr(url.find('#') + 1);
        REQUIRE(code.size() == code_characters);
        std::string spaced, lower;
        for (const char c : code) {
            lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c == '0' ? 'o' : c == '1' ? 'l' : c);
            spaced += std::string(1, c) + (lower.size() % 4 == 0 ? "-" : lower.size() % 5 == 0 ? " " : "");
        }
        for (const std::string& typed : {code, url, "#" + code, lower, spaced}) {
            INFO(typed);
            const auto key = key_of_code(Secret(typed));
            REQUIRE(key);
            CHECK(*key == withdraw_key(secret));
        }
        CHECK_FALSE(key_of_code(Secret(code.substr(1))));
        CHECK_FALSE(key_of_code(Secret(code + "0")));
        CHECK_FALSE(key_of_code(Secret("U" + code.substr(1))));
        CHECK_FALSE(key_of_code(Secret(code.substr(0, 25) + "1")));  // padding that is not zero
    }
    CHECK_FALSE(key_of_code(Secret()));
}
