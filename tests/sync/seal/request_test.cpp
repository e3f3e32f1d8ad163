#include "sync/seal/password.hpp"
#include "sync/seal/request_signature.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::seal;

namespace {

constexpr std::string_view body = R"({"v":1})";

RequestParts a_request() {
    return {"POST", "portal.example:8443", "/v1/leads", "", view(body)};
}

const std::string nonce = "AAECAwQFBgcICQoLDA0ODw";

}  // namespace

TEST_CASE("a stand's request is signed in the one profile of RFC 9421 that both sides speak") {
    const auto device = SigningKey::generate();
    const auto headers = sign_request(a_request(), device, 1'790'000'000, nonce);
    CHECK(headers.content_digest == "sha-256=:r7+dDzVgsP13legcQqCnnua2/GfgZPd4Jq7mQsrSjZE=:");
    CHECK(headers.signature_input ==
          R"(monter=("@method" "@authority" "@path" "@query" "content-digest");created=1790000000;nonce=")" + nonce +
              R"(";keyid=")" + to_hex(device.id()) + R"(";alg="ed25519";tag="monter-v1")");
    CHECK(verify_request(a_request(), headers, device.public_key()));
    const auto signer = read_signer(headers);
    REQUIRE(signer);
    CHECK(signer->key_id == device.id());
    CHECK(signer->nonce == nonce);
    CHECK(signer->created_s == 1'790'000'000);
}

TEST_CASE("the signed text is RFC 9421's signature base, letter for letter") {
    const auto device = SigningKey::generate();
    auto request = a_request();
    request.query = "a=b";
    const auto headers = sign_request(request, device, 1, nonce);
    const std::string base =
        "\"@method\": POST\n\"@authority\": portal.example:8443\n\"@path\": /v1/leads\n\"@query\": ?a=b\n"
        "\"content-digest\": " +
        headers.content_digest + "\n\"@signature-params\": " + headers.signature_input.substr(7);
    // monter=:<88 letters of base64>:
    const std::string letters = headers.signature.substr(8, headers.signature.size() - 9);
    std::string url_letters;
    for (const char c : letters) {
        if (c != '=') url_letters += c == '+' ? '-' : c == '/' ? '_' : c;
    }
    const auto signature = raw_from_base64url<64>(url_letters);
    REQUIRE(signature);
    CHECK(verify(device.public_key(), {}, view(base), *signature));
}

TEST_CASE("a request with any part changed is refused") {
    const auto device = SigningKey::generate();
    const auto headers = sign_request(a_request(), device, 1, nonce);
    auto request = a_request();
    SECTION("method") {
        request.method = "PUT";
    }
    SECTION("authority") {
        request.authority = "portal.example";
    }
    SECTION("path") {
        request.path = "/v1/health";
    }
    SECTION("query") {
        request.query = "x=1";
    }
    SECTION("body") {
        request.body = view("{}");
    }
    SECTION("a line feed that would pass for another component") {
        request.path = "/v1/leads\n\"@query\": ?";
    }
    const auto refused = verify_request(request, headers, device.public_key());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Kind::refused);
}

TEST_CASE("a request with headers of another form is refused") {
    const auto device = SigningKey::generate();
    const auto good = sign_request(a_request(), device, 1, nonce);
    const auto refused = [&](RequestHeaders headers) {
        return !verify_request(a_request(), headers, device.public_key()).has_value();
    };
    for (std::string RequestHeaders::*field :
         {&RequestHeaders::content_digest, &RequestHeaders::signature_input, &RequestHeaders::signature}) {
        for (std::size_t at = 0; at < (good.*field).size(); ++at) {
            auto changed = good;
            (changed.*field)[at] = static_cast<char>((changed.*field)[at] ^ 0x01);
            INFO(changed.*field);
            REQUIRE(refused(changed));
        }
        auto longer = good;
        longer.*field += " ";
        CHECK(refused(longer));
        auto none = good;
        (none.*field).clear();
        CHECK(refused(none));
    }
    CHECK_FALSE(verify_request(a_request(), good, SigningKey::generate().public_key()));
}

TEST_CASE("an old or future clock is no reason to refuse a stand") {
    const auto device = SigningKey::generate();
    for (const std::int64_t created : {std::int64_t{0}, std::int64_t{-86'400}, std::int64_t{253'402'300'799}}) {
        CHECK(verify_request(a_request(), sign_request(a_request(), device, created, nonce), device.public_key()));
    }
}

TEST_CASE("an answer counts only under a receipt key of our root, over its exact bytes") {
    const auto receipt = SigningKey::generate();
    const auto content = SigningKey::generate();
    Root root;
    root.receipt = {{receipt.public_key()}, 1};
    root.content = {{content.public_key()}, 1};
    const std::string answer = R"({"v":1,"epoch":"…"})";
    const std::string header = sign_answer(view(answer), receipt);
    const auto good = verify_answer(view(answer), header, root);
    REQUIRE(good);
    CHECK(good->key_id == receipt.id());
    CHECK_FALSE(verify_answer(view(answer + " "), header, root));
    CHECK_FALSE(verify_answer(view(answer), sign_answer(view(answer), content), root));
    CHECK_FALSE(verify_answer(view(answer), "", root));
    CHECK_FALSE(verify_answer(view(answer), "<html>", root));
    for (std::size_t at = 0; at < header.size(); ++at) {
        std::string changed = header;
        changed[at] = static_cast<char>(changed[at] ^ 0x01);
        REQUIRE_FALSE(verify_answer(view(answer), changed, root));
    }
}

TEST_CASE("a guide's password is readable over a phone, and only its hash is kept") {
    const std::string password = make_password();
    CHECK(password.size() == 23);
    CHECK(password != make_password());
    CHECK(password.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos);
    const auto hash = hash_password(password);
    REQUIRE(hash);
    CHECK(hash->rfind("$argon2id$v=19$m=65536,t=3,p=1$", 0) == 0);
    CHECK_FALSE(password_is_dated(*hash));
    CHECK(password_is_dated("$argon2id$v=19$m=19456,t=2,p=1$" + hash->substr(31)));
    CHECK(password_fits(*hash, password));
    CHECK_FALSE(password_fits(*hash, password + "0"));
    CHECK_FALSE(password_fits("", password));
    CHECK_FALSE(password_fits(std::string(500, 'a'), password));
}
